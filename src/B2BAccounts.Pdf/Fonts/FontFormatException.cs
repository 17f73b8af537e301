namespace B2BAccounts.Pdf.Fonts;

/// <summary>A font file that cannot be used, with the file and the table at fault, so that an operator can replace it.</summary>
public sealed class FontFormatException(string file, string table, string problem)
    : Exception($"Font '{file}', table '{table}': {problem}")
{
    public string File { get; } = file;

    /// <summary>The four-letter table tag, or "header" for the part before the tables.</summary>
    public string Table { get; } = table;
}
