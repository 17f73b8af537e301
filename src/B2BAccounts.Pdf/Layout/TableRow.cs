namespace B2BAccounts.Pdf.Layout;

public enum RowKind
{
    Body,
    Subtotal,
    Total,
}

/// <summary>A row of a table. It may have fewer cells than there are columns; the rest stay empty.</summary>
public sealed record TableRow(RowKind Kind, IReadOnlyList<Cell> Cells)
{
    public static TableRow Of(params IReadOnlyList<Cell> cells) => new(RowKind.Body, cells);

    public static TableRow Subtotal(params IReadOnlyList<Cell> cells) => new(RowKind.Subtotal, cells);

    public static TableRow Total(params IReadOnlyList<Cell> cells) => new(RowKind.Total, cells);
}

/// <summary>
/// Rows that carry a balance over a page's end: <paramref name="Foot"/> closes the page and <paramref name="Head"/> opens the next;
/// both are given the number of rows that were placed before.
/// </summary>
public sealed record CarriedForward(Func<int, TableRow> Foot, Func<int, TableRow> Head);
