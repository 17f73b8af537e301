namespace B2BAccounts.Pdf.Layout;

/// <summary>An item of a list: a dot and the content beside it, which may break over pages.</summary>
internal sealed class Bullet(Block content, bool begun = false) : Block
{
    private const double Indent = 11, Dot = 3;

    public override double SpaceAfter(Theme theme) => 2.5;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var fit = content.Fit(scope, room.Inside(Indent, 0));
        if (fit.Placed is not { } inner)
            return new Fit(null, this);
        var theme = scope.Theme;
        var middle = theme.Body.Baseline - (theme.TextSize * 0.27);
        return new Fit(
            new Fragment(inner.Height, (canvas, x, y) =>
            {
                if (!begun)
                    canvas.RoundedRectangle(x + 2, y + middle - (Dot / 2), Dot, Dot, Dot / 2, theme.Accent);
                inner.Draw(canvas, x + Indent, y);
            }),
            fit.Rest is null ? null : new Bullet(fit.Rest, begun: true));
    }
}
