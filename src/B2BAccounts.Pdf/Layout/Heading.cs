namespace B2BAccounts.Pdf.Layout;

/// <summary>A heading, which is also a bookmark and stays with what it heads.</summary>
internal sealed class Heading(string text, int level) : Block
{
    private const int LongestBookmark = 160;

    public override bool KeepsWithNext => true;

    public override double SpaceBefore(Theme theme) => level == 1 ? 0 : theme.Heading(level).Size;

    public override double SpaceAfter(Theme theme) => level == 1 ? 6 : 4;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var style = scope.Theme.Heading(level);
        var fit = new RowBlock(new RowBox([(0, scope.Text(text, style, room.Width))], 0)).Fit(scope, room);
        if (fit.Placed is not { } placed)
            return new Fit(null, this);
        return fit with
        {
            Placed = new Fragment(placed.Height, (canvas, x, y) =>
            {
                canvas.Bookmark(Title(), level, y);
                placed.Draw(canvas, x, y);
            }),
        };
    }

    private string Title()
    {
        var line = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        return line.Length <= LongestBookmark ? line : string.Concat(line.AsSpan(0, LongestBookmark), "…");
    }
}
