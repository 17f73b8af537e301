using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Layout;

/// <summary>Texts side by side, as in a table's row. Too tall a row is cut between lines, each cell at its own.</summary>
internal sealed class RowBox(IReadOnlyList<(double X, TextBox Text)> cells, double padding)
{
    public double Height { get; } = cells.Select(c => c.Text.Height).DefaultIfEmpty(0).Max() + (2 * padding);

    public void Draw(Canvas canvas, double x, double y)
    {
        foreach (var (left, text) in cells)
            text.Draw(canvas, x + left, y + padding);
    }

    /// <summary>The lines that fit a height, and the rest; nothing fits where no cell has room for a line, unless it is forced.</summary>
    public (RowBox? Top, RowBox? Left) Split(double height, bool force)
    {
        var inside = height - (2 * padding);
        var counts = cells.Select(c => c.Text.LinesWithin(inside)).ToList();
        if (counts.All(c => c == 0))
        {
            if (!force)
                return (null, this);
            counts = [.. cells.Select(_ => 1)];
        }
        var top = new RowBox([.. cells.Select((c, i) => (c.X, c.Text.First(counts[i])))], padding);
        if (cells.Select((c, i) => c.Text.LineCount <= counts[i]).All(done => done))
            return (top, null);
        return (top, new RowBox([.. cells.Select((c, i) => (c.X, c.Text.After(counts[i])))], padding));
    }
}
