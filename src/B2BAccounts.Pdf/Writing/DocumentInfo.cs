namespace B2BAccounts.Pdf.Writing;

/// <summary>What a document says of itself. Nothing is taken from the clock: the date is the caller's.</summary>
/// <param name="Title">Shown in the viewer's title bar.</param>
/// <param name="Created">The moment the figures hold for, or null to state none.</param>
/// <param name="Language">A BCP 47 tag such as "zh-CN", by which screen readers choose the voice.</param>
public sealed record DocumentInfo(string Title, DateTimeOffset? Created = null, string Language = "en")
{
    public string? Author { get; init; }

    public string? Subject { get; init; }

    public string? Keywords { get; init; }

    /// <summary>The program that the document comes from.</summary>
    public string? Creator { get; init; }
}
