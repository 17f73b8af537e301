using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Pdf.Charts;

/// <summary>A limit as a track and what is used of it as the filling; what is beyond the limit lengthens the track.</summary>
internal sealed class GaugeChart(Gauge gauge) : Block
{
    private const double BarHeight = 10, Gap = 3, Mark = 3, MostOfText = 0.75;

    public override double SpaceBefore(Theme theme) => 2;

    public override double SpaceAfter(Theme theme) => 8;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var theme = scope.Theme;
        var strong = theme.Body with { Bold = true };
        var textWidth = Math.Min(TrackRow.Widest(scope, [gauge.Text], strong), room.Width * MostOfText);
        var text = scope.Text(gauge.Text, strong with { Align = Align.Right }, textWidth).Cut(4, scope);
        var label = scope.Text(gauge.Label, theme.Body with { Colour = theme.Muted }, room.Width - textWidth - TrackRow.Gap).Cut(4, scope);
        var head = Math.Max(text.Height, label.Height) + Gap;
        var height = head + BarHeight + Mark;
        if (!room.Holds(height) && !room.IsFresh)
            return new Fit(null, this);
        double used = (double)Math.Max(0, gauge.Used), limit = (double)Math.Max(0, gauge.Limit), whole = Math.Max(used, limit);
        var width = room.Width;
        return new Fit(
            new Fragment(height, (canvas, x, y) =>
            {
                label.Draw(canvas, x, y);
                text.Draw(canvas, x + width - textWidth, y);
                canvas.RoundedRectangle(x, y + head, width, BarHeight, 3, theme.Track);
                var colour = theme.Of(gauge.Tone ?? ToneOf(used, limit));
                if (used > 0)
                    canvas.RoundedRectangle(x, y + head, Math.Max(2, width * used / whole), BarHeight, 3, colour);
                var mark = x + (width * limit / whole);
                if (used > limit)
                    canvas.Line(mark, y + head - Mark, mark, y + head + BarHeight + Mark, 1.2, theme.Ink);
            }),
            null);
    }

    private static Tone ToneOf(double used, double limit) => used > limit ? Tone.Bad : (used / Math.Max(limit, double.Epsilon)) switch
    {
        < 0.7 => Tone.Good,
        < 0.9 => Tone.Watch,
        _ => Tone.Poor,
    };
}
