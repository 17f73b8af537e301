using System.Globalization;
using System.Text;

namespace B2BAccounts.GraphQL.Http.Tests.Fuzz;

/// <summary>Makes requests that are nearly right: each part is taken from what clients send and then damaged, or not.</summary>
internal sealed class RequestMutator(Random random)
{
    private readonly RequestDamage damage = new(random);

    private static readonly string[] Methods =
        ["POST", "POST", "POST", "POST", "POST", "POST", "POST", "POST", "GET", "GET", "GET", "GET", "HEAD"];

    private static readonly string[] OddMethods = ["OPTIONS", "PUT", "DELETE", "PATCH", "get", "POSTT", "TRACE", "CONNECT", "P@ST"];

    private static readonly string[] Accepts =
    [
        "application/*;q=0.5, text/html", "text/html,application/xhtml+xml,*/*;q=0.8", "application/json;q=0", "image/png", "text/event-stream", "multipart/mixed", "*; q=.2", ",,;;==\"", "",
    ];

    private static readonly string[] UsualAccepts =
        ["*/*", "application/json", "application/graphql-response+json", "application/graphql-response+json; charset=utf-8, application/json;q=0.9"];

    private static readonly string[] ContentTypes =
    [
        "application/json; charset=utf-8", "application/json;charset=\"utf-8\"", "APPLICATION/JSON", "application/json; charset=utf-16", "text/plain",
        "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/graphql", "application/", "/json", ";", "",
    ];

    private static readonly string[] Encodings = ["gzip", "br", "identity", "gzip, br", "deflate;q=0.5, *;q=0.1", "br;q=1.0, gzip;q=0.8", "*", "identity;q=0", "q=", ";", ""];

    private static readonly string[] Queries =
    [
        "{ hello }", "query A { hello } query B { price }", "query Q($n: String) { hello(name: $n) }", "mutation { add(number: 1) }", "{ fails broken }", "{ text(length: 3000) }",
        "{ __schema { types { name fields { name } } } }", "subscription { never }", "{ unknown }", "{ hello", "", "{ a: hello b: hello ...F } fragment F on Query { total }",
        "query($n: Int = 99999999999999999999) { text(length: $n) }", "{ hello(name: \\\"\\u00e9\\ud83d\\ude00\\\") }",
    ];

    private static readonly string[] Variables =
    [
        "null", "{}", "{\"n\":\"Ann\"}", "{\"n\":null}", "{\"n\":5}", "{\"n\":[[[]]]}", "{\"n\":\"\\ud800\"}", "{\"n\":1e999999}", "{\"n\":123456789012345678901234567890.5e-3}",
        "{\"n\":\"a\",\"n\":\"b\"}", "[]", "7", "\"text\"", "{\"\":{}}", "{\"n\":\"\\u0000\"}",
    ];

    public RawRequest Next()
    {
        var method = Once(15) ? Pick(OddMethods) : Pick(Methods);
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{method} {Target(method)} {(Once(200) ? Pick(["HTTP/1.0", "HTTP/9.9", "HTTP/2", "http/1.1"]) : "HTTP/1.1")}\r\n");
        head.Append(Once(300) ? "" : "Host: localhost\r\n");
        damage.Header(head, "Accept", Once(4) ? Accepts : UsualAccepts, 2);
        damage.Header(head, "Content-Type", Once(10) ? ContentTypes : ["application/json"], method is "POST" ? 1 : 4);
        damage.Header(head, "Accept-Encoding", Encodings, 3);
        damage.Header(head, "Content-Encoding", Encodings, 30);
        damage.Header(head, "If-None-Match", ["*", "W/\"x\"", "\"x\", \"y\"", "x", "\""], 20);
        damage.Header(head, "GraphQL-Preflight", ["1", ""], 10);
        damage.Header(head, "Cookie", ["a=b", "=;=", "\"", "a"], 10);
        damage.Header(head, "Authorization", ["Bearer x", "Basic", ":", ""], 20);
        damage.Header(head, "Expect", ["100-continue", "nothing"], 60);
        damage.Header(head, "Connection", ["close", "keep-alive", "upgrade, x"], 40);
        damage.Header(head, "X-Filler", [new string('h', 5000), "\u00e9", "a\tb"], 100);
        var body = method is "POST" or "PUT" or "PATCH" or "POSTT" || Once(8) ? Body() : [];
        return damage.Frame(head, body);
    }

    private string Target(string method)
    {
        if (Once(50))
        {
            return Pick(["/", "/graphql/", "/GRAPHQL", "*", "http://localhost/graphql?query={hello}", "//graphql", "/graphql/../graphql?query={hello}", "/%67raphql?query={hello}"]);
        }

        if (method is "POST" && !Once(10))
        {
            return "/graphql";
        }

        var text = new StringBuilder("/graphql");
        for (var i = 0; i < random.Next(4); i++)
        {
            text.Append(i == 0 ? '?' : '&').Append(Pick(["query", "query", "variables", "operationName", "extensions", "sdl", "", "more"]));
            if (!Once(10))
            {
                text.Append('=').Append(Escape(Pick(Once(2) ? Queries : Variables)));
            }
        }

        if (Once(30))
        {
            text.Append(Pick(["%", "%zz", "%ff%fe", "&&==", "+", "%00", "%u0041", new string('&', 3000), "&sdl"]));
        }

        return text.ToString();
    }

    private string Escape(string text) => random.Next(20) switch
    {
        0 => text.Replace(' ', '+'),
        1 => Uri.EscapeDataString(text).Replace("%", "%25", StringComparison.Ordinal),
        2 => Uri.EscapeDataString(text)[..^(text.Length > 0 ? 1 : 0)],
        _ => Uri.EscapeDataString(text),
    };

    private byte[] Body()
    {
        var json = Once(15) ? Batch() : Once(40) ? Deep() : Request();
        return Once(4) ? damage.Damage(Encoding.UTF8.GetBytes(json)) : Encoding.UTF8.GetBytes(json);
    }

    private string Batch()
    {
        var count = Pick([0, 1, 2, 3, 10, 11, 500]);
        return $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => Once(20) ? Pick(Variables) : Request()))}]";
    }

    private string Deep()
    {
        var depth = Pick([10, 63, 64, 65, 1000, 50_000]);
        return random.Next(3) switch
        {
            0 => new string('[', depth) + new string(']', Once(2) ? depth : 0),
            1 => "{\"query\":\"{ hello }\",\"variables\":{\"n\":" + new string('[', depth) + new string(']', depth) + "}}",
            _ => $$"""{"query":"{{new string('{', depth)}}hello"}""",
        };
    }

    private string Request()
    {
        List<string> members = [];
        Member(!Once(30), "query", () => Once(20) ? Pick(Variables) : $"\"{Pick(Queries)}\"");
        Member(Once(2), "variables", () => Pick(Variables));
        Member(Once(3), "operationName", () => Pick(["null", "\"A\"", "\"B\"", "\"\"", "5", "{}"]));
        Member(Once(4), "extensions", () => Pick(Variables));
        Member(Once(8), "more", () => Pick(Variables));
        Member(Once(40), "query", () => $"\"{Pick(Queries)}\"");
        return $"{{{string.Join(',', members)}}}";

        void Member(bool wanted, string name, Func<string> value)
        {
            if (wanted)
            {
                members.Add($"\"{name}\":{value()}");
            }
        }
    }

    private bool Once(int rarity) => random.Next(rarity) == 0;

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
