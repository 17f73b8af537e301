namespace B2BAccounts.Api.Security.Exports;

/// <summary>Settings of what may leave as files and documents (section Exports).</summary>
public sealed class ExportOptions
{
    public const string Section = "Exports";

    /// <summary>How many rows of lists a caller may export on a business day; 0 allows none.</summary>
    public int RowsPerDay { get; set; } = 10_000;

    /// <summary>How many documents a caller may export on a business day; 0 allows none.</summary>
    public int DocumentsPerDay { get; set; } = 200;

    /// <summary>Whether a customer's data may leave only where a non-disclosure agreement with it is on file.</summary>
    public bool RequireNda { get; set; } = true;
}
