using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Security.Audit;

/// <summary>What is recorded of requests, and who may read it.</summary>
public sealed class AuditedRequestsTests
{
    [DatabaseFact]
    public async Task Sign_ins_refusals_and_bulk_readings_are_recorded_and_an_auditor_reads_them()
    {
        await using var program = await RunningProgram.WithDemoAsync();
        var password = await program.Services.GetRequiredService<CreateUser>().HandleAsync(new CreateUserInput("Maria", new RightsInput(Role.Auditor)), default);
        using (var wrong = await program.Stranger.PostAsJsonAsync("/auth/sign-in", new { name = "Maria", password = "wrong wrong wrong" }))
        using (var right = await program.Stranger.PostAsJsonAsync("/auth/sign-in", new { name = "Maria", password }))
        {
            Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (wrong.StatusCode, right.StatusCode));
        }

        using var tool = await program.ClientAsAsync(new RightsInput(Role.SalesTool));
        using var auditor = await program.ClientAsAsync(new RightsInput(Role.Auditor));
        for (var i = 0; i < 5; i++)
        {
            using var denied = await AskAsync(tool, "{ ageing { balance { amount } } }");
        }

        using (var report = await tool.GetAsync("/accounts/D1001/credit-report.pdf"))
        using (var stranger = await program.Stranger.GetAsync("/exports/prospects.csv"))
        {
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (report.StatusCode, stranger.StatusCode));
        }

        using (var bulk = await AskAsync(auditor, "{ accounts(first: 100) { nodes { balance { total { amount } } ageing { balance { amount } overdue { amount } } } } }"))
        {
            Assert.DoesNotContain("\"errors\"", await bulk.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await program.Services.GetRequiredService<AuditTrail>().WriteAsync(default);
        Assert.Equal("AUTH_SIGN_IN_FAILED", (await OnlyAsync(auditor, "SIGN_IN_REFUSED")).GetProperty("code").GetString());
        Assert.Equal(("Maria", "AUDITOR", "127.0.0.1"), await OnlyAsync(auditor, "SIGN_IN") is var signIn
            ? (signIn.GetProperty("callerName").GetString(), signIn.GetProperty("role").GetString(), signIn.GetProperty("address").GetString()) : default);
        var refused = await RecordsAsync(auditor, "REFUSED");
        Assert.Equal(
            ["GET /accounts/D1001/credit-report.pdf AUTH_NOT_AUTHORIZED SALES_TOOL", "GET /exports/prospects.csv AUTH_NOT_AUTHENTICATED ", "POST /graphql AUTH_NOT_AUTHORIZED SALES_TOOL"],
            refused.Select(r => $"{r.GetProperty("operation")} {r.GetProperty("code")} {r.GetProperty("role")}").Order(StringComparer.Ordinal));
        Assert.Contains("ageing", refused.Single(r => r.GetProperty("operation").GetString() == "POST /graphql").GetProperty("details").GetString(), StringComparison.Ordinal);
        Assert.True((await OnlyAsync(auditor, "BULK_READ")).GetProperty("count").GetInt32() >= 200);
        Assert.NotEmpty(await RecordsAsync(auditor, "CHANGE"));
        foreach (var role in new[] { new RightsInput(Role.Finance), new RightsInput(Role.Manager) { Manager = "x" } })
        {
            using var other = await program.ClientAsAsync(role);
            using var no = await AskAsync(other, "{ auditRecords { nodes { details } } auditState { hash } }");
            Assert.Contains("AUTH_NOT_AUTHORIZED", await no.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [DatabaseFact]
    public async Task A_server_seals_within_seconds_and_at_its_end_and_the_command_verifies()
    {
        await using var database = await TestDatabase.MakeAsync();
        await using (var program = await RunningProgram.OnAsync(database))
        {
            var waited = Stopwatch.StartNew();
            JsonElement state;
            do
            {
                await Task.Delay(200);
                state = (await program.QueryAsync("{ auditState { seal hash unsealed } }")).GetProperty("auditState");
            }
            while ((state.GetProperty("unsealed").GetInt64() > 0 || state.GetProperty("seal").ValueKind == JsonValueKind.Null) && waited.Elapsed < TimeSpan.FromSeconds(20));
            Assert.Equal((0, 64), (state.GetProperty("unsealed").GetInt64(), state.GetProperty("hash").GetString()!.Length));
            // The last second is sealed when the server ends.
            await program.QueryAsync("mutation { createAccount(input: {number: \"Z-1\", legalName: \"Last\"}) { errors { __typename } } }");
        }

        var verdict = await VerifyAsync(database);
        Assert.Equal((0, 0L), (verdict.ProblemCount, verdict.Unsealed));
        Assert.True(verdict.IsSigned);
    }

    [DatabaseFact]
    public async Task Many_small_readings_of_one_caller_are_recorded_together()
    {
        await using var book = await Persistence.TestBook.OpenAsync(settings: ("Audit:BulkAmounts", "100"));
        var often = book.Get<AuditedOften>();
        var (one, other) = (new AuditCaller("user:1", "One"), new AuditCaller("user:2", "Other"));
        for (var i = 0; i < 12; i++)
        {
            often.Read(one, "POST /graphql", 10);
            often.Read(other, "POST /graphql", 8);
        }

        often.Flush();
        await book.Get<AuditTrail>().WriteAsync(default);
        Assert.Empty(await ReadsAsync());
        book.Time.Now += TimeSpan.FromMinutes(1);
        often.Flush();
        await book.Get<AuditTrail>().WriteAsync(default);
        Assert.Equal(("user:1", 120), Assert.Single(await ReadsAsync()));

        async Task<List<(string, int?)>> ReadsAsync()
        {
            await using var db = book.Db();
            return [.. (await db.AuditRecords.Where(r => r.Kind == AuditKind.BulkRead).ToListAsync()).Select(r => (r.CallerId, r.Count))];
        }
    }

    private static async Task<AuditVerdict> VerifyAsync(TestDatabase database)
    {
        await using var book = await Persistence.TestBook.OpenAsync(database);
        await book.Get<AuditSealing>().SealAsync(default);
        return await book.Get<VerifyAudit>().RunAsync(null, default);
    }

    private static async Task<JsonElement> OnlyAsync(HttpClient client, string kind) => Assert.Single(await RecordsAsync(client, kind));

    private static async Task<List<JsonElement>> RecordsAsync(HttpClient client, string kind)
    {
        using var answer = await AskAsync(client, $"{{ auditRecords(where: {{kind: {{eq: {kind}}}}}) {{ nodes {{ kind code role operation callerName address count details }} }} }}");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return [.. json.RootElement.Clone().GetProperty("data").GetProperty("auditRecords").GetProperty("nodes").EnumerateArray()];
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string query) => client.PostAsJsonAsync("/graphql", new { query });
}
