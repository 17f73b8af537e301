using System.Net;
using System.Text.Json;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Reports;

public sealed class CreditReportEndpointTests(DemoServer demo) : IClassFixture<DemoServer>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    private TestServer Demo { get; set; } = null!;

    public async ValueTask InitializeAsync() => Demo = await demo.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [DatabaseTheory]
    [InlineData("en", "Credit report")]
    [InlineData("zh-Hans", "信用报告")]
    [InlineData("zh-Hant", "信用報告")]
    public async Task Every_demo_customer_has_a_sound_report_with_the_amounts_that_the_figures_give(string language, string title)
    {
        var book = Demo.Book;
        await using var db = book.Answers();
        var customers = await db.Accounts.Where(a => db.Invoices.Any(i => i.AccountId == a.Id)).OrderBy(a => a.Number).ToListAsync();
        Assert.NotEmpty(customers);
        var set = AccountSet.Of(customers.Select(c => c.Id));
        var ageings = await book.Get<Ageings>().OfAsync(db, set, Today, default);
        var credits = await book.Get<Credits>().OfAsync(db, set, default);
        var grades = await AssessmentsByAccount.OfAsync(db, set, Today, default);
        var pages = new List<int>();
        foreach (var customer in customers)
        {
            var (pdf, _) = await PdfAsync($"/accounts/{customer.Number}/credit-report.pdf?lang={language}");
            PdfTools.Show(pdf, $"{customer.Number}-{language}");
            var text = PdfTools.Text(pdf);
            Assert.Equal((0, ""), PdfTools.Check(pdf));
            pages.Add(PdfTools.Pages(pdf));
            Assert.Contains(title, text, StringComparison.Ordinal);
            var (aged, credit) = (ageings[customer.Id].Value.Aged, credits[customer.Id].Value);
            List<decimal> amounts = [.. aged.Buckets.Where(b => b != 0m), aged.Receivable, aged.Unapplied, aged.Balance, credit.Exposure.Total.Amount];
            amounts.AddRange(new[] { credit.Available?.Amount, credit.Limit?.Amount }.OfType<decimal>());
            Assert.All(amounts.Select(a => $"{a:#,##0.00}"), a => Assert.Contains(a, text, StringComparison.Ordinal));
            Assert.All(grades[customer.Id].Assessment.Indicators, i => Assert.Contains($"{i.Contribution:0.0000}", text, StringComparison.Ordinal));
            if (customer.LocalName is { } local)
            {
                // Long names are broken into lines.
                Assert.Contains(local, text.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            }
        }

        Assert.All(pages, p => Assert.InRange(p, 1, 3));
    }

    [DatabaseFact]
    public async Task Without_a_language_it_is_the_accounts_own_and_without_a_day_it_is_today()
    {
        await using var db = Demo.Book.Answers();
        var account = await db.Accounts.OrderBy(a => a.Number).FirstAsync(a => a.Language == AccountLanguage.ZhHans);
        var (pdf, headers) = await PdfAsync($"/accounts/{account.Number}/credit-report.pdf");
        Assert.Contains("信用报告", PdfTools.Text(pdf), StringComparison.Ordinal);
        Assert.Contains("截至 2026-03-31", PdfTools.Text(pdf), StringComparison.Ordinal);
        Assert.Equal("inline", headers.ContentDisposition?.DispositionType);
        Assert.Equal($"credit-report-{account.Number}-2026-03-31.pdf", headers.ContentDisposition?.FileNameStar);
    }

    [DatabaseFact]
    public async Task The_paper_bears_the_callers_name_and_the_id_of_the_answer()
    {
        using var response = await Demo.GetAsync("/accounts/D2001/credit-report.pdf?lang=en");
        var text = PdfTools.Text(await response.Content.ReadAsByteArrayAsync());
        Assert.Contains("Exported by test", text, StringComparison.Ordinal);
        Assert.Contains($"2026-03-31 09:00:00 UTC · Export-Id {response.Headers.GetValues("Export-Id").Single()}", text, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Disputes_promises_and_decisions_stand_on_it_as_they_stood_on_its_day()
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server, new CreateAccountInput("C-1", "Company") { NdaOn = Today });
        var (before, cancel) = (Today.AddDays(-1), TestContext.Current.CancellationToken);
        await server.PostAsync(new NewInvoice("C-1", "I-1", Today.AddDays(-50), 500m), new NewInvoice("C-1", "I-2", Today.AddDays(-40), 700m));
        await server.Book.Get<OpenDispute>().HandleAsync(new OpenDisputeInput("C-1", "I-1", "Came broken") { OpenedOn = Today.AddDays(-5), Amount = new MoneyInput(120m, "CNY") }, Scope.Everything, cancel);
        await server.Book.Get<RecordPromise>().HandleAsync(new RecordPromiseInput("C-1", "I-2", Today.AddDays(-4)) { MadeOn = Today.AddDays(-9) }, Scope.Everything, cancel);
        var now = PdfTools.Text(await server.BytesAsync("/accounts/C-1/credit-report.pdf?lang=en"), "-layout");
        Assert.Contains("On record", now, StringComparison.Ordinal);
        Assert.Matches(@"120\.00.*Stands.*Came broken", now);
        // Its last day, three after the promised one, was the day before.
        Assert.Contains("Broken", now, StringComparison.Ordinal);
        var then = PdfTools.Text(await server.BytesAsync($"/accounts/C-1/credit-report.pdf?lang=en&asOf={before:yyyy-MM-dd}"), "-layout");
        Assert.DoesNotContain("Broken", then, StringComparison.Ordinal);
        Assert.DoesNotContain("On record", PdfTools.Text(await server.BytesAsync($"/accounts/C-1/credit-report.pdf?lang=en&asOf={Today.AddDays(-10):yyyy-MM-dd}")), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_past_day_shows_the_balance_of_that_day()
    {
        var (book, day) = (Demo.Book, new DateOnly(2025, 9, 30));
        await using var db = book.Answers();
        var account = await db.Accounts.SingleAsync(a => a.Number == "D2001");
        var then = (await book.Get<Ageings>().OfAsync(db, AccountSet.Of(account.Id), day, default))[account.Id].Value.Aged;
        var (pdf, _) = await PdfAsync("/accounts/D2001/credit-report.pdf?asOf=2025-09-30&lang=en");
        var text = PdfTools.Text(pdf);
        Assert.Contains($"= balance CNY {then.Balance:#,##0.00}", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("as of 2025-09-30", text, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    [InlineData("/accounts/NOBODY/credit-report.pdf", 404, "ACCOUNT_NOT_FOUND", "NOBODY")]
    [InlineData("/accounts/..%2F..%2Fetc%2Fpasswd/credit-report.pdf", 404, "ACCOUNT_NOT_FOUND", "../../etc/passwd")]
    [InlineData("/accounts/%27%20OR%201=1--/credit-report.pdf", 404, "ACCOUNT_NOT_FOUND", "' OR 1=1--")]
    [InlineData("/accounts/D2001/credit-report.pdf?lang=fr", 400, "INPUT_MALFORMED", "en, zh-Hans, zh-Hant")]
    [InlineData("/accounts/D2001/credit-report.pdf?asOf=31.03.2026", 400, "INPUT_MALFORMED", "2026-03-31")]
    [InlineData("/accounts/D2001/credit-report.pdf?asOf=2026-04-01", 400, "INPUT_OUT_OF_RANGE", "1900-01-01 to 2026-03-31")]
    [InlineData("/accounts/D2001/credit-report.pdf?asOf=0001-01-01", 400, "INPUT_OUT_OF_RANGE", "1900-01-01 to 2026-03-31")]
    [InlineData("/accounts/D2001/credit-report.pdf?asof=2026-01-01", 400, "INPUT_MALFORMED", "asOf, lang")]
    [InlineData("/accounts/D2001/credit-report.pdf?lang=en&lang=en", 400, "INPUT_REPEATED", "once")]
    public async Task What_cannot_be_answered_says_why_and_what_would_be_right(string address, int status, string code, string said)
    {
        var problem = await ProblemAsync(Demo, address, status);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Contains(said, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task The_first_day_that_may_be_asked_for_gives_an_empty_report()
    {
        var (pdf, _) = await PdfAsync("/accounts/D2001/credit-report.pdf?asOf=1900-01-01&lang=en");
        Assert.Contains("Nothing is open on this day.", PdfTools.Text(pdf), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_number_with_slashes_is_reached_and_gives_a_safe_file_name()
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server, new CreateAccountInput("A/B/../1", "Schräg & Söhne <\"GmbH\">") { LocalName = "斜線公司", NdaOn = Today });
        using var response = await server.GetAsync("/accounts/A%2FB%2F..%2f1/credit-report.pdf");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("credit-report-A-B-..-1-2026-03-31.pdf", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Contains("斜線公司", PdfTools.Text(await response.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task An_amount_without_an_exchange_rate_is_said_and_not_guessed()
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server, new CreateAccountInput("FX", "Foreign") { Currency = "USD", NdaOn = Today });
        await server.PostAsync(new NewInvoice("FX", "I-1", Today.AddDays(-10), 100m));
        var problem = await ProblemAsync(server, "/accounts/FX/credit-report.pdf", 422);
        Assert.Equal(RuleCodes.FxRateMissing, problem.GetProperty("code").GetString());
        Assert.Contains("USD", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Five_thousand_open_invoices_are_summed_and_the_largest_overdue_ones_listed()
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server, new CreateAccountInput("MANY", "Many Invoices Ltd") { NdaOn = Today });
        var invoices = Enumerable.Range(1, 5_000).Select(i => new NewInvoice("MANY", $"I-{i:0000}", Today.AddDays(-(i % 90)), 1_000m + i * 7 % 4_999 + 0.25m)).ToList();
        foreach (var batch in invoices.Chunk(500))
        {
            await server.PostAsync(batch);
        }

        using var response = await server.GetAsync("/accounts/MANY/credit-report.pdf?lang=en");
        var pdf = await response.Content.ReadAsByteArrayAsync();
        Assert.InRange(PdfTools.Pages(pdf), 1, 3);
        var text = PdfTools.Text(pdf);
        var listed = invoices.Where(i => i.Date.AddDays(30) < Today).OrderByDescending(i => i.Amount).Take(15).ToList();
        Assert.All(listed, i => Assert.Contains(i.Number, text, StringComparison.Ordinal));
        Assert.Contains("4,985 more", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains($"{invoices.Sum(i => i.Amount) - listed.Sum(i => i.Amount):#,##0.00}", text, StringComparison.Ordinal);
        Assert.Contains($"{invoices.Sum(i => i.Amount):#,##0.00}", text, StringComparison.Ordinal);
    }

    private static Task CreateAsync(TestServer server, CreateAccountInput input) => server.Book.Get<CreateAccount>().HandleAsync(input, Scope.Everything, default);

    private static async Task<JsonElement> ProblemAsync(TestServer server, string address, int status)
    {
        using var response = await server.GetAsync(address);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        return JsonDocument.Parse(body).RootElement;
    }

    private async Task<(byte[] Pdf, System.Net.Http.Headers.HttpContentHeaders Headers)> PdfAsync(string address)
    {
        using var response = await Demo.GetAsync(address);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, System.Text.Encoding.UTF8.GetString(body));
        return (body, response.Content.Headers);
    }
}
