namespace B2BAccounts.Api.Security.Exports;

/// <summary>Codes of exports that are refused or that somebody should look at.</summary>
public static class ExportCodes
{
    /// <summary>More was asked for than the caller's budget of the day has left.</summary>
    public const string BudgetSpent = "EXPORT_BUDGET_SPENT";

    /// <summary>Four fifths of a budget are taken; of alerts only.</summary>
    public const string BudgetNearlySpent = "EXPORT_BUDGET_NEARLY_SPENT";

    /// <summary>No non-disclosure agreement with the customer is on file.</summary>
    public const string NdaMissing = "EXPORT_NDA_MISSING";
}
