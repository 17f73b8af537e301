namespace B2BAccounts.Pdf.Layout;

/// <summary>A column of a table: how wide, and how its cells are set.</summary>
public sealed record Column
{
    private Column(string header, double points, double share)
    {
        (Header, Points, Share) = (header, points, share);
    }

    public string Header { get; }

    public Align Align { get; init; }

    /// <summary>Whether texts that begin with '-', '−' or '(' are set in red.</summary>
    public bool NegativeInRed { get; init; }

    internal double Points { get; }

    internal double Share { get; }

    /// <summary>So many points wide.</summary>
    public static Column Fixed(string header, double points) => points > 0
        ? new Column(header, points, 0)
        : throw new ArgumentOutOfRangeException(nameof(points), points, "A column's width must be more than nothing.");

    /// <summary>What the other columns leave, shared with other such columns by weight.</summary>
    public static Column Star(string header, double weight = 1) => weight > 0
        ? new Column(header, 0, weight)
        : throw new ArgumentOutOfRangeException(nameof(weight), weight, "A column's weight must be more than nothing.");

    /// <summary>As wide as its widest cell.</summary>
    public static Column Content(string header) => new(header, 0, 0);

    /// <summary>As wide as its widest cell, aligned to the right, negatives in red.</summary>
    public static Column Amount(string header) => new(header, 0, 0) { Align = Align.Right, NegativeInRed = true };
}
