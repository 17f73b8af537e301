using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Layout;

/// <summary>A table, or what is left of it on a later page. Its header stands on every page; a row taller than a page is cut.</summary>
internal sealed class Table : Block
{
    /// <summary>A header that takes more of a page than this is set once, as a row before the first.</summary>
    private const double TallestRepeatedHeader = 0.4;

    private readonly IReadOnlyList<Column> _columns;
    private readonly IReadOnlyList<TableRow> _rows;
    private readonly CarriedForward? _carried;
    private readonly TableLayout? _layout;
    private readonly int? _begun;
    private readonly RowBox? _cut;

    public Table(IReadOnlyList<Column> columns, IReadOnlyList<TableRow> rows, CarriedForward? carried)
    {
        (_columns, _rows, _carried) = (columns, rows, carried);
        if (columns.Count == 0)
            throw new ArgumentException("A table needs a column.", nameof(columns));
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Cells.Count > columns.Count)
                throw new ArgumentException($"Row {i} has {rows[i].Cells.Count} cells for {columns.Count} columns.", nameof(rows));
        }
    }

    private Table(Table before, TableLayout layout, int next, RowBox? cut)
    {
        (_columns, _rows, _carried) = (before._columns, before._rows, before._carried);
        (_layout, _begun, _cut) = (layout, next, cut);
    }

    public override double SpaceBefore(Theme theme) => 2;

    public override double SpaceAfter(Theme theme) => 8;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var layout = _layout?.Width == room.Width ? _layout : new TableLayout(scope, _columns, _rows, room.Width);
        var strips = new List<Strip>();
        double used = 0;
        var repeats = layout.Header.Height <= room.Page * TallestRepeatedHeader;
        var next = _begun ?? (repeats ? 0 : -1);
        if (repeats)
            Add(new Strip(layout.Header, scope.Theme.Accent, false));
        if (_carried is not null && next > 0)
            Add(StripOf(layout.Row(_carried.Head(next)), scope.Theme, _carried.Head(next).Kind, 0));
        var furniture = used;
        var cut = _cut;
        var own = 0;
        while (next < _rows.Count)
        {
            var box = cut ?? (next < 0 ? layout.Header : layout.Row(_rows[next]));
            var foot = FootHeight(layout, next + 1);
            if (room.Holds(used + box.Height + foot))
            {
                AddRow(box);
                (cut, next) = (null, next + 1);
                continue;
            }
            var must = room.IsFresh && own == 0;
            if (must || !room.WouldHold(furniture + box.Height + foot))
            {
                var (top, rest) = box.Split(room.Height - used - foot, must);
                if (top is not null)
                {
                    AddRow(top);
                    (cut, next) = (rest, rest is null ? next + 1 : next);
                }
            }
            break;
        }
        if (own == 0 && !room.IsFresh && (next < _rows.Count || !room.Holds(used)))
            return new Fit(null, this);
        var done = next == _rows.Count;
        if (!done && cut is null && _carried is not null && next > 0)
            Add(StripOf(layout.Row(_carried.Foot(next)), scope.Theme, _carried.Foot(next).Kind, 0));
        var placed = new Fragment(used, (canvas, x, y) => Draw(canvas, x, y, strips, layout.Width, scope.Theme.Rule));
        return new Fit(placed, done ? null : new Table(this, layout, next, cut));

        void Add(Strip strip)
        {
            strips.Add(strip);
            used += strip.Row.Height;
        }

        void AddRow(RowBox box)
        {
            Add(next < 0 ? new Strip(box, scope.Theme.Accent, false) : StripOf(box, scope.Theme, _rows[next].Kind, next));
            own++;
        }
    }

    /// <summary>Room to keep for the carried balance, should the page end after so many rows.</summary>
    private double FootHeight(TableLayout layout, int rows) =>
        _carried is null || rows <= 0 || rows >= _rows.Count ? 0 : layout.Row(_carried.Foot(rows)).Height;

    private static Strip StripOf(RowBox box, Theme theme, RowKind kind, int index) => new(box, Fill(theme, kind, index), true);

    private static Rgb? Fill(Theme theme, RowKind kind, int index) => kind switch
    {
        RowKind.Subtotal => theme.SubtotalFill,
        RowKind.Total => theme.TotalFill,
        _ => index % 2 == 1 ? theme.Zebra : null,
    };

    private static void Draw(Canvas canvas, double x, double y, List<Strip> strips, double width, Rgb rule)
    {
        // Rules after all fills, so that no fill covers half of one.
        var top = y;
        foreach (var (row, fill, ruled) in strips)
        {
            if (fill is { } colour && ruled)
                canvas.GroundRectangle(x, top, width, row.Height, colour);
            else if (fill is { } heavy)
                canvas.Rectangle(x, top, width, row.Height, heavy);
            top += row.Height;
        }
        foreach (var (row, _, ruled) in strips)
        {
            row.Draw(canvas, x, y);
            y += row.Height;
            if (ruled)
                canvas.Line(x, y, x + width, y, 0.35, rule);
        }
    }

    private sealed record Strip(RowBox Row, Rgb? Fill, bool Ruled);
}
