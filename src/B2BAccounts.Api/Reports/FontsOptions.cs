namespace B2BAccounts.Api.Reports;

/// <summary>Settings of the fonts that documents are set in (section Fonts).</summary>
public sealed class FontsOptions
{
    public const string Section = "Fonts";

    /// <summary>A folder of .ttf and .ttc files that goes before the program's own fonts/ and the system's; empty for none.</summary>
    public string Folder { get; set; } = "";
}
