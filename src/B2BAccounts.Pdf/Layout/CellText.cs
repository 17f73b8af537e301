namespace B2BAccounts.Pdf.Layout;

/// <summary>Sets a cell in its surroundings' style.</summary>
internal static class CellText
{
    public static TextBox Box(LayoutScope scope, Cell cell, TextStyle style, double width)
    {
        var theme = scope.Theme;
        style = style with { Bold = style.Bold || cell.Bold };
        if (cell.Link is not null)
            style = style with { Colour = theme.LinkInk };
        if (cell.Ink is { } ink)
            style = style with { Colour = theme.Of(ink).AsInk };
        if (cell.Badge is not { } badge)
            return new TextBox(scope.Shaper.Shape(cell.Text, style.Bold), style, width) { Link = cell.Link };
        var fill = theme.Of(badge);
        style = style with { Bold = true, Colour = fill.IsLight ? theme.Ink : Rgb.White };
        return new TextBox(scope.Shaper.Shape(cell.Text, true), style, width, fill) { Link = cell.Link };
    }

    /// <summary>The width that a cell would take on lines as long as it likes.</summary>
    public static double NaturalWidth(LayoutScope scope, Cell cell, TextStyle style)
    {
        var ems = scope.Shaper.Shape(cell.Text, style.Bold || cell.Bold || cell.Badge is not null).NaturalWidth;
        return (ems + (cell.Badge is null ? 0 : 2 * TextBox.BadgePadding)) * style.Size;
    }
}
