using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Layout;

/// <summary>The content of a table's cell, or the value of a label.</summary>
public sealed record Cell(string Text)
{
    /// <summary>Where set, the text stands on a pill of this tone's colour.</summary>
    public Tone? Badge { get; init; }

    /// <summary>Where set, the text takes this tone's colour.</summary>
    public Tone? Ink { get; init; }

    /// <summary>An absolute address that the text leads to.</summary>
    public Uri? Link
    {
        get;
        init => field = value is null ? null : PdfLink.Checked(value);
    }

    public bool Bold { get; init; }

    public static implicit operator Cell(string text) => FromString(text);

    public static Cell FromString(string text) => new(text);

    public static Cell BadgeOf(string text, Tone tone) => new(text) { Badge = tone };

    public static Cell LinkTo(string text, Uri target) => new(text) { Link = target };
}
