namespace B2BAccounts.Api.Security.Exports;

/// <summary>Settings of what may leave as files and documents (section Exports).</summary>
public sealed class ExportOptions
{
    public const string Section = "Exports";

    /// <summary>How many rows of lists a caller may export on a business day; 0 allows none.</summary>
    public int RowsPerDay { get; set; } = 10_000;

    /// <summary>How many documents a caller may export on a business day; 0 allows none.</summary>
    public int DocumentsPerDay { get; set; } = 200;
}
