using System.Net;
using System.Text.Json;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>What clients are told by a server whose database goes away and comes back.</summary>
public sealed class LostDatabaseTests(FragileServer server) : IClassFixture<FragileServer>
{
    private const string Query = """{ account(number: "C-1") { legalName balance { total { amount } } invoices { nodes { number } } } }""";

    private const string Record = """
        mutation($input: RecordInvoiceInput!) { recordInvoice(input: $input) { invoice { number } errors { __typename ... on Error { message code } } } }
        """;

    [Fact]
    public async Task Without_its_database_the_program_says_so_and_with_it_all_works_again()
    {
        await using var database = await server.MakeAsync();
        await using var program = await RunningProgram.OnAsync(database);
        await program.QueryAsync("""mutation { createAccount(input: { number: "C-1", legalName: "One" }) { errors { __typename } } }""");
        await RecordedAsync(program, "I-1");
        await AllAnsweredAsync(program);

        await server.StopAtOnceAsync();
        try
        {
            var changing = program.SendAsync(Record, new { input = Invoice("I-2") });
            foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => program.SendAsync(Query))))
            {
                AssertUnavailable(answer);
            }

            foreach (var address in (string[])["/exports/prospects.csv", "/accounts/C-1/credit-report.pdf"])
            {
                using var answer = await program.Client.GetAsync(address);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
                Assert.NotNull(answer.Headers.RetryAfter?.Delta);
                Assert.Null(answer.Content.Headers.ContentDisposition);
                var problem = await answer.Content.ReadAsStringAsync();
                Assert.Contains("\"code\":\"BOOK_UNAVAILABLE\"", problem, StringComparison.Ordinal);
                AssertTellsNothing(problem);
            }

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "the database does not answer"), await HealthAsync(program, "ready"));
            Assert.Equal((HttpStatusCode.OK, "alive"), await HealthAsync(program, "live"));
            AssertUnavailable(await changing);
        }
        finally
        {
            await server.StartAgainAsync();
        }

        Assert.Equal((HttpStatusCode.OK, "ready"), await HealthAsync(program, "ready"));
        await AllAnsweredAsync(program);
        await RecordedAsync(program, "I-2");
        Assert.Equal(["I-1", "I-2"], await database.AskAsync("""SELECT "Number" FROM "Invoices" ORDER BY 1"""));
    }

    [Fact]
    public async Task Nobody_notices_a_server_that_was_started_anew_between_two_requests()
    {
        await using var database = await server.MakeAsync();
        await using var program = await RunningProgram.OnAsync(database);
        await program.QueryAsync("""mutation { createAccount(input: { number: "C-1", legalName: "One" }) { errors { __typename } } }""");
        await AllAnsweredAsync(program);
        await RestartAsync();
        await AllAnsweredAsync(program);
        await RestartAsync();
        await RecordedAsync(program, "I-1");
        await AllAnsweredAsync(program);
        await RestartAsync();
        using var csv = await program.Client.GetAsync("/exports/prospects.csv");
        Assert.Equal(HttpStatusCode.OK, csv.StatusCode);

        async Task RestartAsync()
        {
            await server.StopAtOnceAsync();
            await server.StartAgainAsync();
        }
    }

    [Fact]
    public async Task A_caller_who_is_no_longer_remembered_is_told_that_the_database_is_away_and_not_that_he_is_unknown()
    {
        await using var database = await server.MakeAsync();
        await using var program = await RunningProgram.OnAsync(database);
        await program.QueryAsync("{ __typename }");
        await server.StopAtOnceAsync();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(6));
            AssertUnavailable(await program.SendAsync("{ __typename }"));
            using var answer = await program.Client.GetAsync("/exports/prospects.csv");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter?.Delta);
            Assert.Empty(answer.Headers.WwwAuthenticate);
            using var stranger = await program.Stranger.GetAsync("/exports/prospects.csv");
            Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        }
        finally
        {
            await server.StartAgainAsync();
        }

        await program.QueryAsync("{ __typename }");
        await server.StopAtOnceAsync();
        await server.StartAgainAsync();
        await Task.Delay(TimeSpan.FromSeconds(6));
        await program.QueryAsync("{ __typename }");
    }

    private static object Invoice(string number) => new { accountNumber = "C-1", number, date = "2026-03-01", amount = new { amount = 5m, currency = "CNY" } };

    // Many at once, so that as many connections are open and kept.
    private static Task AllAnsweredAsync(RunningProgram program) => Task.WhenAll(Enumerable.Range(0, 12).Select(_ => program.QueryAsync(Query)));

    private static async Task RecordedAsync(RunningProgram program, string number)
    {
        var recorded = (await program.QueryAsync(Record, new { input = Invoice(number) })).GetProperty("recordInvoice");
        Assert.Equal(number, recorded.GetProperty("invoice").GetProperty("number").GetString());
    }

    private static async Task<(HttpStatusCode Status, string Text)> HealthAsync(RunningProgram program, string what)
    {
        using var answer = await program.Client.GetAsync($"/health/{what}");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static void AssertUnavailable(JsonElement answer)
    {
        var errors = answer.GetProperty("errors").EnumerateArray().ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.Equal("BOOK_UNAVAILABLE", e.GetProperty("extensions").GetProperty("code").GetString()));
        AssertTellsNothing(answer.GetRawText());
    }

    private static void AssertTellsNothing(string answer)
    {
        foreach (var secret in (string[])["   at ", "Exception", "Npgsql", "never-told", "postgres", "b2b-postgresql", "b2b_test", "5432"])
        {
            Assert.DoesNotContain(secret, answer, StringComparison.OrdinalIgnoreCase);
        }
    }
}
