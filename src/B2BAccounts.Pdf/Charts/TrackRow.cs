using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Pdf.Charts;

/// <summary>One line of a chart of horizontal bars: a label, a track that is filled in part, and texts behind it.</summary>
/// <param name="labelText">Set in at most four lines.</param>
/// <param name="track">Length of the track, from 0 to 1 of the room that tracks have.</param>
/// <param name="filled">How much of the track is filled, from 0 to 1.</param>
/// <param name="valueTexts">Texts behind the track, from left to right, aligned to the right.</param>
/// <param name="valueWidths">Their widths in points.</param>
internal sealed class TrackRow(
    string labelText,
    double track,
    double filled,
    Rgb colour,
    IReadOnlyList<(string Text, TextStyle Style)> valueTexts,
    double labelWidth,
    IReadOnlyList<double> valueWidths) : Block
{
    private const double BarHeight = 7, Padding = 2.5;

    public const double Gap = 10;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var theme = scope.Theme;
        var label = scope.Text(labelText, theme.Body with { Size = theme.TableSize, Leading = 1.25 }, labelWidth).Cut(4, scope);
        var height = Math.Max(label.Height, BarHeight) + (2 * Padding);
        if (!room.Holds(height) && !room.IsFresh)
            return new Fit(null, this);
        var values = valueTexts.Select((v, i) => scope.Text(v.Text, v.Style with { Align = Align.Right }, valueWidths[i]).Cut(1, scope)).ToList();
        var space = Math.Max(0, room.Width - labelWidth - Gap - valueWidths.Sum(w => w + Gap));
        return new Fit(
            new Fragment(height, (canvas, x, y) =>
            {
                label.Draw(canvas, x, y + ((height - label.Height) / 2));
                double left = x + labelWidth + Gap, top = y + ((height - BarHeight) / 2), length = space * Math.Clamp(track, 0, 1);
                canvas.RoundedRectangle(left, top, length, BarHeight, 2, theme.Track);
                if (filled > 0)
                    canvas.RoundedRectangle(left, top, Math.Max(1, length * Math.Min(1, filled)), BarHeight, 2, colour);
                left += space + Gap;
                for (var i = 0; i < values.Count; i++)
                {
                    values[i].Draw(canvas, left, y + ((height - values[i].Height) / 2));
                    left += valueWidths[i] + Gap;
                }
            }),
            null);
    }

    /// <summary>The widths that labels and values of a chart have in common, so that its tracks start and end together.</summary>
    public static double Widest(LayoutScope scope, IEnumerable<string> texts, TextStyle style) =>
        (texts.Select(t => scope.Shaper.Shape(t, style.Bold).NaturalWidth).DefaultIfEmpty(0).Max() * style.Size) + 0.01;
}
