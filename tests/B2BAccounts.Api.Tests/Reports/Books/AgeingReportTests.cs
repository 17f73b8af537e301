using System.Globalization;
using System.Net;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Reports.Books;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Reports.Sheets;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Api.Tests.Reports.Books;

public sealed class AgeingReportTests(DemoServer demo) : IClassFixture<DemoServer>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    private TestServer Demo { get; set; } = null!;

    public async ValueTask InitializeAsync() => Demo = await demo.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [DatabaseTheory]
    [InlineData("2026-03-31")]
    [InlineData("2025-09-30")]
    public async Task Lines_in_paper_and_tables_are_the_accounts_figures_and_their_total_the_books(string asOf)
    {
        var day = DateOnly.Parse(asOf, CultureInfo.InvariantCulture);
        await using var db = Demo.Book.Answers();
        var total = (await Demo.Book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, day, default)).Aged;
        var accounts = await Demo.Book.Get<Ageings>().ByAccountAsync(db, day, default);
        Assert.NotEmpty(accounts);
        foreach (var format in SheetFormat.All)
        {
            var rows = SheetReader.Rows(await Demo.BytesAsync($"/exports/ageing.{format.Extension}?asOf={asOf}"), format)
                .Select(r => r.Select(c => format == SheetFormat.Xlsx && c.Length > 1 && c[1] == ':' ? c[2..] : c).ToList()).ToList();
            Assert.Equal(
                ["number", "legalName", "localName", "country", "manager", "currency", "notDue", "days1To30", "days31To60", "days61To90", "days91To120", "daysOver120", "unapplied", "balance", "overdue", "disputed"],
                rows[0]);
            Assert.Equal(accounts.Select(a => (a.AccountNumber, a.Ageing!.Value.Value.Aged.Balance)), rows.Skip(1).Select(r => (r[0], Amount(r[13]))));
            Assert.Equal(
                [.. total.Buckets, total.Unapplied, total.Balance, total.Overdue, total.Disputed],
                Enumerable.Range(6, 10).Select(column => rows.Skip(1).Sum(r => Amount(r[column]))));
        }

        foreach (var language in (string[])["en", "zh-Hans", "zh-Hant"])
        {
            var pdf = await Demo.BytesAsync($"/exports/ageing.pdf?asOf={asOf}&lang={language}");
            PdfTools.Show(pdf, $"ageing-{asOf}-{language}");
            Assert.Equal((0, ""), PdfTools.Check(pdf));
            var text = PdfTools.Text(pdf);
            Assert.All(accounts, a => Assert.Contains(a.AccountNumber, text, StringComparison.Ordinal));
            Assert.All(
                (IEnumerable<decimal>)[.. total.Buckets.Where(b => b != 0m), total.Balance, .. accounts.Select(a => a.Ageing!.Value.Value.Aged.Balance).Where(b => b != 0m)],
                a => Assert.Contains($"{a:#,##0.00}", text, StringComparison.Ordinal));
        }
    }

    [DatabaseTheory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task Accounts_without_an_agreement_are_one_sum_or_left_out_where_that_would_tell_of_each(int without)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var (number, agreed) in Enumerable.Range(1, without).Select(i => ($"B-{i}", i == 1 ? Today.AddDays(1) : (DateOnly?)null)).Append(("A-1", Today)))
        {
            await server.Book.Get<CreateAccount>().HandleAsync(new CreateAccountInput(number, $"Company {number}") { NdaOn = agreed }, Scope.Everything, default);
            await server.PostAsync(new NewInvoice(number, "I-1", new DateOnly(2026, 1, 5), number == "A-1" ? 1_000m : 70m));
        }

        var rows = SheetReader.Rows(await server.BytesAsync("/exports/ageing.csv"), SheetFormat.Csv);
        Assert.Equal([("A-1", "1000"), (AgeingReportSheet.Withheld, without == 5 ? "350" : "")], rows.Skip(1).Select(r => (r[0], r[13])));
        var text = PdfTools.Text(await server.BytesAsync("/exports/ageing.pdf")).ReplaceLineEndings(" ");
        Assert.DoesNotContain("Company B", text, StringComparison.Ordinal);
        Assert.Contains($"{without} accounts without a non-disclosure", text, StringComparison.Ordinal);
        Assert.Contains(without == 5 ? "= balance CNY 1,350.00" : "= balance CNY 1,000.00", text, StringComparison.Ordinal);
        Assert.Equal(without == 5, text.Contains("Total of 6 accounts", StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task The_manager_is_who_looked_after_the_account_on_the_day()
    {
        await using var server = await TestServer.StartAsync(("Exports:RequireNda", "false"));
        await server.Book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("A-1", "Company") { Manager = "Wang Lei" }, Scope.Everything, default);
        await server.PostAsync(new NewInvoice("A-1", "I-1", new DateOnly(2026, 1, 5), 10m));
        server.Book.Time.Now += TimeSpan.FromHours(16);
        await server.Book.Get<UpdateAccount>().HandleAsync(new UpdateAccountInput("A-1", 1) { Manager = "Chen Yu" }, Scope.Everything, default);
        foreach (var (asOf, manager) in ((string, string)[])[("2026-03-31", "Wang Lei"), ("2026-04-01", "Chen Yu")])
        {
            Assert.Equal(manager, SheetReader.Rows(await server.BytesAsync($"/exports/ageing.csv?asOf={asOf}"), SheetFormat.Csv)[1][4]);
        }
    }

    [DatabaseFact]
    public async Task The_rows_of_a_table_are_counted_as_rows()
    {
        await using var server = await TestServer.StartAsync(("Exports:RowsPerDay", "1"), ("Exports:RequireNda", "false"));
        foreach (var number in (string[])["A-1", "A-2"])
        {
            await server.Book.Get<CreateAccount>().HandleAsync(new CreateAccountInput(number, number), Scope.Everything, default);
            await server.PostAsync(new NewInvoice(number, "I-1", new DateOnly(2026, 1, 5), 70m));
        }

        using var refused = await server.GetAsync("/exports/ageing.xlsx");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("2 rows were asked for", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var paper = await server.GetAsync("/exports/ageing.pdf");
        Assert.Equal(HttpStatusCode.OK, paper.StatusCode);
    }

    [Fact]
    public void Of_more_accounts_than_a_paper_lists_the_rest_is_one_sum()
    {
        var lines = Enumerable.Range(1, AgeingReportDocument.MostLines + 200)
            .Select(i => new AgeingReportLine(new ReportParty($"C-{i:00000}", $"Company {i}", "公司"), "CN", null, new AgedBalance("CNY", [i, 1m, 0m, 0m, 0m, 0m], 0.5m, 0m))).ToList();
        var total = AgeingReports.Sum([.. lines.Select(l => l.Aged)], lines[0].Aged);
        var model = new AgeingReportModel(AccountLanguage.En, Today, null, true, Currency.Of("CNY"), AgeingEdges.Default, lines, total, [], null, 0);
        var rendered = AgeingReportDocument.Render(model, new ReportExport("test", new DateTime(2026, 3, 31, 0, 0, 0, DateTimeKind.Utc), "ABCDEFGHJKMNPQRS"), FontSet.Load(new FontSearch()), default);
        PdfTools.Show(rendered, "ageing-many");
        var text = PdfTools.Text(rendered, "-layout");
        Assert.Contains("C-01000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("C-01001", text, StringComparison.Ordinal);
        Assert.Contains("200 more accounts", text, StringComparison.Ordinal);
        Assert.Contains($"{lines.Skip(AgeingReportDocument.MostLines).Sum(l => l.Aged.Balance):#,##0.00}", text, StringComparison.Ordinal);
        Assert.Contains($"{total.Balance:#,##0.00}", text, StringComparison.Ordinal);
    }

    private static decimal Amount(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);
}
