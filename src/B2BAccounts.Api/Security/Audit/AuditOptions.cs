namespace B2BAccounts.Api.Security.Audit;

/// <summary>Settings of the audit record (section Audit).</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>How many days records are kept; 0 keeps them for ever.</summary>
    public int KeepDays { get; set; } = 3_653;

    /// <summary>From how many amounts of money in one answer, or read by one caller in a minute, a reading is recorded.</summary>
    public int BulkAmounts { get; set; } = 200;
}
