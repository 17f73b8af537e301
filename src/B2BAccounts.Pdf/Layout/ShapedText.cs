using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Pdf.Layout;

/// <summary>A text as glyphs with their positions in ems, and the rules where its lines may break. Holds for any size.</summary>
internal sealed class ShapedText
{
    private readonly Glyph[] _glyphs;
    private readonly double[] _positions;

    public ShapedText(Glyph[] glyphs)
    {
        _glyphs = glyphs;
        _positions = new double[glyphs.Length + 1];
        for (var i = 0; i < glyphs.Length; i++)
            _positions[i + 1] = _positions[i] + (IsControl(glyphs[i].CodePoint) ? 0 : glyphs[i].Face.Advance(glyphs[i].Id));
    }

    public int Length => _glyphs.Length;

    /// <summary>Width in ems of the widest line that the text itself asks for.</summary>
    public double NaturalWidth
    {
        get
        {
            double widest = 0;
            var start = 0;
            for (var i = 0; i <= Length; i++)
            {
                if (i < Length && _glyphs[i].CodePoint != '\n')
                    continue;
                widest = Math.Max(widest, _positions[i] - _positions[start]);
                start = i;
            }
            return widest;
        }
    }

    public ReadOnlySpan<Glyph> Glyphs(Line line) => _glyphs.AsSpan(line.Start, line.Count);

    public double WidthOf(Line line) => _positions[line.Start + line.Count] - _positions[line.Start];

    /// <summary>Lines no wider than a width in ems; a word that is wider alone is broken where it must be. Always ends.</summary>
    public List<Line> Wrap(double width)
    {
        var lines = new List<Line>();
        int start = 0, chance = -1;
        for (var i = 0; i < Length; i++)
        {
            var c = _glyphs[i].CodePoint;
            if (c == '\n')
            {
                lines.Add(Trimmed(start, i));
                (start, chance) = (i + 1, -1);
                continue;
            }
            if (i > start && MayBreakBefore(i))
                chance = i;
            while (i > start && c is not (' ' or 0x200B) && _positions[i + 1] - _positions[start] > width + 1e-6)
            {
                var end = chance > start ? chance : i;
                lines.Add(Trimmed(start, end));
                (start, chance) = (end, -1);
            }
        }
        lines.Add(Trimmed(start, Length));
        return lines;
    }

    /// <summary>
    /// From where a line starts, as much as fits the width in ems with a text behind it: within a word too, so that a long one is not lost whole.
    /// </summary>
    public Line WithRoomFor(ShapedText behind, Line line, double width)
    {
        var end = line.Start;
        while (end < Length && _glyphs[end].CodePoint != '\n' && _positions[end + 1] - _positions[line.Start] + behind.NaturalWidth <= width)
            end++;
        return Trimmed(line.Start, end);
    }

    private static bool IsControl(int c) => c is '\n' or 0x200B;

    private Line Trimmed(int start, int end)
    {
        while (end > start && _glyphs[end - 1].CodePoint is ' ' or 0x200B)
            end--;
        return new Line(start, end - start);
    }

    private bool MayBreakBefore(int i)
    {
        int before = _glyphs[i - 1].CodePoint, after = _glyphs[i].CodePoint;
        if (after is ' ' or 0x200B or '\n')
            return false;
        if (before is ' ' or 0x200B)
            return true;
        if (CodePoints.CannotStartLine(after) || CodePoints.CannotEndLine(before))
            return false;
        if (before is '-' or '/')
            return MayBreakAfterHyphen(i - 1);
        return CodePoints.IsWide(before) || CodePoints.IsWide(after);
    }

    /// <summary>Not before a digit (dates, ranges, contract numbers, amounts below zero), nor behind a mark that stands alone.</summary>
    private bool MayBreakAfterHyphen(int hyphen) =>
        !CodePoints.IsDigit(_glyphs[hyphen + 1].CodePoint) && hyphen > 0 && _glyphs[hyphen - 1].CodePoint != ' ';
}

/// <summary>A stretch of a shaped text.</summary>
internal readonly record struct Line(int Start, int Count);
