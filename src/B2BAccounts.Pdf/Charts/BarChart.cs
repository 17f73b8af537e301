using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Charts;

/// <summary>Vertical bars over a grid, with values at their ends and labels below.</summary>
internal sealed class BarChart : Block
{
    private const double AboveTheGrid = 13, BelowTheGrid = 4, AxisGap = 6, BarShare = 0.56, Narrowest = 30;

    private readonly IReadOnlyList<Bar> _bars;
    private readonly double _height;

    public BarChart(IReadOnlyList<Bar> bars, double height)
    {
        if (bars.Count == 0)
            throw new ArgumentException("A bar chart needs a bar.", nameof(bars));
        if (!(height >= Narrowest && double.IsFinite(height)))
            throw new ArgumentOutOfRangeException(nameof(height), height, $"A plot is at least {Narrowest} points high.");
        (_bars, _height) = (bars, height);
    }

    public override double SpaceBefore(Theme theme) => 4;

    public override double SpaceAfter(Theme theme) => 8;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var theme = scope.Theme;
        var small = new TextStyle(theme.SmallSize, theme.Muted, Align: Align.Centre, Leading: 1.2);
        var axis = Axis.For(_bars.Select(b => (double)b.Value));
        var marks = axis.Marks
            .Select(v => (At: axis.Of(v), Zero: Math.Abs(v) < axis.Step / 2, Text: scope.Shaper.Shape(v.ToString("#,##0.##"), false)))
            .ToList();
        var left = (marks.Max(m => m.Text.NaturalWidth) * small.Size) + AxisGap;
        var slot = (room.Width - left) / _bars.Count;
        var labels = _bars.Select(b => scope.Text(b.Label, small with { Colour = theme.Ink }, slot - 2).Cut(3, scope)).ToList();
        // The value of a bar below zero stands under its end, and the labels under that.
        var lowest = _bars.Min(b => b.Value);
        var below = BelowTheGrid + (lowest < 0 ? Math.Max(0, small.LineHeight - (_height * axis.Of((double)lowest))) : 0);
        var foot = below + labels.Max(l => l.Height);
        var total = AboveTheGrid + _height + foot;
        if (!room.Holds(total) && !room.IsFresh)
            return new Fit(null, this);
        var plot = room.Holds(total) ? _height : Math.Max(Narrowest, room.Height - AboveTheGrid - foot);

        void Draw(Canvas canvas, double x, double y)
        {
            double Level(double at) => y + AboveTheGrid + (plot * (1 - at));
            foreach (var (at, zero, text) in marks)
            {
                canvas.Line(x + left, Level(at), x + room.Width, Level(at), zero ? 0.6 : 0.35, zero ? theme.Muted : theme.Grid);
                var line = new Line(0, text.Length);
                var start = x + left - AxisGap - (text.WidthOf(line) * small.Size);
                canvas.Text(text.Glyphs(line), small.Size, small.Colour, start, Level(at) + (small.Size * 0.36));
            }
            for (var i = 0; i < _bars.Count; i++)
            {
                var bar = _bars[i];
                double from = x + left + (i * slot), end = Level(axis.Of((double)bar.Value)), zero = Level(axis.Of(0));
                var text = bar.Text ?? bar.Value.ToString("#,##0.##");
                var value = scope.Text(text, small with { Colour = theme.Ink, Bold = true }, slot).Cut(1, scope);
                var edge = from + (slot * (1 - BarShare) / 2);
                canvas.Rectangle(edge, Math.Min(end, zero), slot * BarShare, Math.Abs(zero - end), theme.Of(bar.Tone));
                value.Draw(canvas, from, bar.Value < 0 ? end + 1.5 : end - value.Height - 1.5);
                labels[i].Draw(canvas, from + 1, y + AboveTheGrid + plot + below);
            }
        }
        return new Fit(new Fragment(AboveTheGrid + plot + foot, Draw), null);
    }
}
