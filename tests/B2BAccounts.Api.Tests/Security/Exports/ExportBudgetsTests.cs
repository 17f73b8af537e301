using System.Globalization;
using System.Net;
using System.Text.Json;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Tests.Reports;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Tests.Security.Exports;

public sealed class ExportBudgetsTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [DatabaseFact]
    public async Task Twenty_downloads_at_once_never_pass_the_budget_and_each_is_recorded()
    {
        await using var server = await WithProspectsAsync(30, ("Exports:RowsPerDay", "50"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.GetAsync("/exports/prospects.csv?limit=7")));
        Assert.Equal((7, 13), (answers.Count(a => a.StatusCode == HttpStatusCode.OK), answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests)));
        var ids = answers.Select(a => a.Headers.GetValues("Export-Id").Single()).ToList();
        Array.ForEach(answers, a => a.Dispose());
        Assert.Equal(20, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id.Length == 16 && id.All(char.IsAsciiLetterOrDigit), id));
        await using var db = server.Book.Db();
        var count = await db.ExportCounts.SingleAsync();
        Assert.Equal((Today, 49, 0), (count.Day, count.Rows, count.Documents));
        var records = await db.AuditRecords.Where(r => r.Kind == AuditKind.Export || r.Kind == AuditKind.Alert).ToListAsync();
        Assert.Equal(ids.Order(), records.Where(r => r.Kind == AuditKind.Export).Select(ExportId).Order());
        Assert.Equal((7, 13), (records.Count(r => r is { Kind: AuditKind.Export, Code: null }), records.Count(r => r is { Kind: AuditKind.Export, Code: ExportCodes.BudgetSpent })));
        Assert.Equal((1, 13), (records.Count(r => r is { Kind: AuditKind.Alert, Code: ExportCodes.BudgetNearlySpent }), records.Count(r => r is { Kind: AuditKind.Alert, Code: ExportCodes.BudgetSpent })));
        Assert.All(records, r => Assert.Equal(7, r.Count));
    }

    [DatabaseFact]
    public async Task Two_processes_together_never_pass_the_budget()
    {
        (string, string)[] settings = [("Exports:DocumentsPerDay", "9")];
        await using var first = await TestBook.OpenAsync(settings: settings);
        await using var second = await first.AgainAsync(settings);
        var tries = Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                await (i % 2 == 0 ? first : second).Get<ExportBudgets>().TakeAsync(new DefaultHttpContext(), Document(), default);
                return true;
            }
            catch (ExportRefused)
            {
                return false;
            }
        });
        Assert.Equal(9, (await Task.WhenAll(tries)).Count(granted => granted));
    }

    [DatabaseFact]
    public async Task Beyond_the_budget_it_says_what_is_left_and_until_when_and_the_next_day_begins_anew()
    {
        await using var server = await WithProspectsAsync(30, ("Exports:RowsPerDay", "40"));
        await StatusAsync(server, "/exports/prospects.csv", HttpStatusCode.OK);
        using (var refused = await server.GetAsync("/exports/prospects.csv?limit=11"))
        {
            var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal((429, "EXPORT_BUDGET_SPENT", "application/problem+json"), ((int)refused.StatusCode, problem.GetProperty("code").GetString(), refused.Content.Headers.ContentType?.MediaType));
            Assert.Equal(
                "11 rows were asked for; of the 40 that may be exported on a business day 10 are left. The day ends at 2026-04-01T00:00:00Z.", problem.GetProperty("detail").GetString());
            Assert.Equal(TimeSpan.FromHours(15), refused.Headers.RetryAfter?.Delta);
            Assert.Null(refused.Content.Headers.ContentDisposition);
        }

        await StatusAsync(server, "/exports/prospects.csv?limit=10", HttpStatusCode.OK);
        await StatusAsync(server, "/exports/prospects.csv?limit=1", HttpStatusCode.TooManyRequests);
        server.Book.Time.Now = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
        await StatusAsync(server, "/exports/prospects.csv", HttpStatusCode.OK);
    }

    [DatabaseFact]
    public async Task Documents_have_a_budget_of_their_own_and_what_is_not_there_takes_nothing_of_it()
    {
        await using var server = await WithProspectsAsync(3, ("Exports:DocumentsPerDay", "1"), ("Exports:RowsPerDay", "3"));
        await server.Book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("C-1", "One Ltd") { NdaOn = Today }, Scope.Everything, default);
        await StatusAsync(server, "/accounts/NOBODY/credit-report.pdf", HttpStatusCode.NotFound);
        await StatusAsync(server, "/accounts/C-1/credit-report.pdf?lang=fr", HttpStatusCode.BadRequest);
        await StatusAsync(server, "/exports/prospects.csv", HttpStatusCode.OK);
        await StatusAsync(server, "/accounts/C-1/credit-report.pdf", HttpStatusCode.OK);
        await StatusAsync(server, "/accounts/C-1/credit-report.pdf", HttpStatusCode.TooManyRequests);
        await StatusAsync(server, "/accounts/NOBODY/credit-report.pdf", HttpStatusCode.NotFound);
        await using var db = server.Book.Db();
        var account = await db.Accounts.SingleAsync(a => a.Number == "C-1");
        Assert.Equal(
            [null, "EXPORT_BUDGET_SPENT"],
            (await db.AuditRecords.Where(r => r.Kind == AuditKind.Export && r.Subject == GlobalId.Encode(nameof(Account), account.Id)).ToListAsync()).OrderBy(r => r.Code).Select(r => r.Code));
    }

    [DatabaseFact]
    public async Task A_budget_of_none_lets_nothing_out_not_even_an_empty_list()
    {
        await using var server = await WithProspectsAsync(0, ("Exports:RowsPerDay", "0"));
        await StatusAsync(server, "/exports/prospects.csv", HttpStatusCode.TooManyRequests);
    }

    [DatabaseFact]
    public async Task Old_counts_go_and_callers_are_counted_apart()
    {
        await using var book = await TestBook.OpenAsync();
        await TakeAsync(book, "oidc:" + new string('x', 1_000));
        await TakeAsync(book, "oidc:a\nb");
        await TakeAsync(book, "user:1");
        await TakeAsync(book, "user:1");
        book.Time.Now = book.Time.Now.AddDays(8);
        await TakeAsync(book, "user:1");
        await using var db = book.Db();
        var counts = await db.ExportCounts.OrderBy(c => c.Caller).Select(c => $"{c.Caller.Substring(0, 7)} {c.Documents}").ToListAsync();
        Assert.Equal(["sha256: 1", "sha256: 1", "user:1 1"], counts);
    }

    [DatabaseFact]
    public async Task The_log_warns_once_at_four_fifths_and_at_each_refusal_and_names_the_caller_by_his_id_only()
    {
        await using var book = await TestBook.OpenAsync();
        var log = new Lines();
        var budgets = new ExportBudgets(book.Transactions, book.Get<BusinessClock>(), Options.Create(new ExportOptions { DocumentsPerDay = 5 }), log);
        var http = Of("user:17");
        for (var i = 0; i < 5; i++)
        {
            await budgets.TakeAsync(http, Document(), default);
        }

        await Assert.ThrowsAsync<ExportRefused>(() => budgets.TakeAsync(http, Document(), default));
        await Assert.ThrowsAsync<ExportRefused>(() => budgets.TakeAsync(http, Document(), default));
        Assert.Equal(
            [
                "Warning ExportAlert EXPORT_BUDGET_NEARLY_SPENT: user:17 asked by export ABC for 1 Documents, having taken 3 of 5 on this business day.",
                .. Enumerable.Repeat("Warning ExportAlert EXPORT_BUDGET_SPENT: user:17 asked by export ABC for 1 Documents, having taken 5 of 5 on this business day.", 2),
            ],
            log.Written);
    }

    [Theory]
    [InlineData("UTC", "2026-03-31", "2026-04-01T00:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-03-31", "2026-03-31T16:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-29T22:00:00Z")]
    [InlineData("Africa/Cairo", "2026-04-23", "2026-04-23T22:00:00Z")]
    [InlineData("America/Havana", "2026-10-31", "2026-11-01T04:00:00Z")]
    public void A_business_day_ends_when_the_next_one_begins(string zone, string day, string end)
    {
        var clock = new BusinessClock(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(end, clock.EndOf(DateOnly.Parse(day, CultureInfo.InvariantCulture)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_budget_below_none_is_refused_with_what_is_allowed()
    {
        var refused = new ExportOptionsCheck().Validate(null, new ExportOptions { RowsPerDay = -1, DocumentsPerDay = 0 });
        Assert.Equal(["Exports:RowsPerDay is -1; allowed are numbers from 1 up, or 0 to allow none."], refused.Failures);
    }

    private static ExportRequest Document() => new("ABC", ExportKind.Documents, 1, "credit-report.pdf");

    private static DefaultHttpContext Of(string caller) => new() { User = new(new CallerIdentity(new Caller(caller, "Chen Yu", Role.Admin, Scope.Everything))) };

    private static Task TakeAsync(TestBook book, string caller) => book.Get<ExportBudgets>().TakeAsync(Of(caller), Document(), default);

    private static string ExportId(AuditRecord record) => JsonDocument.Parse(record.Details).RootElement.GetProperty("exportId").GetString()!;

    private static async Task StatusAsync(TestServer server, string address, HttpStatusCode status)
    {
        using var response = await server.GetAsync(address);
        Assert.True(status == response.StatusCode, $"{address}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private static async Task<TestServer> WithProspectsAsync(int count, params (string Key, string Value)[] settings)
    {
        var server = await TestServer.StartAsync(settings);
        await using var db = server.Book.Db();
        for (var i = 1; i <= count; i++)
        {
            var id = 1_000_000 + i;
            db.Accounts.Add(new Account { Id = id, Number = $"P{i:0000}", LegalName = $"Company {i}", SearchName = "", Currency = "CNY", CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch });
            db.Prospects.Add(new Prospect { Id = id, AccountId = id, Rank = 0.5, UpdatedAt = DateTime.UnixEpoch });
        }

        await db.SaveChangesAsync();
        return server;
    }

    private sealed class Lines : ILogger<ExportBudgets>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add($"{logLevel} {eventId.Name} {formatter(state, exception)}");
    }
}
