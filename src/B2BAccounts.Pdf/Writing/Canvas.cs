using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Pdf.Writing;

/// <summary>
/// The drawing of one page. Places are in points from the page's top left corner. Colours, widths and fonts are written only where
/// they change.
/// </summary>
internal sealed class Canvas(double width, double height, UsedFonts fonts)
{
    private const double StrokeOfSyntheticBold = 0.03, CircleControl = 0.5523;

    private readonly PdfBuffer _content = new(1 << 12), _ground = new();
    private readonly List<PdfLink> _links = [];
    private readonly List<Bookmark> _bookmarks = [];
    private Rgb _fill, _stroke, _groundFill;
    private double _lineWidth = 1, _dash, _fontSize;
    private UsedFont? _font;
    private bool _thick;

    public double Width => width;

    public double Height => height;

    public ReadOnlySpan<byte> Content => _content.Span;

    /// <summary>Light areas behind everything else; a watermark lies between them and the content, so that no stripe cuts it.</summary>
    public ReadOnlySpan<byte> Ground => _ground.Span;

    public IReadOnlyList<PdfLink> Links => _links;

    public IReadOnlyList<Bookmark> Bookmarks => _bookmarks;

    /// <summary>Draws glyphs on a baseline and gives the place behind the last.</summary>
    public double Text(ReadOnlySpan<Glyph> glyphs, double size, Rgb colour, double x, double baseline)
    {
        for (var from = 0; from < glyphs.Length;)
        {
            var first = glyphs[from];
            var to = from;
            double run = 0;
            while (to < glyphs.Length && glyphs[to].Face == first.Face && glyphs[to].SyntheticBold == first.SyntheticBold)
            {
                if (glyphs[to].CodePoint != 0x200B)
                    run += glyphs[to].Face.Advance(glyphs[to].Id);
                to++;
            }
            Run(glyphs[from..to], size, colour, x, baseline);
            x += run * size;
            from = to;
        }
        return x;
    }

    public void GroundRectangle(double x, double y, double w, double h, Rgb fill)
    {
        if (fill != _groundFill)
            _ground.Colour(fill).Text("rg ");
        _groundFill = fill;
        _ground.Number(x).Number(height - y - h).Number(w).Number(h).Text("re f\n");
    }

    public void Rectangle(double x, double y, double w, double h, Rgb fill)
    {
        Fill(fill);
        _content.Number(x).Number(height - y - h).Number(w).Number(h).Text("re f\n");
    }

    public void RoundedRectangle(double x, double y, double w, double h, double radius, Rgb fill, Rgb? border = null)
    {
        Fill(fill);
        if (border is { } line)
            Stroke(line, 0.6, 0);
        var r = Math.Max(0, Math.Min(radius, Math.Min(w, h) / 2));
        double k = r * (1 - CircleControl), left = x, right = x + w, top = height - y, bottom = top - h;
        Point(left + r, top, "m ");
        Point(right - r, top, "l ");
        Curve(right - k, top, right, top - k, right, top - r);
        Point(right, bottom + r, "l ");
        Curve(right, bottom + k, right - k, bottom, right - r, bottom);
        Point(left + r, bottom, "l ");
        Curve(left + k, bottom, left, bottom + k, left, bottom + r);
        Point(left, top - r, "l ");
        Curve(left, top - k, left + k, top, left + r, top);
        _content.Text(border is null ? "h f\n" : "h B\n");
    }

    public void Line(double x1, double y1, double x2, double y2, double thickness, Rgb colour, double dash = 0)
    {
        Stroke(colour, thickness, dash);
        Point(x1, height - y1, "m ");
        Point(x2, height - y2, "l S\n");
    }

    /// <summary>Turns everything drawn after it counter-clockwise about a point.</summary>
    public void Turn(double degrees, double x, double y)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var up = height - y;
        _content.Number(cosine).Number(sine).Number(-sine).Number(cosine)
            .Number(x - (x * cosine) + (up * sine)).Number(up - (x * sine) - (up * cosine)).Text("cm\n");
    }

    /// <summary>Draws what is no part of the text: readers and searches pass over it (ISO 32000-1, 14.8.2.2 and 14.9.4).</summary>
    public void Unread(Action draw)
    {
        _content.Text("/Artifact BMC /Span<</ActualText()>>BDC\n");
        draw();
        _content.Text("EMC EMC\n");
    }

    public void Link(double x, double y, double w, double h, Uri target) =>
        _links.Add(new PdfLink(x, height - y - h, x + w, height - y, target));

    public void Bookmark(string title, int level, double y) => _bookmarks.Add(new Bookmark(title, level, height - y));

    private void Run(ReadOnlySpan<Glyph> glyphs, double size, Rgb colour, double x, double baseline)
    {
        Fill(colour);
        if (glyphs[0].SyntheticBold)
            Stroke(colour, size * StrokeOfSyntheticBold, 0);
        _content.Text("BT ");
        var font = fonts.Of(glyphs[0].Face);
        if (font != _font || size != _fontSize)
        {
            _content.Text(font.Name).Number(size).Text("Tf ");
            (_font, _fontSize) = (font, size);
        }
        if (glyphs[0].SyntheticBold != _thick)
        {
            _thick = glyphs[0].SyntheticBold;
            _content.Text(_thick ? "2 Tr " : "0 Tr ");
        }
        _content.Number(x).Number(height - baseline).Text("Td <");
        foreach (var glyph in glyphs)
        {
            if (glyph.CodePoint != 0x200B)
                font.WriteCode(_content, glyph);
        }
        _content.Text("> Tj ET\n");
    }

    private void Fill(Rgb colour)
    {
        if (colour == _fill)
            return;
        _content.Colour(colour).Text("rg ");
        _fill = colour;
    }

    private void Stroke(Rgb colour, double thickness, double dash)
    {
        if (colour != _stroke)
            _content.Colour(colour).Text("RG ");
        if (thickness != _lineWidth)
            _content.Number(thickness).Text("w ");
        if (dash != _dash)
        {
            _content.Text("[");
            if (dash > 0)
                _content.Number(dash);
            _content.Text("]0 d ");
        }
        (_stroke, _lineWidth, _dash) = (colour, thickness, dash);
    }

    private void Point(double x, double y, string then) => _content.Number(x).Number(y).Text(then);

    private void Curve(double x1, double y1, double x2, double y2, double x3, double y3) =>
        _content.Number(x1).Number(y1).Number(x2).Number(y2).Number(x3).Number(y3).Text("c ");
}

/// <summary>A part of a page that leads to a web address; in the page's own coordinates.</summary>
internal sealed record PdfLink(double Left, double Bottom, double Right, double Top, Uri Target)
{
    /// <summary>The address in ASCII, as URI actions demand (ISO 32000-1, 12.6.4.7): path percent-encoded, host in Punycode.</summary>
    public string Address => Target.Host == Target.IdnHost
        ? Target.AbsoluteUri
        : Target.AbsoluteUri.Replace(Target.Host, Target.IdnHost, StringComparison.Ordinal);

    /// <summary>Refuses what a click should not start: scripts and local files, and addresses relative to nothing.</summary>
    /// <exception cref="ArgumentException">The address is relative or its scheme is not http, https, mailto or tel.</exception>
    public static Uri Checked(Uri target) => target.IsAbsoluteUri && target.Scheme is ("http" or "https" or "mailto" or "tel")
        ? target
        : throw new ArgumentException(
            $"The link '{target}' is no whole address of the web, mail or telephone; give one such as https://example.org/.", nameof(target));
}

/// <summary>A heading in the viewer's side bar; <paramref name="Top"/> in the page's own coordinates.</summary>
internal sealed record Bookmark(string Title, int Level, double Top);
