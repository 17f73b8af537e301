using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Layout;

/// <summary>A text broken into lines for a width, or some of these lines.</summary>
internal sealed class TextBox
{
    /// <summary>How far a pill reaches beyond its text at either end, in ems.</summary>
    public const double BadgePadding = 0.55;

    private readonly ShapedText _text;
    private readonly double _width;
    private readonly List<Line> _lines;
    private readonly int _from, _to;
    private ShapedText? _ellipsis;

    /// <param name="badge">Where set, each line stands on a pill of this colour, which stays within the width.</param>
    public TextBox(ShapedText text, TextStyle style, double width, Rgb? badge = null)
    {
        (_text, Style, _width, Badge) = (text, style, width, badge);
        _lines = text.Wrap((width / style.Size) - (badge is null ? 0 : 2 * BadgePadding));
        _to = _lines.Count;
    }

    private TextBox(TextBox whole, int from, int to)
    {
        (_text, Style, _width, _lines, Badge, Link) = (whole._text, whole.Style, whole._width, whole._lines, whole.Badge, whole.Link);
        Underlined = whole.Underlined;
        (_from, _to) = (from, to);
    }

    public TextStyle Style { get; }

    public Rgb? Badge { get; }

    public Uri? Link { get; init; }

    /// <summary>Whether a link shows by a line as well as by its colour.</summary>
    public bool Underlined { get; init; }

    public int LineCount => _to - _from;

    public double Height => LineCount * Style.LineHeight;

    public int LinesWithin(double height) => Math.Clamp((int)Math.Floor((height + 0.01) / Style.LineHeight), 0, LineCount);

    public TextBox First(int lines) => Part(_from, _from + Math.Min(lines, LineCount));

    public TextBox After(int lines) => Part(_from + Math.Min(lines, LineCount), _to);

    /// <summary>At most so many lines; where that loses text, the last of them ends in an ellipsis.</summary>
    public TextBox Cut(int lines, LayoutScope scope)
    {
        if (LineCount <= lines)
            return this;
        var cut = First(lines);
        cut._ellipsis = scope.Shaper.Shape("…", Style.Bold);
        return cut;
    }

    public void Draw(Canvas canvas, double x, double y)
    {
        for (var i = _from; i < _to; i++, y += Style.LineHeight)
        {
            var end = i == _to - 1 ? _ellipsis : null;
            var line = end is null ? _lines[i] : _text.WithRoomFor(end, _lines[i], _width / Style.Size);
            if (line.Count == 0 && end is null)
                continue;
            var wide = (_text.WidthOf(line) + (end?.NaturalWidth ?? 0)) * Style.Size;
            var left = x + (Style.Align switch { Align.Right => _width - wide, Align.Centre => (_width - wide) / 2, _ => 0 });
            if (Badge is { } badge)
            {
                left += Style.Align switch { Align.Right => -BadgePadding, Align.Centre => 0, _ => BadgePadding } * Style.Size;
                DrawBadge(canvas, badge, left, y, wide);
            }
            var after = canvas.Text(_text.Glyphs(line), Style.Size, Style.Colour, left, y + Style.Baseline);
            if (end is not null)
                canvas.Text(end.Glyphs(new Line(0, end.Length)), Style.Size, Style.Colour, after, y + Style.Baseline);
            if (Link is null)
                continue;
            var under = y + Style.Baseline + (Style.Size * 0.14);
            if (Underlined)
                canvas.Line(left, under, left + wide, under, 0.4, Style.Colour);
            canvas.Link(left, y, wide, Style.LineHeight, Link);
        }
    }

    private void DrawBadge(Canvas canvas, Rgb badge, double left, double y, double wide)
    {
        double pad = Style.Size * BadgePadding, height = Style.Size * 1.25;
        canvas.RoundedRectangle(left - pad, y + ((Style.LineHeight - height) / 2), wide + (2 * pad), height, height / 2, badge);
    }

    private TextBox Part(int from, int to) => new(this, from, to);
}
