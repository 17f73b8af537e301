using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Layout;

/// <summary>
/// A document in the making. Describe it, then render it; the same description gives the same bytes, on any thread and any day.
/// </summary>
/// <param name="fonts">The faces, loaded once for all documents.</param>
/// <param name="info">What the document says of itself.</param>
/// <param name="page">The pages' size and margins; A4 unless told.</param>
/// <param name="theme">Colours and sizes.</param>
public sealed class PdfDocument(FontSet fonts, DocumentInfo info, PageSetup? page = null, Theme? theme = null)
{
    /// <summary>The watermark's slope in degrees and its greatest length as a multiple of the page's shorter side.</summary>
    private const double WatermarkSlope = 33, WatermarkSpan = 1.05;

    private readonly PageSetup _page = (page ?? PageSetup.A4).Checked(nameof(page));
    private readonly Theme _theme = theme ?? Theme.Default;
    private Furniture _furniture = new(null, null, null);
    private string? _watermark;

    public Flow Body { get; } = new();

    /// <summary>A running line above the content of every page.</summary>
    public PdfDocument Header(string left, string right)
    {
        _furniture = _furniture with { Header = new RunningLine((_, _) => left, (_, _) => right) };
        return this;
    }

    /// <summary>A running line below the content; the right text is made from the page's number and the number of pages.</summary>
    public PdfDocument Footer(string left, Func<int, int, string> right)
    {
        _furniture = _furniture with { Footer = new RunningLine((_, _) => left, right) };
        return this;
    }

    /// <summary>A second line below the running one: where this copy of the document comes from, for example.</summary>
    public PdfDocument FooterNote(string left, string right)
    {
        _furniture = _furniture with { FooterNote = new RunningLine((_, _) => left, (_, _) => right) };
        return this;
    }

    /// <summary>A text across every page, under the content: who took the copy, for example.</summary>
    public PdfDocument Watermark(string text)
    {
        _watermark = text;
        return this;
    }

    /// <exception cref="FontFormatException">An outline that the document needs is damaged in its font file.</exception>
    public RenderedDocument Render(CancellationToken cancellation = default)
    {
        var scope = new LayoutScope(new TextShaper(fonts), _theme);
        var used = new UsedFonts();
        var pages = new List<Canvas>();
        Block? rest = Body.Build();
        while (rest is not null)
        {
            cancellation.ThrowIfCancellationRequested();
            var fit = rest.Fit(scope, new Room(_page.ContentWidth, _page.ContentHeight, _page.ContentHeight));
            var placed = fit.Placed ?? throw new InvalidOperationException($"Page {pages.Count + 1}: a block placed nothing on a fresh page.");
            var canvas = new Canvas(_page.Width, _page.Height, used);
            placed.Draw(canvas, _page.Left, _page.Top);
            pages.Add(canvas);
            rest = fit.Rest;
        }
        for (var i = 0; i < pages.Count; i++)
            _furniture.Draw(pages[i], scope, _page, i + 1, pages.Count);
        return new RenderedDocument(PdfFile.Write(pages, used, info, Underlay(scope, used)), pages.Count, [.. scope.Shaper.Missing]);
    }

    private Canvas? Underlay(LayoutScope scope, UsedFonts used)
    {
        if (string.IsNullOrWhiteSpace(_watermark))
            return null;
        var canvas = new Canvas(_page.Width, _page.Height, used);
        var text = scope.Shaper.Shape(_watermark.ReplaceLineEndings(" "), false);
        var size = Math.Min(_theme.WatermarkSize, WatermarkSpan * Math.Min(_page.Width, _page.Height) / Math.Max(1, text.NaturalWidth));
        canvas.Turn(WatermarkSlope, _page.Width / 2, _page.Height / 2);
        var left = (_page.Width - (text.NaturalWidth * size)) / 2;
        canvas.Unread(() => canvas.Text(text.Glyphs(new Line(0, text.Length)), size, _theme.Watermark, left, _page.Height / 2));
        return canvas;
    }
}
