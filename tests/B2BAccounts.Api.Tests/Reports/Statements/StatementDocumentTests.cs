using System.Text.RegularExpressions;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Reports.Statements;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Tests.Reports.Statements;

public sealed class StatementDocumentTests
{
    private static readonly FontSet Fonts = FontSet.Load(new FontSearch());

    [Theory]
    [InlineData(AccountLanguage.En, 1)]
    [InlineData(AccountLanguage.ZhHans, 60)]
    [InlineData(AccountLanguage.ZhHant, 60)]
    [InlineData(AccountLanguage.En, 5_000)]
    public void Every_document_stands_on_it_with_its_amount_and_the_balance_after_it(AccountLanguage language, int lines)
    {
        var model = SampleStatements.Of(language, lines, "CNY");
        var rendered = Render(model);
        PdfTools.Show(rendered, $"statement-{language}-{lines}");
        Assert.Equal((0, ""), PdfTools.Check(rendered));
        Assert.Empty(rendered.MissingCharacters);
        var text = PdfTools.Text(rendered, "-layout");
        var rows = text.Split('\n').Where(l => l.Contains("DOC-", StringComparison.Ordinal)).ToList();
        Assert.Equal(lines, rows.Count);
        foreach (var (line, row) in model.Parts[0].Lines.Zip(rows))
        {
            var words = Regex.Split(row.Trim(), @"\s{2,}", RegexOptions.None, TimeSpan.FromSeconds(1));
            Assert.Equal(($"{line.Balance:#,##0.00}", $"{Math.Abs(line.Amount):#,##0.00}"), (words[^1], words[^2]));
            Assert.Contains(line.Number, row, StringComparison.Ordinal);
        }

        Assert.Contains($"{model.Parts[0].Closing:#,##0.00}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_page_carries_forward_is_what_the_next_begins_with_and_what_was_owed_there()
    {
        var model = SampleStatements.Of(AccountLanguage.En, 400, "CNY");
        var rendered = Render(model);
        var (balances, at) = (model.Parts[0].Lines.ToDictionary(l => l.Number, l => l.Balance), model.Parts[0].Opening);
        var carried = new List<decimal>();
        foreach (var line in PdfTools.Text(rendered, "-layout").Split('\n').Select(l => l.Trim()))
        {
            if (Regex.Match(line, @"DOC-\d{5}", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } number)
            {
                at = balances[number.Value];
            }
            else if (Regex.Match(line, @"^(Carried|Brought) forward\s+([\d,.-]+)$", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } row)
            {
                Assert.Equal($"{at:#,##0.00}", row.Groups[2].Value);
                carried.Add(at);
            }
        }

        Assert.InRange(carried.Count, 2 * (rendered.PageCount - 2), 2 * (rendered.PageCount - 1));
        Assert.All(carried.Chunk(2), pair => Assert.Equal(pair[0], pair[1]));
    }

    [Theory]
    [InlineData(AccountLanguage.En)]
    [InlineData(AccountLanguage.ZhHans)]
    public void Of_several_currencies_each_has_its_own_sums_and_no_total_of_all(AccountLanguage language)
    {
        var model = SampleStatements.Of(language, 4, "CNY", "JPY", "USD");
        var rendered = Render(model);
        PdfTools.Show(rendered, $"statement-{language}-currencies");
        var text = PdfTools.Text(rendered);
        Assert.All(model.Parts, p => Assert.Contains(p.Currency.Format(p.Closing), text, StringComparison.Ordinal));
        Assert.DoesNotContain($"{model.Parts.Sum(p => p.Closing):#,##0.00}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_slip_names_the_export_the_balances_and_where_to_confirm()
    {
        var rendered = Render(SampleStatements.Of(AccountLanguage.En, 3, "CNY"));
        var text = PdfTools.Text(rendered);
        Assert.Contains("Confirmation slip", text, StringComparison.Ordinal);
        Assert.Contains($"with the reference {SampleStatements.Export.Id}", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains($"https://example.com/confirm/{SampleStatements.Export.Id}", text, StringComparison.Ordinal);
        Assert.Contains("Huabei Sales Co., Ltd.", text, StringComparison.Ordinal);
        Assert.Contains("2 Workshop Lane, Jiyuan 459000", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("within 15 days", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_of_our_company_it_says_nothing_of_it()
    {
        var text = PdfTools.Text(StatementDocument.Render(SampleStatements.Of(AccountLanguage.En, 3, "CNY"), new CompanyOptions(), SampleStatements.Export, Fonts, default));
        Assert.DoesNotContain("Bank account", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Confirm online", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccountLanguage.En, "Nothing was recorded")]
    [InlineData(AccountLanguage.ZhHans, "截至期末无任何往来记录")]
    public void An_account_of_which_nothing_was_recorded_has_one_page_that_says_so(AccountLanguage language, string said)
    {
        var rendered = Render(SampleStatements.Of(language, 0));
        PdfTools.Show(rendered, $"statement-{language}-nothing");
        Assert.Equal(1, rendered.PageCount);
        Assert.Contains(said, PdfTools.Text(rendered), StringComparison.Ordinal);
    }

    [Fact]
    public void A_balance_without_documents_in_the_period_is_stated_all_the_same()
    {
        var text = PdfTools.Text(Render(SampleStatements.Of(AccountLanguage.En, 0, "CNY")));
        Assert.Contains("No documents in this period.", text, StringComparison.Ordinal);
        Assert.Contains("416,346.61", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_120_characters_and_long_references_are_shown_whole()
    {
        var name = string.Join(' ', Enumerable.Repeat("Donaudampfschifffahrtsgesellschaft", 4))[..120];
        var model = SampleStatements.Of(AccountLanguage.En, 30, "CNY");
        model = model with
        {
            Identity = model.Identity with { LegalName = name, LocalName = new string('濟', 120), Number = new string('N', 40) },
            Parts = [model.Parts[0] with { Lines = [.. model.Parts[0].Lines.Select(l => l with { Number = new string('7', 60), Reference = name })] }],
        };
        var rendered = StatementDocument.Render(model, new CompanyOptions { Name = name, Address = name, Contact = name, BankAccount = name }, SampleStatements.Export, Fonts, default);
        PdfTools.Show(rendered, "statement-long");
        Assert.Equal((0, ""), PdfTools.Check(rendered));
        var text = Regex.Replace(PdfTools.Text(rendered, "-raw"), @"\s", "", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Contains(name.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.All(model.Parts[0].Lines, l => Assert.Contains($"{l.Balance:#,##0.00}", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_statement_gives_the_same_bytes_on_eight_threads_and_another_export_gives_others()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Render(SampleStatements.Of(AccountLanguage.ZhHans, 60, "CNY", "USD")).ToArray())));
        Assert.All(all, one => Assert.Equal(all[0], one));
        Assert.NotEqual(all[0], StatementDocument.Render(
            SampleStatements.Of(AccountLanguage.ZhHans, 60, "CNY", "USD"), SampleStatements.Company, SampleStatements.Export with { Id = "ZZZZZZZZZZZZZZZZ" }, Fonts, default).ToArray());
    }

    private static RenderedDocument Render(StatementModel model) => StatementDocument.Render(model, SampleStatements.Company, SampleStatements.Export, Fonts, default);
}
