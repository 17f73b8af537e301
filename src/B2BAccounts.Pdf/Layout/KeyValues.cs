namespace B2BAccounts.Pdf.Layout;

/// <summary>Labels with their values, in one or more columns, filled row by row.</summary>
internal sealed class KeyValues(IReadOnlyList<(string Label, Cell Value)> pairs, int columns) : Block
{
    private const double Gap = 14, LabelGap = 10, MostOfALabel = 0.45;

    public override double SpaceAfter(Theme theme) => 6;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var theme = scope.Theme;
        var label = new TextStyle(theme.TextSize - 0.5, theme.Muted, Leading: theme.Leading * theme.TextSize / (theme.TextSize - 0.5));
        var width = (room.Width - (Gap * (columns - 1))) / columns;
        var labelWidths = new double[columns];
        for (var i = 0; i < pairs.Count; i++)
        {
            var natural = (scope.Shaper.Shape(pairs[i].Label, false).NaturalWidth * label.Size) + LabelGap + 0.01;
            labelWidths[i % columns] = Math.Max(labelWidths[i % columns], Math.Min(natural, width * MostOfALabel));
        }
        var rows = pairs.Chunk(columns).Select(row => (Block)new RowBlock(new RowBox(
            [.. row.SelectMany((pair, i) => Cells(pair, i * (width + Gap), labelWidths[i]))], 1)));
        return new Stack([.. rows]).Fit(scope, room);

        IEnumerable<(double, TextBox)> Cells((string Label, Cell Value) pair, double x, double labelWidth)
        {
            yield return (x, scope.Text(pair.Label, label, labelWidth - LabelGap));
            yield return (x + labelWidth, CellText.Box(scope, pair.Value, theme.Body with { Bold = true }, width - labelWidth));
        }
    }
}
