namespace B2BAccounts.Pdf.Layout;

public enum Align
{
    Left,
    Centre,
    Right,
}

/// <summary>How a text is set. Size in points, leading as a multiple of it.</summary>
internal sealed record TextStyle(double Size, Rgb Colour, bool Bold = false, Align Align = Align.Left, double Leading = 1.35)
{
    public double LineHeight => Size * Leading;

    /// <summary>From a line's top to the baseline: capitals stand in the middle of the line, whatever the face.</summary>
    public double Baseline => (LineHeight * 0.5) + (Size * 0.36);
}
