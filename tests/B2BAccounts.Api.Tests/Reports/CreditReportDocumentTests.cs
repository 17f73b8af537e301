using B2BAccounts.Api.Reports;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Tests.Reports;

public sealed class CreditReportDocumentTests
{
    private static readonly FontSet Fonts = FontSet.Load(new FontSearch());

    [Theory]
    [InlineData(AccountLanguage.En, "Credit report")]
    [InlineData(AccountLanguage.ZhHans, "信用报告")]
    [InlineData(AccountLanguage.ZhHant, "信用報告")]
    public void A_report_of_a_customer_has_three_pages_at_most_and_every_amount_to_the_cent(AccountLanguage language, string title)
    {
        var model = SampleReports.Customer(language);
        var rendered = Render(model);
        Assert.InRange(rendered.PageCount, 1, 3);
        Assert.Empty(rendered.MissingCharacters);
        var text = PdfTools.Text(rendered);
        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains("濟源職業技術裝備有限公司", text, StringComparison.Ordinal);
        var aged = model.Receivables.Aged;
        foreach (var amount in aged.Buckets.Append(aged.Balance).Append(aged.Receivable).Append(aged.Unapplied).Append(model.Credit.Available!.Value).Append(model.Credit.LimitInBase!.Value)
            .Concat(model.Receivables.Invoices.Select(i => i.Open.Amount)))
        {
            Assert.Contains($"{amount:#,##0.00}", text, StringComparison.Ordinal);
        }

        Assert.All(
            (IEnumerable<string>)["1,250.50", "12,345.67", "600,000.00", "80,000.00", "O-77", "Chen Yu", "Li Na", "INV-2026-0002", "2026-03-11", "2026-02-19", "2026-03-28", "2025-12-31"],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
        foreach (var indicator in model.Assessment!.Indicators)
        {
            Assert.Contains($"{indicator.Contribution:0.0000}", text, StringComparison.Ordinal);
        }

        Assert.Contains($"{model.Assessment.Total:0.0000}", text, StringComparison.Ordinal);
        Assert.Equal((0, ""), PdfTools.Check(rendered));
        PdfTools.Show(rendered, $"customer-{language}");
    }

    [Fact]
    public void The_same_model_and_export_give_the_same_bytes_and_another_export_gives_others()
    {
        var first = Render(SampleReports.Customer(AccountLanguage.ZhHans)).ToArray();
        Assert.Equal(first, Render(SampleReports.Customer(AccountLanguage.ZhHans)).ToArray());
        foreach (var other in new[] { Export with { By = "Li Na" }, Export with { At = Export.At.AddSeconds(1) }, Export with { Id = "ZZZZZZZZZZZZZZZZ" } })
        {
            Assert.NotEqual(first, Render(SampleReports.Customer(AccountLanguage.ZhHans), other).ToArray());
        }
    }

    [Theory]
    [InlineData(AccountLanguage.En)]
    [InlineData(AccountLanguage.ZhHans)]
    [InlineData(AccountLanguage.ZhHant)]
    public void A_customer_with_thousands_of_open_invoices_stays_within_bounds(AccountLanguage language)
    {
        var model = SampleReports.Customer(language, invoices: 5_000);
        var rendered = Render(model);
        Assert.InRange(rendered.PageCount, 1, 3);
        var text = PdfTools.Text(rendered);
        Assert.Contains("4,985", text, StringComparison.Ordinal);
        Assert.Contains($"{model.Receivables.OpenByCurrency[0].Amount - model.Receivables.Invoices.Sum(i => i.Open.Amount):#,##0.00}", text, StringComparison.Ordinal);
        PdfTools.Show(rendered, $"many-{language}");
    }

    [Theory]
    [InlineData(AccountLanguage.En, "Nothing is open on this day.")]
    [InlineData(AccountLanguage.ZhHans, "当日无未清款项。")]
    public void An_account_with_nothing_at_all_has_one_page_that_says_so(AccountLanguage language, string said)
    {
        var rendered = Render(SampleReports.Nothing(language));
        Assert.Equal(1, rendered.PageCount);
        Assert.Contains(said, PdfTools.Text(rendered), StringComparison.Ordinal);
        PdfTools.Show(rendered, $"nothing-{language}");
    }

    [Fact]
    public void A_name_of_120_characters_everywhere_is_shown_whole_and_breaks_nothing()
    {
        var name = string.Join(' ', Enumerable.Repeat("Donaudampfschifffahrtsgesellschaft", 4))[..120];
        var model = SampleReports.Customer(AccountLanguage.En);
        var party = new ReportParty(new string('N', 40), name, null);
        model = model with
        {
            Identity = model.Identity with { LegalName = name, LocalName = new string('濟', 120), Number = new string('N', 40), Parent = party, City = name, Manager = name },
            Chain = new ReportChain([.. Enumerable.Repeat(model.Chain.Suppliers[0] with { Party = party, Category = name }, 8)], 4_000, model.Chain.Buyers, 1),
        };
        var rendered = Render(model);
        Assert.InRange(rendered.PageCount, 2, 5);
        Assert.Equal((0, ""), PdfTools.Check(rendered));
        Assert.Contains(name.Replace(" ", "", StringComparison.Ordinal), PdfTools.Text(rendered, "-raw").Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        PdfTools.Show(rendered, "long");
    }

    [Theory]
    [InlineData("Bobby\") Tj ET\\(; DROP TABLE <x>&amp;%00")]
    [InlineData("Line\nbreak\r\nand\ttab\0and\u0007bell")]
    [InlineData("\u202Eevil\u202C \uD83D\uDE00 \uD800lone \uFFFF")]
    [InlineData("שלום עليكم Ω ñ ẞ")]
    public void Hostile_characters_in_names_break_nothing(string name)
    {
        var model = SampleReports.Customer(AccountLanguage.En);
        model = model with { Identity = model.Identity with { LegalName = name, LocalName = name, Manager = name, City = name } };
        var rendered = Render(model);
        Assert.Equal((0, ""), PdfTools.Check(rendered));
        Assert.InRange(rendered.PageCount, 1, 3);
    }

    [Fact]
    public void A_report_of_a_past_day_says_of_which_day_its_credit_is()
    {
        var model = SampleReports.Customer(AccountLanguage.En);
        var text = PdfTools.Text(Render(model with { Credit = model.Credit with { Day = model.AsOf.AddDays(40) } }));
        Assert.Contains("2026-05-10, by everything recorded until then", text, StringComparison.Ordinal);
        Assert.DoesNotContain("recorded until then", PdfTools.Text(Render(model)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccountLanguage.En, "Exported by Chen Yu")]
    [InlineData(AccountLanguage.ZhHans, "导出人：Chen Yu")]
    [InlineData(AccountLanguage.ZhHant, "匯出人：Chen Yu")]
    public void Every_page_and_the_documents_properties_say_who_took_it_when_and_by_which_id(AccountLanguage language, string by)
    {
        var rendered = Render(SampleReports.Customer(language, invoices: 5_000));
        var pages = PdfTools.Text(rendered).TrimEnd('\f', '\n').Split('\f');
        Assert.Equal(rendered.PageCount, pages.Length);
        Assert.True(pages.Length > 1, "The sample needs more than one page.");
        Assert.All(pages, p => Assert.Contains(by, p, StringComparison.Ordinal));
        Assert.All(pages, p => Assert.Contains("2026-03-31 09:12:34 UTC · Export-Id ABCDEFGHJKMNPQRS", p, StringComparison.Ordinal));
        Assert.Contains($"C-100/234 · 2026-03-31 09:12:34 UTC · Export-Id ABCDEFGHJKMNPQRS · {by}", Properties(rendered), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chen\nYu ", "Exported by Chen Yu Chen Yu")]
    [InlineData("陈宇", "Exported by 陈宇陈宇陈宇")]
    [InlineData("Donaudampfschifffahrtsgesellschaft", "Exported by Donaudampfschifffahrtsgesellschaft")]
    public void A_takers_name_of_200_characters_is_cut_and_never_hides_the_id(string part, string shown)
    {
        var by = string.Concat(Enumerable.Repeat(part, 200 / part.Length + 1))[..200];
        var rendered = Render(SampleReports.Nothing(AccountLanguage.En), Export with { By = by });
        var line = PdfTools.Text(rendered, "-layout").Split('\n').Single(l => l.Contains("Exported by", StringComparison.Ordinal));
        Assert.StartsWith(shown, line.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("2026-03-31 09:12:34 UTC · Export-Id ABCDEFGHJKMNPQRS", line, StringComparison.Ordinal);
        Assert.Contains(ReportFormat.OneLine(by), Properties(rendered), StringComparison.Ordinal);
        PdfTools.Show(rendered, $"taker-{part.Trim().Replace('\n', ' ')}");
    }

    [Theory]
    [InlineData("Chen) /Author (Somebody else) /X (", "Chen) /Author (Somebody else) /X (")]
    [InlineData("Chen\\) >> endobj (", "Chen\\) >> endobj (")]
    [InlineData("陈宇) /Author (Somebody else", "陈宇) /Author (Somebody else")]
    [InlineData("Chen\0\u0007Yu\nLi\u202Eve\u200Fil\u0085", "Chen  Yu Liveil")]
    public void Nothing_in_a_takers_name_reaches_beyond_it(string by, string shown)
    {
        var rendered = Render(SampleReports.Nothing(AccountLanguage.En), Export with { By = by });
        Assert.Equal((0, ""), PdfTools.Check(rendered));
        var properties = Properties(rendered);
        Assert.Contains($"Export-Id ABCDEFGHJKMNPQRS · Exported by {shown}\n", properties, StringComparison.Ordinal);
        Assert.DoesNotContain("Author:", properties, StringComparison.Ordinal);
        Assert.Contains("Export-Id ABCDEFGHJKMNPQRS", PdfTools.Text(rendered), StringComparison.Ordinal);
    }

    private static ReportExport Export => new("Chen Yu", new DateTime(2026, 3, 31, 9, 12, 34, DateTimeKind.Utc), "ABCDEFGHJKMNPQRS");

    private static RenderedDocument Render(CreditReportModel model, ReportExport? export = null) =>
        CreditReportDocument.Render(model, export ?? Export, Fonts, TestContext.Current.CancellationToken);

    private static string Properties(RenderedDocument document) => OtherProgram.OnFile(document.ToArray(), file => OtherProgram.Run("pdfinfo", file)).Output;
}
