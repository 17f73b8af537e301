namespace B2BAccounts.Pdf.Layout;

/// <summary>A row that stands by itself in a flow.</summary>
internal sealed class RowBlock(RowBox row) : Block
{
    public override Fit Fit(LayoutScope scope, Room room)
    {
        if (room.Holds(row.Height))
            return new Fit(new Fragment(row.Height, row.Draw), null);
        if (room.WouldHold(row.Height) && !room.IsFresh)
            return new Fit(null, this);
        var (top, rest) = row.Split(room.Height, room.IsFresh);
        return top is null
            ? new Fit(null, this)
            : new Fit(new Fragment(top.Height, top.Draw), rest is null ? null : new RowBlock(rest));
    }
}
