using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using B2BAccounts.GraphQL.Http.Tests.Fuzz;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.Api.Tests.Security.Fuzz;

/// <summary>Requests of a caller: valid operations and addresses, and what attackers make of them.</summary>
internal sealed partial class AttackRequests
{
    private static readonly string[] FormTypes = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "application/json;charset=utf-16", "application/graphql"];

    private static readonly string[] Paths =
    [
        "/exports/prospects.csv", "/exports/ageing.csv", "/exports/ageing.pdf?asOf=1900-01-01", "/exports/ageing.xlsx?knownAt=x", "/exports/prospects.csv?lang=zh-Hans", "/exports/prospects.csv?lang=%0d%0ax", "/exports/../exports/prospects.csv", "/exports/%2e%2e/accounts", "/graphql?sdl", "/graphql", "/", "/health/live", "/health/ready",
        "/auth/sign-out", "/auth/password", "/auth/refresh", "/accounts", "/admin", "/exports/accounts.csv", "/.env", "/graphql/..%2f..%2fetc/passwd", "/swagger", "/metrics",
    ];

    private readonly Random random;
    private readonly string? key;
    private readonly RequestDamage damage;
    private readonly InputValues values;
    private readonly SchemaOperations operations;
    private readonly string[] fieldNames;

    public AttackRequests(Random random, Schema schema, MarkedBook book, Attacker attacker)
    {
        (this.random, key, damage, values) = (random, attacker.Key, new RequestDamage(random), new InputValues(random, book, attacker));
        operations = new SchemaOperations(random, schema, values);
        fieldNames = [.. schema.Types.OfType<ObjectType>().SelectMany(t => t.Fields).Select(f => f.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <returns>The request, and whether it may be read as a change: then its answer may name what it sent.</returns>
    public (RawRequest Request, bool IsChange) Next()
    {
        var kind = random.Next(100);
        return kind < 6 ? (Endpoint(), false)
            : kind < 14 ? ByGet(operations.Query())
            : kind < 20 ? Batch()
            : kind < 32 ? Post(operations.Mutation())
            : Post(operations.Query());
    }

    private (RawRequest, bool) Post(Asked asked)
    {
        asked = Changed(asked);
        var body = Encoding.UTF8.GetBytes(asked.ToJson());
        // A damaged change could write what others have into one's own rows, where it would look like a leak.
        body = !asked.IsMutation && Once(10) ? damage.Damage(body) : body;
        var target = Once(30) ? $"/graphql?query={Uri.EscapeDataString(operations.Query().Query)}" : "/graphql";
        return (Send("POST", target, body, Once(40) ? Pick(FormTypes) : "application/json"), asked.IsMutation);
    }

    private (RawRequest, bool) Batch()
    {
        var asked = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Changed(Once(6) ? operations.Mutation() : operations.Query())).ToList();
        return (Send("POST", "/graphql", Encoding.UTF8.GetBytes($"[{string.Join(',', asked.Select(a => a.ToJson()))}]"), "application/json"), asked.Exists(a => a.IsMutation));
    }

    private (RawRequest, bool) ByGet(Asked asked)
    {
        asked = Changed(asked);
        var target = new StringBuilder("/graphql?query=").Append(Uri.EscapeDataString(asked.Query));
        if (asked.Variables is { } variables)
        {
            target.Append("&variables=").Append(Uri.EscapeDataString(variables.ToJsonString()));
        }

        target.Append(Once(20) ? Pick(["&query={__typename}", "&extensions={}", "&operationName=x", "&%00", "&sdl"]) : "");
        return (Send(Once(12) ? "HEAD" : "GET", target.ToString(), [], "application/json"), false);
    }

    private RawRequest Endpoint()
    {
        var number = Uri.EscapeDataString(values.Number().Trim('"'));
        var target = random.Next(5) switch
        {
            0 => $"/accounts/{number}/credit-report.pdf",
            4 => $"/accounts/{number}/statement.{Pick(["pdf", "csv", "xlsx", "doc"])}?{Pick(["month=2026-02", "month=2026-13", "month=9999-12", "month=0001-01", "month=%00", "from=1900-01-01&to=2026-03-31", "from=2026-03-31&to=1900-01-01", "knownAt=2026-01-01T00:00:00Z", "knownAt=9999", "lang=zh-Hans", "month=2026-02&month=2026-03"])}",
            1 => $"/accounts/{Pick(["..%2f", "%2e%2e/", "%00", "%0d%0aX-Injected:%201", "", "%25", "'"])}{number}/credit-report.pdf{(Once(3) ? "?lang=zh-Hant" : "")}",
            _ => Pick(Paths),
        };
        // Only few sign in: each attempt is meant to cost the server much.
        return Once(12)
            ? Send("POST", Pick(["/auth/sign-in", "/auth/refresh", "/auth/password"]), Encoding.UTF8.GetBytes(Pick(["{}", "{\"name\":\"admin\",\"password\":1}", "{\"refreshToken\":\"x\"}", "[", "{\"old\":\"x\",\"new\":\"y\"}"])), "application/json")
            : Send(Once(6) ? Pick(["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"]) : "GET", target, [], "application/json");
    }

    private RawRequest Send(string method, string target, byte[] body, string type)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{method} {target} HTTP/1.1\r\nHost: {(Once(40) ? "evil.example" : "localhost")}\r\n");
        if (key is not null && !Once(60))
        {
            head.Append("Authorization: Bearer ").Append(Once(40) ? key[..^1] : key).Append("\r\n");
        }

        if (body.Length > 0 || method is "GET")
        {
            head.Append("Content-Type: ").Append(type).Append("\r\n");
        }

        damage.Header(head, "Accept", ["application/json", "application/json", "application/graphql-response+json", "*/*", "*/*", "text/html", "text/csv"], 4);
        damage.Header(head, "Accept-Encoding", ["gzip", "br", "identity"], 8);
        damage.Header(head, "X-HTTP-Method-Override", ["POST", "DELETE", "GET"], 40);
        damage.Header(head, "X-Forwarded-For", ["127.0.0.1", "10.0.0.1, ::1"], 40);
        damage.Header(head, "X-Original-URL", ["/exports/prospects.csv", "/admin"], 40);
        damage.Header(head, "X-Role", ["ADMIN"], 40);
        damage.Header(head, "Cookie", ["role=ADMIN; session=x"], 40);
        damage.Header(head, "GraphQL-Plan", ["1", "analyze"], 40);
        damage.Header(head, "If-None-Match", ["*", "\"x\""], 40);
        damage.Header(head, "traceparent", ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-\t"], 40);
        if (Once(8))
        {
            return damage.Frame(head, body);
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
        return new RawRequest([.. Encoding.Latin1.GetBytes(head.ToString()), .. body], IsFramed: true);
    }

    private Asked Changed(Asked asked) => random.Next(20) switch
    {
        0 => asked with { Query = SwapName(asked.Query) },
        1 => asked with { Query = $"{asked.Query} query Other {{ __typename }}" },
        2 when !asked.Query.Contains('$', StringComparison.Ordinal) && !asked.IsMutation => asked with { Query = $"{{ ...F a: __typename ...F }} fragment F on Query {asked.Query[asked.Query.IndexOf('{', StringComparison.Ordinal)..]}" },
        3 when asked.Variables is { } variables && !asked.IsMutation => asked with { Variables = Odd(variables) },
        4 when !asked.IsMutation => asked with { Query = Twice(asked.Query) },
        5 => asked with { Query = asked.Query.Replace("__typename", "__typename @include(if: true) @skip(if: false)", StringComparison.Ordinal) },
        _ => asked,
    };

    private string SwapName(string query)
    {
        var names = Names().Matches(query);
        var name = names[random.Next(names.Count)];
        return $"{query[..name.Index]}{Pick(fieldNames)}{query[(name.Index + name.Length)..]}";
    }

    // The same selection under two names more.
    private static string Twice(string query)
    {
        var open = query.IndexOf('{', StringComparison.Ordinal);
        var inner = query[(open + 1)..query.LastIndexOf('}')];
        return inner.Contains(": ", StringComparison.Ordinal) ? $"{query[..open]}{{ {inner} {inner} }}" : $"{query[..open]}{{ a1: {inner} a2: {inner} {inner} }}";
    }

    private JsonObject Odd(JsonObject variables)
    {
        var odd = (JsonObject)variables.DeepClone();
        odd[odd.ElementAt(random.Next(odd.Count)).Key] = JsonNode.Parse(Pick(["null", "{}", "[[[]]]", "1e400", "-1", $"\"{Asked.Half}\"", "true", "{\"__proto__\":{}}", "\"x\"", "[]", "99999999999999999999999999"]));
        return odd;
    }

    private bool Once(int rarity) => random.Next(rarity) == 0;

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    [GeneratedRegex(@"\b[a-z][A-Za-z]+\b(?=[ ({}])")]
    private static partial Regex Names();
}
