using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Reports;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Security.Exports;

public sealed class NdaRuleTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [DatabaseFact]
    public async Task A_customer_without_an_agreement_has_no_report_and_it_is_said_recorded_and_not_counted()
    {
        await using var server = await WithAsync(null);
        using var refused = await server.GetAsync("/accounts/C-1/credit-report.pdf");
        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((HttpStatusCode.Forbidden, "EXPORT_NDA_MISSING", "application/problem+json"), (refused.StatusCode, problem.GetProperty("code").GetString(), refused.Content.Headers.ContentType?.MediaType));
        Assert.Equal(
            "No non-disclosure agreement with the account 'C-1' is on file. Its credit-report.pdf may leave when one is signed and its day is recorded as the account's ndaOn.",
            problem.GetProperty("detail").GetString());
        Assert.Null(refused.Content.Headers.ContentDisposition);
        await using var db = server.Book.Db();
        Assert.Empty(await db.ExportCounts.ToListAsync());
        var record = await db.AuditRecords.SingleAsync(r => r.Kind == AuditKind.Export);
        var account = await db.Accounts.SingleAsync();
        Assert.Equal(
            (ExportCodes.NdaMissing, "test", GlobalId.Encode(nameof(Account), account.Id), 1, "GET /accounts/C-1/credit-report.pdf"),
            (record.Code, record.CallerName, record.Subject, record.Count, record.Operation));
        Assert.Equal(refused.Headers.GetValues("Export-Id").Single(), JsonDocument.Parse(record.Details).RootElement.GetProperty("exportId").GetString());
    }

    [DatabaseFact]
    public async Task An_agreement_holds_from_its_day_on()
    {
        await using var server = await WithAsync(Today.AddDays(1));
        using (var refused = await server.GetAsync("/accounts/C-1/credit-report.pdf"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("with the account 'C-1' is of 2026-04-01; today is 2026-03-31.", JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        server.Book.Time.Now = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
        // Of a day before it too: what counts is when the paper leaves.
        foreach (var address in (string[])["/accounts/C-1/credit-report.pdf", "/accounts/C-1/credit-report.pdf?asOf=2026-03-01"])
        {
            using var answer = await server.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [DatabaseFact]
    public async Task To_ask_for_the_headers_alone_needs_the_agreement_too()
    {
        await using var server = await WithAsync(null);
        using var head = new HttpRequestMessage(HttpMethod.Head, "/accounts/C-1/credit-report.pdf");
        using var refused = await server.Client.SendAsync(head);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [DatabaseFact]
    public async Task Where_no_agreement_is_required_the_report_leaves_without()
    {
        await using var server = await WithAsync(null, ("Exports:RequireNda", "false"));
        using var answer = await server.GetAsync("/accounts/C-1/credit-report.pdf");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [DatabaseFact]
    public async Task Who_may_not_see_an_account_learns_nothing_of_its_agreement()
    {
        await using var server = await WithAsync(null);
        await server.Book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("C-2", "Two Ltd") { NdaOn = Today }, Scope.Everything, default);
        var key = await server.Book.Get<CreateApiKey>().HandleAsync(new CreateApiKeyInput("other", new RightsInput(Role.Manager) { Manager = "Wang Lei" }, Days: 1), default);
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var bodies = new List<string>();
        foreach (var number in (string[])["C-1", "C-2", "C-3"])
        {
            using var answer = await server.GetAsync($"/accounts/{number}/credit-report.pdf");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Export-Id"));
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            bodies.Add($"{problem.GetProperty("code")} {problem.GetProperty("detail")}".Replace(number, "N", StringComparison.Ordinal));
        }

        Assert.Single(bodies.Distinct());
    }

    private static async Task<TestServer> WithAsync(DateOnly? ndaOn, params (string Key, string Value)[] settings)
    {
        var server = await TestServer.StartAsync(settings);
        await server.Book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("C-1", "One Ltd") { NdaOn = ndaOn, Manager = "Chen Yu" }, Scope.Everything, default);
        return server;
    }
}
