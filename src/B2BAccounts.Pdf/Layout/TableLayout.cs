namespace B2BAccounts.Pdf.Layout;

/// <summary>A table's columns for one width, and its rows set in them.</summary>
internal sealed class TableLayout
{
    public const double CellPadding = 4;
    private const double RowPadding = 2.5, HeaderPadding = 3.5, NarrowestStar = 40;

    private readonly LayoutScope _scope;
    private readonly IReadOnlyList<Column> _columns;
    private readonly double[] _widths;

    public TableLayout(LayoutScope scope, IReadOnlyList<Column> columns, IReadOnlyList<TableRow> rows, double width)
    {
        (_scope, _columns, Width) = (scope, columns, width);
        _widths = WidthsFor(rows);
        var style = HeaderStyle;
        Header = new RowBox(Place((column, own) => _scope.Text(column.Header, style with { Align = column.Align }, own)), HeaderPadding);
    }

    public double Width { get; }

    public IReadOnlyList<double> Widths => _widths;

    public RowBox Header { get; }

    private TextStyle HeaderStyle => new(_scope.Theme.TableSize, Rgb.White, Bold: true, Leading: _scope.Theme.Leading);

    public RowBox Row(TableRow row)
    {
        var at = 0;
        return new RowBox(
            Place((column, own) =>
            {
                var cell = at < row.Cells.Count ? row.Cells[at] : new Cell("");
                at++;
                return CellText.Box(_scope, cell, Style(row, column, cell), own);
            }),
            RowPadding);
    }

    private TextStyle Style(TableRow row, Column? column, Cell cell)
    {
        var theme = _scope.Theme;
        var negative = column is { NegativeInRed: true } && cell.Text.Length > 0 && cell.Text[0] is '-' or '\u2212' or '(';
        var ink = negative ? theme.NegativeInk : theme.Ink;
        return new TextStyle(theme.TableSize, ink, row.Kind != RowKind.Body, column?.Align ?? Align.Left, theme.Leading);
    }

    private List<(double, TextBox)> Place(Func<Column, double, TextBox> text)
    {
        var cells = new List<(double, TextBox)>(_columns.Count);
        double x = 0;
        for (var i = 0; i < _columns.Count; i++)
        {
            cells.Add((x + CellPadding, text(_columns[i], _widths[i] - (2 * CellPadding))));
            x += _widths[i];
        }
        return cells;
    }

    /// <summary>
    /// Fixed widths as they are, content as it asks, stars the rest. What is too much is taken from the widest of the columns that
    /// content widens, so that long texts wrap before amounts do; where that does not suffice, from all columns.
    /// </summary>
    private double[] WidthsFor(IReadOnlyList<TableRow> rows)
    {
        var widths = _columns.Select(c => c.Points).ToArray();
        double stars = _columns.Sum(c => c.Share), content = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            if (!IsContent(i))
                continue;
            var at = i;
            var header = CellText.NaturalWidth(_scope, _columns[i].Header, HeaderStyle);
            widths[i] = rows.Where(r => at < r.Cells.Count).Select(r => CellText.NaturalWidth(_scope, r.Cells[at], Style(r, null, r.Cells[at])))
                .Append(header).Max() + (2 * CellPadding) + 0.01;
            content += widths[i];
        }
        var keptFree = _columns.Count(c => c.Share > 0) * NarrowestStar;
        var fixedSum = widths.Sum() - content;
        if (content > 0 && fixedSum + content + keptFree > Width)
        {
            var most = Widest([.. widths.Where((_, i) => IsContent(i))], Math.Max(Width - fixedSum - keptFree, 0.2 * Width));
            for (var i = 0; i < widths.Length; i++)
                widths[i] = IsContent(i) ? Math.Min(widths[i], most) : widths[i];
        }
        if (widths.Sum() + keptFree > Width || stars == 0)
        {
            var factor = Math.Max(Width - keptFree, 0.5 * Width) / Math.Max(1e-6, widths.Sum());
            for (var i = 0; i < widths.Length; i++)
                widths[i] *= factor;
        }
        var free = Math.Max(0, Width - widths.Sum());
        for (var i = 0; i < widths.Length; i++)
            widths[i] += stars > 0 ? free * _columns[i].Share / stars : 0;
        return widths;
    }

    private bool IsContent(int column) => _columns[column].Points == 0 && _columns[column].Share == 0;

    /// <summary>The width that the widest may have so that all together take no more than a total.</summary>
    private static double Widest(double[] widths, double total)
    {
        Array.Sort(widths);
        for (var i = 0; i < widths.Length; i++)
        {
            var share = total / (widths.Length - i);
            if (widths[i] > share)
                return share;
            total -= widths[i];
        }
        return double.MaxValue;
    }
}
