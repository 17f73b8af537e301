namespace B2BAccounts.Pdf.Layout;

/// <summary>A page's size and margins in points (1/72 inch). The header and the footer stand in the margins.</summary>
public sealed record PageSetup(double Width, double Height)
{
    private const double LeastContent = 120, Largest = 14400;

    public static PageSetup A4 { get; } = new(595.28, 841.89);

    public static PageSetup Letter { get; } = new(612, 792);

    public double Left { get; init; } = 42;

    public double Right { get; init; } = 42;

    public double Top { get; init; } = 62;

    public double Bottom { get; init; } = 54;

    public PageSetup Landscape => this with { Width = Height, Height = Width };

    internal double ContentWidth => Width - Left - Right;

    internal double ContentHeight => Height - Top - Bottom;

    internal PageSetup Checked(string parameter)
    {
        var positive = Left >= 0 && Right >= 0 && Top >= 0 && Bottom >= 0;
        if (positive && Width <= Largest && Height <= Largest && ContentWidth >= LeastContent && ContentHeight >= LeastContent)
            return this;
        throw new ArgumentException(
            $"A page of {Width} × {Height} points leaves {ContentWidth} × {ContentHeight} for content; " +
            $"at least {LeastContent} × {LeastContent} are needed, on a page of at most {Largest}, with no margin below 0.",
            parameter);
    }
}
