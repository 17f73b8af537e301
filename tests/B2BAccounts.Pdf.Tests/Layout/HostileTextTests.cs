using B2BAccounts.Pdf.Charts;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Tests.Layout;

public sealed class HostileTextTests
{
    public static TheoryData<string> Hostile =>
    [
        "", " ", "\n\n\n", "\0\u0001\u001b[31m\u007f\u0085\u009f", "\ud800", "\udc00\ud800", "a\ud83d", "\ufffe\uffff", "\u202e42.000,1 YNC\u202c",
        ") Tj ET /F1 99 Tf (", "<48656C6C6F>", "%PDF-1.4 endobj endstream", "\\", "((((", "{page} {0} %s", "\u200b\u200b\u200b", "\u3000\u00a0\t",
        "👩‍👩‍👧‍👦🏳️‍🌈", "e\u0301\u0301\u0301\u0301", "مرحبا שלום", new string('。', 3000), new string('（', 3000), new string('-', 3000), new string('“', 5000),
        new string('长', 10000), new string('W', 10000),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Any_text_can_stand_anywhere(string text)
    {
        foreach (var fonts in new[] { FontSet.NotEmbedded, SampleFonts.Embedded })
        {
            var document = new PdfDocument(fonts, new DocumentInfo(text) { Author = text, Subject = text }).Header(text, text).Footer(text, (_, _) => text).FooterNote(text, text).Watermark(text);
            document.Body.Heading(text, 1).Paragraph(text).Remark(text).Bullets(text, text).Link(text, new Uri("https://example.invalid/?q=" + Uri.EscapeDataString(text.Replace('\ud800', 'x').Replace('\udc00', 'x').Replace('\ud83d', 'x')[..Math.Min(text.Length, 50)])))
                .KeyValues([(text, text), (text, Cell.BadgeOf(text, Tone.Watch))])
                .Table([Column.Content(text), Column.Star(text), Column.Amount(text), Column.Fixed(text, 20)], [TableRow.Of(text, text, text, text), TableRow.Total(text, Cell.BadgeOf(text, Tone.Bad))])
                .Note(Tone.Bad, text, text).Columns((1, c => c.Paragraph(text)), (5, c => c.Heading(text, 3)))
                .Bars([new Bar(text, 1, Text: text), new Bar(text, -5)]).Shares([new ShareBar(text, 0.5m, Text: text)]).Scores([new ScoreBar(text, 50, 1)])
                .Gauge(new Gauge(text, 1, 2, text)).KeepTogether(k => k.Paragraph(text));
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var rendered = document.Render();
            // Work that grew with the square of the text would show here; a clock would measure the machine's load.
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(allocated < 1_000_000 + (4_000L * text.Length), $"{allocated} bytes were allocated for a text of {text.Length} characters.");
            Assert.InRange(rendered.PageCount, 1, 2000);
            var (exit, output) = Tool.Check(rendered);
            Assert.True(exit == 0, output);
        }
    }

    [Fact]
    public void Controls_and_marks_of_direction_never_reach_the_page()
    {
        var document = new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("x"));
        document.Body.Paragraph("CNY\u202e 1\u00002\u001b3\u200f\ufeff.00");
        Assert.Equal("CNY 123.00", Tool.Text(document.Render()).Trim());
    }

    [Fact]
    public void A_lone_surrogate_is_reported_as_a_missing_character()
    {
        var document = new PdfDocument(SampleFonts.Embedded, new DocumentInfo("x"));
        document.Body.Paragraph("AB\ud800CD");
        var rendered = document.Render();
        Assert.Contains("AB\ufffdCD", Tool.Text(rendered), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_looks_like_page_operators_is_text()
    {
        var document = new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("x"));
        document.Body.Paragraph(") Tj ET Q 1 0 0 rg (paid\\)");
        Assert.Contains(") Tj ET Q 1 0 0 rg (paid\\)", Tool.Text(document.Render(), "-layout"), StringComparison.Ordinal);
    }
}
