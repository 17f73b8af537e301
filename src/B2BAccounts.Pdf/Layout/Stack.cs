using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Layout;

/// <summary>Blocks one below the other. Of two neighbours the wider space counts; none at the top of a page.</summary>
internal class Stack(IReadOnlyList<Block> blocks) : Block
{
    public bool IsEmpty => blocks.Count == 0;

    public override double SpaceBefore(Theme theme) => blocks.Count == 0 ? 0 : blocks[0].SpaceBefore(theme);

    public override double SpaceAfter(Theme theme) => blocks.Count == 0 ? 0 : blocks[^1].SpaceAfter(theme);

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var placed = new List<(double Y, Fragment Fragment)>();
        double bottom = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is PageBreak)
            {
                if (placed.Count == 0 && room.IsFresh)
                    continue;
                return Split(placed, blocks.Skip(i + 1));
            }
            var gap = placed.Count == 0 ? 0 : Math.Max(blocks[i - 1].SpaceAfter(scope.Theme), blocks[i].SpaceBefore(scope.Theme));
            var fit = blocks[i].Fit(scope, room.Below(bottom + gap));
            if (fit.Placed is null)
                return MoveOn(placed, i, room);
            placed.Add((bottom + gap, fit.Placed));
            bottom += gap + fit.Placed.Height;
            if (fit.Rest is not null)
                return Split(placed, blocks.Skip(i + 1).Prepend(fit.Rest));
        }
        return new Fit(Join(placed), null);
    }

    /// <summary>Block <paramref name="next"/> needs a new page; headings that would be left behind go with it.</summary>
    private Fit MoveOn(List<(double Y, Fragment Fragment)> placed, int next, Room room)
    {
        var kept = next;
        while (kept > 0 && placed.Count > next - kept && blocks[kept - 1].KeepsWithNext)
            kept--;
        var left = placed.Count - (next - kept);
        // Nothing but headings on a fresh page: they and their block do not fit one page together, so part them.
        if (left == 0 && room.IsFresh)
            (kept, left) = (next, placed.Count);
        return left == 0 ? new Fit(null, this) : Split(placed.GetRange(0, left), blocks.Skip(kept));
    }

    private static Fit Split(List<(double Y, Fragment Fragment)> placed, IEnumerable<Block> rest)
    {
        List<Block> left = [.. rest];
        return new Fit(Join(placed), left.Count == 0 ? null : new Stack(left));
    }

    private static Fragment Join(List<(double Y, Fragment Fragment)> placed)
    {
        if (placed.Count == 0)
            return new Fragment(0, (_, _, _) => { });
        void Draw(Canvas canvas, double x, double y)
        {
            foreach (var (top, fragment) in placed)
                fragment.Draw(canvas, x, y + top);
        }
        return new Fragment(placed[^1].Y + placed[^1].Fragment.Height, Draw);
    }
}

/// <summary>Ends the page, unless nothing stands on it yet.</summary>
internal sealed class PageBreak : Block
{
    public override Fit Fit(LayoutScope scope, Room room) => new(new Fragment(0, (_, _, _) => { }), null);
}

/// <summary>Blocks that stay on one page if a page can hold them.</summary>
internal sealed class KeptTogether(IReadOnlyList<Block> blocks) : Stack(blocks)
{
    public override Fit Fit(LayoutScope scope, Room room)
    {
        var fit = base.Fit(scope, room);
        return fit.Rest is not null && !room.IsFresh ? new Fit(null, this) : fit;
    }
}

/// <summary>Empty space.</summary>
internal sealed class Gap(double height) : Block
{
    public override Fit Fit(LayoutScope scope, Room room) =>
        new(new Fragment(Math.Min(height, Math.Max(0, room.Height)), (_, _, _) => { }), null);
}

/// <summary>A thin line across.</summary>
internal sealed class Rule : Block
{
    public override double SpaceBefore(Theme theme) => 6;

    public override double SpaceAfter(Theme theme) => 6;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var width = room.Width;
        var colour = scope.Theme.Rule;
        return new(new Fragment(0.5, (canvas, x, y) => canvas.Line(x, y, x + width, y, 0.5, colour)), null);
    }
}
