using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Tests.Samples;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Tests.Writing;

public sealed class ExtractionTests
{
    private const string Mixed = "客户「济源」欠款 ¥1,234,567.89（其中逾期 −45.60），“争议” 3 项 — see Müller & Søn, 5 ‰ …";

    public static TheoryData<bool> BothFontSets => [true, false];

    [Theory]
    [MemberData(nameof(BothFontSets))]
    public void Pdftotext_gives_exactly_what_was_written(bool embedded)
    {
        string[] texts = ["Ageing of receivables 2026", "濟源職業技術學院", "葫芦岛市财政保障服务中心", "CNY 12,345,678.90", "Æther, œuvre, naïve, €5 – “ok”"];
        var document = new PdfDocument(embedded ? SampleFonts.Embedded : FontSet.NotEmbedded, new DocumentInfo("Text"));
        foreach (var text in texts)
            document.Body.Paragraph(text).Paragraph(text, bold: true);
        var rendered = document.Render();
        Assert.Empty(rendered.MissingCharacters);
        var lines = Tool.Text(rendered, "-layout").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()).Where(l => l is not ("" or "\f"));
        Assert.Equal(texts.SelectMany(t => new[] { t, t }), lines);
    }

    [Fact]
    public void Amounts_and_Chinese_names_of_a_table_stand_in_the_text()
    {
        var text = Tool.Text(Statement.Render(SampleFonts.Embedded), "-layout");
        Assert.Contains("412,345.67", Tool.Text(StatementOfOneRow(), "-layout"), StringComparison.Ordinal);
        Assert.Contains("1,356,833.86 / 2,000,000.00", text, StringComparison.Ordinal);
        Assert.Contains("葫芦岛市财政保障服务中心", text, StringComparison.Ordinal);
        Assert.Contains("喆犇鑫贸易（上海）有限公", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mixed_sentence_survives_with_its_punctuation()
    {
        var document = new PdfDocument(SampleFonts.Embedded, new DocumentInfo("Mixed"), PageSetup.A4.Landscape);
        document.Body.Paragraph(Mixed);
        Assert.Contains(Mixed, Tool.Text(document.Render(), "-layout"), StringComparison.Ordinal);
    }

    [Fact]
    public void Embedded_faces_are_all_subsets_with_unicode_maps()
    {
        var fonts = Tool.Fonts(Statement.Render(SampleFonts.Embedded)).Split('\n').Skip(2).Where(l => l.Length > 0).ToList();
        Assert.Equal(3, fonts.Count);
        Assert.All(fonts, line => Assert.Matches(@"^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes", line));
    }

    [Fact]
    public void Without_fonts_the_viewers_own_are_named()
    {
        var fonts = Tool.Fonts(Statement.Render(FontSet.NotEmbedded));
        Assert.Matches(@"STSong-Light +CID Type 0 +UniGB-UTF16-H +no  no  yes", fonts);
        Assert.Matches(@"Helvetica +Type 1 +WinAnsi +no  no", fonts);
        Assert.Matches(@"Helvetica-Bold +Type 1 +WinAnsi +no  no", fonts);
    }

    [Fact]
    public void Without_fonts_the_page_is_drawn_all_the_same()
    {
        // Chinese alone: a page whose only ink is that of STSong-Light, which poppler replaces by a face of the system.
        var document = new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("Ink"));
        document.Body.Paragraph(string.Concat(Enumerable.Repeat("征信报告应收账款", 20)));
        var (exit, picture) = Tool.OnFile(document.Render(), file => OtherProgram.Run("pdftoppm", "-r", "40", "-gray", file));
        Assert.Equal(0, exit);
        Assert.True(picture.Count(c => c < '\u0080' && c > '\u0000') > 200, "The page is empty.");
    }

    [Fact]
    public void A_character_beyond_the_basic_plane_is_extracted_as_itself()
    {
        // Both faces lack it: it is drawn as a box and reported, yet the text of the file still has it.
        var document = new PdfDocument(SampleFonts.Embedded, new DocumentInfo("Rare"));
        document.Body.Paragraph("𠮷野家公司");
        var rendered = document.Render();
        Assert.Equal([0x20BB7], rendered.MissingCharacters.Select(r => r.Value));
        Assert.Contains("𠮷野家公司", Tool.Text(rendered), StringComparison.Ordinal);
    }

    private static RenderedDocument StatementOfOneRow()
    {
        var document = new PdfDocument(SampleFonts.Embedded, new DocumentInfo("Row"));
        document.Body.Table([Column.Star("名称"), Column.Amount("余额")], [TableRow.Of("济源", "412,345.67")]);
        return document.Render();
    }
}
