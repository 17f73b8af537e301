using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>The character U+0000, which PostgreSQL can neither keep nor look for: every database answers alike, and no log tells of it.</summary>
public sealed class NullCharacterTests(DemoProgram demo) : IClassFixture<DemoProgram>
{
    private const string Text = "a\0b";
    private const string Malformed = "INPUT_MALFORMED";

    private static readonly string[] Operations = ["eq", "neq", "in", "nin", "contains", "startsWith", "endsWith"];

    [DatabaseFact]
    public async Task Every_filter_by_text_refuses_it_and_none_reaches_the_database()
    {
        var program = await demo.GetAsync();
        using var log = new ErrorLog(program);
        var asked = 0;
        foreach (var field in FilledDemo.Contract.Schema.QueryType!.Fields)
        {
            if (field.Argument("where")?.Type.Named is not InputObjectType filter)
            {
                continue;
            }

            foreach (var (path, operation) in Conditions(filter, depth: 2))
            {
                object value = operation is "in" or "nin" ? new[] { "x", Text } : Text;
                var where = new JsonObject { [operation] = JsonSerializer.SerializeToNode(value) };
                where = path.Reverse().Aggregate(where, (inner, name) => new JsonObject { [name] = inner });
                var answer = await program.SendAsync($"query($w: {filter.Name}) {{ {field.Name}(where: $w, first: 1) {{ nodes {{ __typename }} }} }}", new { w = where });
                Assert.True(Codes(answer) is [Malformed], $"{field.Name} {where.ToJsonString()}: {answer}");
                asked++;
            }
        }

        Assert.True(asked > 100, $"{asked}");
        Assert.Empty(log.Lines);
    }

    [DatabaseFact]
    public async Task Arguments_literals_cursors_and_changes_refuse_it_too()
    {
        var program = await demo.GetAsync();
        using var log = new ErrorLog(program);
        Assert.Equal([Malformed], Codes(await program.SendAsync("query($n: String!) { account(number: $n) { number } }", new { n = Text })));
        Assert.Equal([Malformed], Codes(await program.SendAsync("""{ account(number: "a\u0000b") { number } }""")));
        Assert.Equal([Malformed], Codes(await program.SendAsync("""{ accounts(where: { city: { contains: "\u0000" } }) { totalCount } }""")));

        var page = await program.QueryAsync("{ accounts(first: 1, order: [{ number: ASC }]) { pageInfo { endCursor } } }");
        var cursor = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(page.GetProperty("accounts").GetProperty("pageInfo").GetProperty("endCursor").GetString()));
        var forged = JsonNode.Parse(cursor)!.AsArray();
        forged[1] = Text;
        var after = System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(forged.ToJsonString()));
        Assert.Equal([Malformed], Codes(await program.SendAsync("query($a: String) { accounts(first: 1, after: $a, order: [{ number: ASC }]) { totalCount nodes { number } } }", new { a = after })));

        var change = await program.QueryAsync(
            "mutation($i: CreateAccountInput!) { createAccount(input: $i) { account { number } errors { __typename ... on Error { code } } } }",
            new { i = new { number = "NUL-1", legalName = "One", manager = Text } });
        Assert.Equal(Malformed, change.GetProperty("createAccount").GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Empty(log.Lines);
    }

    [DatabaseFact]
    public async Task Endpoints_refuse_it_too()
    {
        var program = await demo.GetAsync();
        using var log = new ErrorLog(program);
        // Nobody has such a name.
        using var signIn = await program.Stranger.PostAsJsonAsync("/auth/sign-in", new { name = Text, password = "a long enough password" });
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.StatusCode);
        using var export = await program.Client.GetAsync("/exports/prospects.csv?after=%00");
        Assert.Equal(HttpStatusCode.BadRequest, export.StatusCode);
        using var report = await program.Client.GetAsync("/accounts/a%00b/credit-report.pdf");
        Assert.Equal(HttpStatusCode.BadRequest, report.StatusCode);
        Assert.Empty(log.Lines);
    }

    [DatabaseFact]
    public async Task What_no_rule_of_an_input_has_met_is_refused_when_it_is_to_be_stored()
    {
        var program = await demo.GetAsync();
        using var log = new ErrorLog(program);
        await using var db = program.Db();
        db.Add(new Setting { Name = Text, Value = "x" });
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());
        Assert.Equal(Malformed, TypedErrors.OfField(refused)?.Code);
        Assert.Empty(log.Lines);
    }

    [DatabaseFact]
    public async Task Its_escape_written_out_is_a_text_like_any_other()
    {
        var program = await demo.GetAsync();
        Assert.Equal(0, (await program.QueryAsync("query($n: [String]) { accounts(where: { city: { in: $n } }) { totalCount } }", new { n = new[] { """\u0000""", """["a\u0000b"]""" } }))
            .GetProperty("accounts").GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await program.QueryAsync("query($n: String) { accounts(where: { city: { eq: $n } }) { totalCount } }", new { n = """[\u0000]""" }))
            .GetProperty("accounts").GetProperty("totalCount").GetInt32());
    }

    /// <summary>Every condition on a text, of the type itself and of objects that it refers to.</summary>
    private static IEnumerable<(string[] Path, string Operation)> Conditions(InputObjectType filter, int depth)
    {
        // What is searched for by name is written as names are kept first, which leaves such characters out.
        foreach (var field in filter.Fields.Where(f => f.Name is not ("and" or "or" or "searchName") && f.Type.Named is InputObjectType))
        {
            var inner = (InputObjectType)field.Type.Named;
            if (inner.Field("eq")?.Type.Named.Name == "String")
            {
                foreach (var operation in Operations.Where(o => inner.Field(o) is not null))
                {
                    yield return ([field.Name], operation);
                }
            }
            else if (inner.Field("eq") is null && depth > 1)
            {
                foreach (var (path, operation) in Conditions(inner, depth - 1))
                {
                    yield return ([field.Name, .. path], operation);
                }
            }
        }
    }

    private static List<string?> Codes(JsonElement answer) => answer.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("code").GetString())]
        : [];

    /// <summary>Errors that the program logs from now on.</summary>
    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        private volatile bool ended;

        public ErrorLog(RunningProgram program) => program.Services.GetRequiredService<ILoggerFactory>().AddProvider(this);

        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error && !ended;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Lines.Enqueue($"{eventId}: {formatter(state, exception)}");
            }
        }

        public void Dispose() => ended = true;
    }
}
