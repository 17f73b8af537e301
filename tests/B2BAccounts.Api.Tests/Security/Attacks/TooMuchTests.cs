using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Security.Attacks;

/// <summary>API4:2023 Unrestricted resource consumption, and the kinds that the GraphQL cheat sheet of OWASP adds.</summary>
public sealed class TooMuchTests(AttackedPrograms programs) : IClassFixture<AttackedPrograms>
{
    public static TheoryData<string, string, string> Operations => new()
    {
        { "aliases at the top", "\"limit\":\"aliases\"", $"{{ {Many(101, i => $"a{i}: __typename")} }}" },
        { "aliases below the top", "\"limit\":\"aliases\"", $"{{ accounts {{ nodes {{ {Many(101, i => $"a{i}: number")} }} }} }}" },
        { "account numbers by aliases", "\"limit\":\"rootFields\"", $"{{ {Many(21, i => $"a{i}: account(number: \"BEN-{i}\") {{ number }}")} }}" },
        { "parents of parents", "\"limit\":\"depth\"", $"{{ account(number: \"ANA-1\") {{ {string.Concat(Enumerable.Repeat("parent { ", 30))} id {new string('}', 30)} }} }}" },
        { "braces", "\"limit\":\"nesting\"", string.Concat(Enumerable.Repeat("{ a ", 3_000)) },
        { "lists in a literal", "\"limit\":\"nesting\"", $"{{ accounts(where: {{ number: {{ in: {new string('[', 3_000)}{new string(']', 3_000)} }} }}) {{ totalCount }} }}" },
        { "a fragment that holds itself", "within itself", "{ accounts { nodes { ...A } } } fragment A on Account { parent { ...A } }" },
        { "fragments that hold each other", "within itself", "{ accounts { nodes { ...A } } } fragment A on Account { id ...B } fragment B on Account { id ...C } fragment C on Account { id ...A }" },
        { "fragments that double", "\"limit\":\"aliases\"", $"{{ accounts {{ nodes {{ ...F0 }} }} }} {Many(20, i => $"fragment F{i} on Account {{ a{i}: parent {{ ...F{i + 1} }} b{i}: parent {{ ...F{i + 1} }} }}")} fragment F20 on Account {{ id }}" },
        { "directives", "\"limit\":\"tokens\"", $"{{ __typename {string.Concat(Enumerable.Repeat("@skip(if: false) ", 5_000))} }}" },
        { "unknown directives", "Unknown directive", $"{{ __typename {Many(3_000, i => $"@d{i}")} }}" },
        { "a field again and again", "\"limit\":\"tokens\"", $"{{ accounts {{ nodes {{ {string.Concat(Enumerable.Repeat("number ", 12_000))} }} }} }}" },
        { "a page of a million", "\"limit\":\"typeCost\"", "{ accounts(first: 1000000) { nodes { number } } }" },
        { "the last million", "\"limit\":\"typeCost\"", "{ accounts(last: 1000000) { nodes { number } } }" },
        { "pages within pages", "\"limit\":\"typeCost\"", "{ accounts(first: 100) { nodes { invoices(first: 100) { nodes { account { invoices(first: 100) { nodes { number } } } } } } } }" },
        { "the schema in itself", "INTROSPECTION_NOT_ALLOWED", "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }" },
        { "a list in a filter", "1000 is the limit", $"{{ accounts(where: {{ number: {{ in: [{Many(1_001, i => $"\"{i}\"")}] }} }}) {{ totalCount }} }}" },
        { "conditions", "200 conditions, which is the limit", $"{{ accounts(where: {{ and: [{Many(201, _ => "{ number: { eq: \"1\" } }")}] }}) {{ totalCount }} }}" },
        { "a long document", "\"limit\":\"documentLength\"", $"{{ __typename }} #{new string('x', 110_000)}" },
        { "changes by aliases", "\"limit\":\"rootFields\"", $"mutation {{ {Many(21, i => $"a{i}: createAccount(input: {{ number: \"MANY-{i}\", legalName: \"Many\", manager: \"Ana\" }}) {{ account {{ number }} }}")} }}" },
    };

    // API4, and GraphQL: aliases, batches, fragments, depth, directives, duplicates, lists, introspection.
    [DatabaseTheory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_that_asks_for_too_much_is_refused_before_it_runs(string what, string why, string query)
    {
        var attacked = await programs.GetAsync();
        var count = await attacked.CountAsync();
        var answer = (await Attacked.AskAsync(attacked.Ana, query)).Safe();
        Assert.True(answer.IsRefused && answer.Text.Contains(why, StringComparison.Ordinal), $"{what}: {answer.Text}");
        Assert.True(answer.Text.Length < 50_000, $"{what} is refused in {answer.Text.Length} characters");
        Assert.Equal(count, await attacked.CountAsync());
        Assert.Contains("Query", (await Attacked.AskAsync(attacked.Ana, "{ __typename }")).Text, StringComparison.Ordinal);
    }

    // API4 and API2: what is limited a request comes many times a body.
    [DatabaseFact]
    public async Task A_batch_that_is_too_long_runs_nothing_of_it()
    {
        var attacked = await programs.GetAsync();
        var count = await attacked.CountAsync();
        var batch = Enumerable.Range(0, 11).Select(i => new { query = $"mutation {{ createAccount(input: {{ number: \"BATCH-{i}\", legalName: \"x\", manager: \"Ana\" }}) {{ account {{ number }} }} }}" });
        var answer = (await Attacked.PostAsync(attacked.Ana, JsonContent.Create(batch))).Safe();
        Assert.Equal(["LIMIT_EXCEEDED"], answer.Codes);
        Assert.Equal(count, await attacked.CountAsync());
    }

    // API4: lists in variables.
    [DatabaseFact]
    public async Task A_list_of_ids_in_the_variables_that_is_too_long_is_refused()
    {
        var attacked = await programs.GetAsync();
        var answer = (await Attacked.AskAsync(attacked.Ana, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = Enumerable.Repeat("QQ", 5_001) })).Safe();
        Assert.Equal(["LIMIT_EXCEEDED"], answer.Codes);
    }

    // API4: bodies.
    [DatabaseFact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var attacked = await programs.GetAsync();
        Assert.Equal(413, (await Attacked.PostAsync(attacked.Ana, JsonContent.Create(new { query = "{ __typename }", padding = new string('x', 1_100_000) }))).Status);
        Assert.Equal(413, (await Attacked.PostAsync(attacked.Program.Stranger, JsonContent.Create(new { refreshToken = new string('x', 9_000) }), "/auth/refresh")).Status);
    }

    // API4: twenty megabytes in some kilobytes. A small body shows that none is unpacked, a large one that nothing is read in vain.
    [DatabaseTheory]
    [InlineData("gzip", 0)]
    [InlineData("br", 0)]
    [InlineData("deflate", 0)]
    [InlineData("gzip", 20)]
    [InlineData("br", 20)]
    public async Task A_compressed_body_is_not_unpacked(string encoding, int megabytes)
    {
        var attacked = await programs.GetAsync();
        foreach (var (address, text) in ((string, string)[])[("/graphql", """{"query":"{ __typename }"}"""), ("/auth/refresh", """{"refreshToken":"x"}""")])
        {
            var plain = (await Attacked.PostAsync(attacked.Ana, new StringContent(text, Encoding.UTF8, "application/json"), address)).Safe();
            Assert.True(plain.Status is 200 or 401, $"{plain.Status}");
            var body = new ByteArrayContent(Packed(text + new string(' ', megabytes * 1_000_000), encoding));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            body.Headers.ContentEncoding.Add(encoding);
            Assert.True((await Attacked.PostAsync(attacked.Ana, body, address)).Safe().Status is 400 or 413 or 415);
        }

        static byte[] Packed(string text, string encoding)
        {
            using var packed = new MemoryStream();
            using (Stream pack = encoding switch
            {
                "br" => new BrotliStream(packed, CompressionLevel.Fastest),
                "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
                _ => new ZLibStream(packed, CompressionLevel.Fastest),
            })
            {
                pack.Write(Encoding.UTF8.GetBytes(text));
            }

            return packed.ToArray();
        }
    }

    // API4: Slowloris with a body.
    [DatabaseFact]
    public async Task A_body_that_does_not_come_ends_the_connection()
    {
        var attacked = await programs.GetAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(attacked.Ana.BaseAddress!.Host, attacked.Ana.BaseAddress.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {attacked.Program.Key}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 408", await reader.ReadToEndAsync(patience.Token), StringComparison.Ordinal);
    }

    // API4: words that are searched for in every text.
    [DatabaseFact]
    public async Task A_text_to_search_for_has_no_wildcards()
    {
        var attacked = await programs.GetAsync();
        foreach (var text in (string[])["%", "_", "%%%%%%%%%%%%%%%%%%%%", "[a-z]", "*", "(a+)+$", "\\"])
        {
            var answer = (await Attacked.AskAsync(attacked.Program.Client, "query($t: String!) { accounts(where: { searchName: { contains: $t } }) { totalCount } }", new { t = text })).Safe();
            Assert.Equal(0, answer.Data.GetProperty("accounts").GetProperty("totalCount").GetInt32());
        }
    }

    private static string Many(int count, Func<int, string> make) => string.Join(' ', Enumerable.Range(0, count).Select(make));
}
