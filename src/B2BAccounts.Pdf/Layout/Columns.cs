using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Layout;

/// <summary>Flows side by side, their widths in proportion to their weights.</summary>
internal sealed class Columns(IReadOnlyList<(double Weight, Stack Content)> columns) : Block
{
    private const double Gap = 18;

    public override double SpaceBefore(Theme theme) => 12;

    public override double SpaceAfter(Theme theme) => 10;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var width = room.Width - (Gap * (columns.Count - 1));
        var total = columns.Sum(c => c.Weight);
        var placed = new List<(double X, Fragment Fragment)>();
        var rest = new List<(double, Stack)>();
        double left = 0;
        foreach (var (weight, content) in columns)
        {
            var own = width * weight / total;
            var fit = content.Fit(scope, room with { Width = own });
            if (fit.Placed is null)
                return new Fit(null, this);
            placed.Add((left, fit.Placed));
            rest.Add((weight, fit.Rest as Stack ?? new Stack(fit.Rest is null ? [] : [fit.Rest])));
            left += own + Gap;
        }
        void Draw(Canvas canvas, double x, double y)
        {
            foreach (var (at, fragment) in placed)
                fragment.Draw(canvas, x + at, y);
        }
        return new Fit(new Fragment(placed.Max(p => p.Fragment.Height), Draw), rest.All(r => r.Item2.IsEmpty) ? null : new Columns(rest));
    }
}
