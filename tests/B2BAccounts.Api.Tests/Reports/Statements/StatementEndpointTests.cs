using System.Globalization;
using System.Net;
using System.Text.Json;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Reports.Statements;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Reports.Sheets;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Reports.Statements;

public sealed class StatementEndpointTests(DemoServer demo) : IClassFixture<DemoServer>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    private TestServer Demo { get; set; } = null!;

    public async ValueTask InitializeAsync() => Demo = await demo.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [DatabaseFact]
    public async Task Every_demo_customers_statement_has_the_documents_of_his_running_account_on_paper_and_in_both_tables()
    {
        await using var db = Demo.Book.Answers();
        var period = new StatementPeriod(new DateOnly(2025, 7, 1), Today);
        var customers = await db.Accounts.Where(a => db.Invoices.Any(i => i.AccountId == a.Id)).OrderBy(a => a.Number).ToListAsync();
        var running = await RunningAccounts.OfAsync(db, AccountSet.Of(customers.Select(c => c.Id)), period.From, period.To, null, default);
        Assert.Contains(customers, c => running[c.Id].Any(r => r.Currency.Code != "CNY"));
        Assert.Contains(customers, c => running[c.Id].Any(r => r.Opening != 0m && r.Entries.Any(e => e.Kind == Domain.Receivables.DocumentKind.Payment)));
        foreach (var customer in customers)
        {
            var address = $"/accounts/{customer.Number}/statement";
            var pdf = await Demo.BytesAsync($"{address}.pdf?from=2025-07-01&to=2026-03-31&lang=en");
            PdfTools.Show(pdf, $"statement-{customer.Number}");
            Assert.Equal((0, ""), PdfTools.Check(pdf));
            var text = PdfTools.Text(pdf);
            foreach (var format in SheetFormat.All)
            {
                var rows = SheetReader.Rows(await Demo.BytesAsync($"{address}.{format.Extension}?from=2025-07-01&to=2026-03-31"), format)
                    .Select(r => r.Select(c => format == SheetFormat.Xlsx && c.Length > 1 && c[1] == ':' ? c[2..] : c).ToList()).ToList();
                Assert.Equal(["currency", "date", "kind", "reversal", "number", "reference", "dueDate", "debit", "credit", "balance"], rows[0]);
                Assert.Equal(
                    running[customer.Id].SelectMany(r => (IEnumerable<(string, string, decimal)>)
                        [(r.Currency.Code, "", r.Opening), .. r.Entries.Select(e => (r.Currency.Code, e.Number, e.Balance)), (r.Currency.Code, "", r.Closing)]),
                    rows.Skip(1).Select(r => (r[0], r[4], decimal.Parse(r[9], CultureInfo.InvariantCulture))));
            }

            foreach (var account in running[customer.Id])
            {
                Assert.All(
                    (IEnumerable<decimal>)[account.Opening, account.Debits, account.Credits, account.Closing, .. account.Entries.Select(e => e.Balance)],
                    a => Assert.Contains(account.Currency.Format(a), text, StringComparison.Ordinal));
            }
        }
    }

    [DatabaseFact]
    public async Task Without_days_it_is_of_the_last_month_that_is_over_in_the_accounts_language()
    {
        using var response = await Demo.GetAsync("/accounts/D2001/statement.pdf");
        Assert.Equal("statement-D2001-2026-02.pdf", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("inline", response.Content.Headers.ContentDisposition?.DispositionType);
        var text = PdfTools.Text(await response.Content.ReadAsByteArrayAsync());
        Assert.Contains("2026-02-01", text, StringComparison.Ordinal);
        Assert.Contains("2026-02-28", text, StringComparison.Ordinal);
        using var same = await Demo.GetAsync("/accounts/D2001/statement.xlsx?month=2026-02");
        Assert.Equal(("attachment", "statement-D2001-2026-02.xlsx"), (same.Content.Headers.ContentDisposition?.DispositionType, same.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal(SheetFormat.Xlsx.ContentType, same.Content.Headers.ContentType?.ToString());
    }

    [DatabaseTheory]
    [InlineData("/accounts/NOBODY/statement.pdf", 404, "ACCOUNT_NOT_FOUND", "NOBODY")]
    [InlineData("/accounts/D2001/statement.pdf?month=2026-13", 400, "INPUT_MALFORMED", "2026-02")]
    [InlineData("/accounts/D2001/statement.pdf?month=March", 400, "INPUT_MALFORMED", "2026-02")]
    [InlineData("/accounts/D2001/statement.pdf?month=2026-04", 400, "INPUT_OUT_OF_RANGE", "up to 2026-03-31")]
    [InlineData("/accounts/D2001/statement.pdf?month=9999-12", 400, "INPUT_OUT_OF_RANGE", "up to 2026-03-31")]
    [InlineData("/accounts/D2001/statement.pdf?month=0001-01", 400, "INPUT_OUT_OF_RANGE", "from 1900-01-01")]
    [InlineData("/accounts/D2001/statement.csv?from=2026-02-01&to=abc", 400, "INPUT_MALFORMED", "to is 'abc'")]
    [InlineData("/accounts/D2001/statement.csv?month=2026-02&from=2026-02-01", 400, "INPUT_MALFORMED", "month alone")]
    [InlineData("/accounts/D2001/statement.csv?from=2026-02-01", 400, "INPUT_REQUIRED", "give both")]
    [InlineData("/accounts/D2001/statement.csv?to=2026-02-01", 400, "INPUT_REQUIRED", "give both")]
    [InlineData("/accounts/D2001/statement.xlsx?from=2026-02-02&to=2026-02-01", 400, "INPUT_OUT_OF_RANGE", "after the last")]
    [InlineData("/accounts/D2001/statement.xlsx?from=2026-02-02&to=2026-04-01", 400, "INPUT_OUT_OF_RANGE", "1900-01-01 to 2026-03-31")]
    [InlineData("/accounts/D2001/statement.pdf?knownAt=yesterday", 400, "INPUT_MALFORMED", "2026-03-31T16:00:00Z")]
    [InlineData("/accounts/D2001/statement.pdf?knownAt=2026-03-31T09:00:00Z", 422, "KNOWN_AT_TOO_RECENT", "10 seconds")]
    [InlineData("/accounts/D2001/statement.pdf?asOf=2026-03-31", 400, "INPUT_MALFORMED", "from, knownAt, lang, month, to")]
    public async Task What_cannot_be_answered_says_why_and_what_would_be_right(string address, int status, string code, string said)
    {
        using var response = await Demo.GetAsync(address);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((status, code), ((int)response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains(said, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task What_was_not_recorded_by_an_instant_is_not_on_the_statement_of_it()
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server, "C-1");
        await server.PostAsync(new NewInvoice("C-1", "I-1", new DateOnly(2026, 2, 3), 100m));
        var before = server.Book.Time.Now;
        server.Book.Time.Now = before.AddMinutes(1);
        await server.PostAsync(new NewInvoice("C-1", "I-2", new DateOnly(2026, 2, 4), 50m));
        var now = await server.BytesAsync("/accounts/C-1/statement.csv");
        var then = await server.BytesAsync($"/accounts/C-1/statement.csv?knownAt={before:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        Assert.Equal(["", "I-1", "I-2", ""], SheetReader.Rows(now, SheetFormat.Csv).Skip(1).Select(r => r[4]));
        Assert.Equal(["", "I-1", ""], SheetReader.Rows(then, SheetFormat.Csv).Skip(1).Select(r => r[4]));
        Assert.Contains("By what had been recorded at 2026-03-31 09:00:00 UTC.", PdfTools.Text(await server.BytesAsync($"/accounts/C-1/statement.pdf?knownAt={before:yyyy-MM-dd'T'HH:mm:ss'Z'}&lang=en")), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task An_open_amount_that_the_documents_do_not_come_to_stops_the_statement()
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server, "C-1");
        await server.PostAsync(new NewInvoice("C-1", "I-1", new DateOnly(2026, 2, 3), 100m), new NewPayment("C-1", "P-1", new DateOnly(2026, 2, 9), 100m));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/accounts/C-1/statement.csv")).StatusCode);
        await using (var db = server.Book.Db())
        {
            Assert.Equal(1, await db.Payments.ExecuteUpdateAsync(s => s.SetProperty(p => p.Amount, 90m)));
        }

        using var refused = await server.GetAsync("/accounts/C-1/statement.csv");
        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((422, RuleCodes.StatementDoesNotAddUp), ((int)refused.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains("run verify", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_statement_is_counted_recorded_and_held_back_without_an_agreement_like_any_paper()
    {
        await using var server = await TestServer.StartAsync(("Exports:DocumentsPerDay", "1"));
        await CreateAsync(server, "C-1");
        await server.Book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("C-2", "Without"), Scope.Everything, default);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.GetAsync("/accounts/C-2/statement.csv")).StatusCode);
        using var given = await server.GetAsync("/accounts/C-1/statement.csv");
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.GetAsync("/accounts/C-1/statement.pdf")).StatusCode);
        await using var db = server.Book.Db();
        var records = await db.AuditRecords.Where(r => r.Kind == AuditKind.Export).OrderBy(r => r.Id).ToListAsync();
        Assert.Equal(
            ["GET /accounts/C-2/statement.csv EXPORT_NDA_MISSING", "GET /accounts/C-1/statement.csv ", "GET /accounts/C-1/statement.pdf EXPORT_BUDGET_SPENT"],
            records.Select(r => $"{r.Operation} {r.Code}"));
        Assert.Contains(given.Headers.GetValues("Export-Id").Single(), records[1].Details, StringComparison.Ordinal);
    }

    private static Task CreateAsync(TestServer server, string number) =>
        server.Book.Get<CreateAccount>().HandleAsync(new CreateAccountInput(number, "Company") { NdaOn = Today }, Scope.Everything, default);
}
