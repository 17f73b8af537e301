namespace B2BAccounts.Pdf.Layout;

/// <summary>A tinted box with a bar at its left. It breaks over pages with its content.</summary>
internal sealed class Callout(Tone tone, Block content) : Block
{
    private const double Bar = 3, Horizontal = 10, Vertical = 7;

    public override double SpaceBefore(Theme theme) => 6;

    public override double SpaceAfter(Theme theme) => 8;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var fit = content.Fit(scope, room.Inside(Bar + (2 * Horizontal), 2 * Vertical));
        if (fit.Placed is not { } inner)
            return new Fit(null, this);
        var colour = tone == Tone.Neutral ? scope.Theme.Muted : scope.Theme.Of(tone);
        var (width, height) = (room.Width, inner.Height + (2 * Vertical));
        return new Fit(
            new Fragment(height, (canvas, x, y) =>
            {
                canvas.GroundRectangle(x, y, width, height, colour.Tint(0.09));
                canvas.Rectangle(x, y, Bar, height, colour);
                inner.Draw(canvas, x + Bar + Horizontal, y + Vertical);
            }),
            fit.Rest is null ? null : new Callout(tone, fit.Rest));
    }
}
