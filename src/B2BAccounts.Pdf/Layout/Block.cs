using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Layout;

/// <summary>
/// A piece of content that can say how much of it fits a room. Blocks know neither pages nor places: so any of them can stand in a
/// column or a box, and all of them break over pages by the same rule.
/// </summary>
internal abstract class Block
{
    public virtual double SpaceBefore(Theme theme) => 0;

    public virtual double SpaceAfter(Theme theme) => 0;

    /// <summary>Whether it must not be the last on a page while something follows.</summary>
    public virtual bool KeepsWithNext => false;

    /// <summary>
    /// Places what fits. Where nothing fits the answer is empty and the block is asked again on a fresh page; on a fresh page it must
    /// place something, so that layout always ends. All rooms that one block is asked about have the same width.
    /// </summary>
    public abstract Fit Fit(LayoutScope scope, Room room);
}

/// <summary>What blocks need of their document.</summary>
internal sealed record LayoutScope(TextShaper Shaper, Theme Theme)
{
    public TextBox Text(string text, TextStyle style, double width) => new(Shaper.Shape(text, style.Bold), style, width);
}

/// <summary>Space on offer; <paramref name="Page"/> is the height that a fresh page would have.</summary>
internal readonly record struct Room(double Width, double Height, double Page)
{
    private const double Tolerance = 0.01;

    public bool IsFresh => Height >= Page - Tolerance;

    public bool Holds(double height) => height <= Height + Tolerance;

    public bool WouldHold(double height) => height <= Page + Tolerance;

    public Room Below(double used) => this with { Height = Height - used };

    public Room Inside(double horizontal, double vertical) => new(Width - horizontal, Height - vertical, Page - vertical);
}

/// <summary>Something placed: its height, and how it is drawn with its top left corner at a point.</summary>
internal sealed record Fragment(double Height, Action<Canvas, double, double> Draw);

/// <summary>What was placed, if anything, and what is left for the next page, if anything.</summary>
internal readonly record struct Fit(Fragment? Placed, Block? Rest);
