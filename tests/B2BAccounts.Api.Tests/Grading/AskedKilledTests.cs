using System.Net.Http.Json;
using System.Text.Json;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Grading;

public sealed class AskedKilledTests
{
    private const int Accounts = 60, Known = 25;

    private const string Record = "mutation($input: RecordInvoiceInput!) { recordInvoice(input: $input) { invoice { number } errors { ... on Error { code } } } }";

    [DatabaseFact]
    public async Task A_server_that_is_killed_has_lost_no_request_for_an_assessment_and_the_next_one_answers_each()
    {
        await using var commands = await CommandLine.OpenAsync();
        string key;
        DateOnly today;
        await using (var program = await RunningProgram.OnAsync(commands.Database))
        {
            (key, today) = (program.Key, program.Services.GetRequiredService<BusinessClock>().Today);
            for (var i = 0; i < Accounts; i++)
            {
                await program.QueryAsync("mutation($input: CreateAccountInput!) { createAccount(input: $input) { account { number } } }", new { input = new { number = $"C-{i}", legalName = $"Company {i}" } });
            }
        }

        var answered = new HashSet<string>(StringComparer.Ordinal);
        var (server, client) = await commands.ServeAsync(key);
        using (server)
        using (client)
        {
            // Two postings of each: assessments are made while they come.
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async sender =>
            {
                for (var i = sender; i < 2 * Accounts && !server.HasExited; i += 4)
                {
                    try
                    {
                        await SendAsync(client, $"C-{i % Accounts}", $"I-{i}", today);
                    }
                    catch (HttpRequestException)
                    {
                        return;
                    }

                    lock (answered)
                    {
                        answered.Add($"C-{i % Accounts}");
                        if (answered.Count == Known && !server.HasExited)
                        {
                            server.Kill();
                        }
                    }
                }
            }));
            await server.WaitForExitAsync();
        }

        Assert.InRange(answered.Count, Known, Accounts - 1);
        // What was posted has been assessed since, or waits for it.
        Assert.Empty(await commands.Database.AskAsync("""
            SELECT a."Number" FROM "Accounts" AS a JOIN "Invoices" AS i ON i."AccountId" = a."Id"
            WHERE NOT EXISTS (SELECT 1 FROM "AssessmentRequests" AS r WHERE r."AccountId" = a."Id")
                AND NOT EXISTS (SELECT 1 FROM "Assessments" AS s WHERE s."AccountId" = a."Id" AND s."ConfirmedAt" >= i."RecordedAt")
            """));
        Assert.NotEmpty(await commands.Database.AskAsync("""SELECT "AccountId" FROM "AssessmentRequests" """));

        await using var again = await RunningProgram.OnAsync(commands.Database);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var db = again.Db();
        while (await db.AssessmentRequests.AnyAsync(limit.Token))
        {
            await Task.Delay(50, limit.Token);
        }

        var assessed = await db.Assessments.Join(db.Accounts, s => s.AccountId, a => a.Id, (s, a) => a.Number).Distinct().ToListAsync(limit.Token);
        Assert.Superset(answered, assessed.ToHashSet());
        var before = await db.Assessments.CountAsync(limit.Token);
        // Assessed once more nothing is found that they had not seen.
        var run = await again.Services.GetRequiredService<RegradeAccounts>().HandleAsync(new RegradeInput(assessed), null, limit.Token);
        Assert.Equal((assessed.Count, 0), (run.Assessed, run.Changed));
        Assert.Equal(before, await db.Assessments.CountAsync(limit.Token));
    }

    private static async Task SendAsync(HttpClient client, string account, string number, DateOnly date)
    {
        using var response = await client.PostAsJsonAsync(
            "/graphql", new { query = Record, variables = new { input = new { accountNumber = account, number, date = $"{date:yyyy-MM-dd}", amount = new { amount = 100, currency = "CNY" } } } });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(number, answer.GetProperty("data").GetProperty("recordInvoice").GetProperty("invoice").GetProperty("number").GetString());
    }
}
