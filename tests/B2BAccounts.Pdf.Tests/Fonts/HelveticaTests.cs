using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Tests.Fonts;

public sealed class HelveticaTests
{
    /// <summary>
    /// A font dictionary without widths makes poppler use its own copy of the standard metrics: every character is set alone between
    /// two bars in a size of 1000, and the distance of the bars is compared with our table.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Widths_are_those_that_poppler_has_of_the_standard_fonts(bool bold)
    {
        var face = bold ? HelveticaFace.Bold : HelveticaFace.Regular;
        // Codes that WinAnsi leaves open, and the two blanks whose words poppler does not report.
        var codes = Enumerable.Range(33, 223).Where(c => c is not (127 or 129 or 141 or 143 or 144 or 157 or 160 or 173)).ToList();
        var content = new PdfBuffer();
        content.Text("BT /F1 1000 Tf ");
        foreach (var code in codes)
            content.Text("1 0 0 1 100 ").Number((code * 2000) + 500).Text("Tm <").Hex8(code).Text("> Tj ");
        content.Text("ET");
        var objects = new PdfObjects();
        int catalog = objects.Reserve(), tree = objects.Reserve(), page = objects.Reserve();
        objects.Put(catalog, new PdfBuffer().Text("<</Type/Catalog/Pages ").Reference(tree).Text(">>"));
        objects.Put(tree, new PdfBuffer().Text("<</Type/Pages/Count 1/Kids[").Reference(page).Text("]>>"));
        objects.Put(page, new PdfBuffer().Text("<</Type/Page/MediaBox[0 0 2000 520000]/Parent ").Reference(tree).Text("/Contents ").Reference(objects.AddStream("", content.Span))
            .Text($"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/{face.PostScriptName}/Encoding/WinAnsiEncoding>>>>>>>>"));
        var file = objects.Finish(catalog, objects.Add(new PdfBuffer().Text("<<>>")));

        var words = Tool.Text(new RenderedDocument(file, 1, []), "-bbox").Split('\n').Where(l => l.Contains("<word", StringComparison.Ordinal)).ToList();
        var seen = 0;
        foreach (var word in words)
        {
            var edges = word.Split('"').Where((_, i) => i % 2 == 1).Take(4).Select(double.Parse).ToArray();
            var text = System.Net.WebUtility.HtmlDecode(word.Split('>')[1].Split('<')[0]);
            Assert.True(text.Length == 1, word);
            Assert.Equal(edges[2] - edges[0], face.Advance(face.GlyphOf(text[0])) * 1000, 0.01);
            seen++;
        }
        Assert.True(seen >= codes.Count - 3, $"Only {seen} of {codes.Count} characters were read.");
    }

    [Fact]
    public void Characters_of_the_upper_half_have_their_windows_codes()
    {
        Assert.Equal(0x80, HelveticaFace.Regular.GlyphOf('€'));
        Assert.Equal(0x97, HelveticaFace.Regular.GlyphOf('—'));
        Assert.Equal(0xFC, HelveticaFace.Regular.GlyphOf('ü'));
        Assert.Equal(0, HelveticaFace.Regular.GlyphOf('中'));
        Assert.Equal(0, HelveticaFace.Regular.GlyphOf(0x81));
    }
}
