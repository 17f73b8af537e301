using System.Diagnostics;
using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Pdf.Tests.Samples;

public sealed class StatementTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void The_credit_report_is_one_page_with_its_amounts_and_names(bool embedded, bool chinese)
    {
        var document = CreditReport.Render(embedded ? SampleFonts.Embedded : FontSet.NotEmbedded, chinese, new DateTimeOffset(2026, 3, 31, 16, 0, 0, TimeSpan.FromHours(8)));
        if (Environment.GetEnvironmentVariable("PDF_REPORTS") is { } folder)
            File.WriteAllBytes(Path.Combine(folder, $"report-{(chinese ? "zh" : "en")}-{(embedded ? "embedded" : "plain")}.pdf"), document.ToArray());
        Assert.Equal(1, document.PageCount);
        Assert.Empty(document.MissingCharacters);
        Assert.Equal(0, Tool.Check(document).ExitCode);
        var text = Tool.Text(document, "-layout");
        foreach (var expected in (string[])["濟源職業技術學院", "C-100234", "CNY 1,356,833.86 / 2,000,000.00", "1,284,000.00", "-4,000.00", "1,352,833.86", chinese ? "未清发票" : "Open invoices"])
            Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_thousand_rows_stay_within_a_budget_of_memory()
    {
        var fonts = SampleFonts.Embedded;
        Statement.Render(fonts);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var document = Statement.Render(fonts, 5000);
        var megabytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1048576.0;
        output.WriteLine($"5,000 rows: {document.PageCount} pages, {document.Length:N0} bytes, {clock.ElapsedMilliseconds} ms, {megabytes:0} MB allocated");
        Assert.InRange(document.PageCount, 100, 250);
        // Shaping each cell again when it is measured and again when it is drawn took three times as much.
        Assert.True(megabytes < 150, $"{megabytes:0} MB");
    }

    /// <summary>
    /// Measures and, where PDF_SAMPLE names a file, writes the sample to look at; PDF_FONTS names a folder of fonts to set it in:
    /// PDF_SAMPLE=/tmp/statement.pdf dotnet test tests/B2BAccounts.Pdf.Tests -c Release --filter sample_statement
    /// </summary>
    [Fact]
    public void The_sample_statement_fills_three_pages_with_no_character_missing()
    {
        var fonts = Environment.GetEnvironmentVariable("PDF_FONTS") is { } folder ? FontSet.Load(new FontSearch { Folder = folder }) : SampleFonts.Embedded;
        var document = Statement.Render(fonts);
        Assert.Equal(3, document.PageCount);
        Assert.Empty(document.MissingCharacters);
        if (Environment.GetEnvironmentVariable("PDF_SAMPLE") is not { } path)
            return;
        File.WriteAllBytes(path, document.ToArray());
        const int Documents = 300;
        var loading = Stopwatch.StartNew();
        FontSet.Load(new FontSearch { Folder = Environment.GetEnvironmentVariable("PDF_FONTS") });
        output.WriteLine($"Fonts are found and read in {loading.ElapsedMilliseconds} ms.");
        for (var i = 0; i < 50; i++)
            Statement.Render(fonts);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Documents; i++)
            Statement.Render(fonts);
        output.WriteLine($"{string.Join(", ", fonts.Roles)}: {document.Length:N0} bytes, {document.PageCount} pages, {clock.Elapsed.TotalMilliseconds / Documents:0.00} ms a document, {Documents / clock.Elapsed.TotalSeconds:0} documents a second on one thread, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / Documents / 1024} KB allocated each");
    }
}
