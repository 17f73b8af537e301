namespace B2BAccounts.Api.Security.Exports;

/// <summary>What an export is counted in; each has a budget of its own.</summary>
public enum ExportKind
{
    /// <summary>Rows of a list.</summary>
    Rows,

    /// <summary>Whole documents.</summary>
    Documents,
}
