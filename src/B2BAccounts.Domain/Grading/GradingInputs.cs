using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Grading;

/// <summary>Everything that an assessment of one account depends on beside the policy, as of a day. Amounts in the base currency.</summary>
/// <param name="Invoices">Invoices up to the day, and the date of the first.</param>
/// <param name="PurchaseLevel">Net purchases of 12 months; the quantile table makes it a percentile.</param>
/// <param name="OrderDays">Order days of 12 months.</param>
/// <param name="OpenByBucket">Open amounts by ageing bucket (30/60/90/120), items under materiality left out.</param>
/// <param name="OldestDaysPastDue">Of a material item; 0 when none is past due.</param>
/// <param name="LastWriteOffOn">Of a write-off that still stands.</param>
/// <param name="Affinity">How many events of each kind in the policy's months, ordered by kind; empty when nothing was recorded.</param>
/// <param name="PreviousByPoints">Grade by points of the assessment before the day; null for the first.</param>
public sealed record GradingInputs(
    long AccountId,
    DateOnly AsOf,
    int Invoices,
    DateOnly? FirstInvoiceOn,
    decimal PurchaseLevel,
    int OrderDays,
    decimal? PaymentIndex,
    IReadOnlyList<decimal> OpenByBucket,
    int OldestDaysPastDue,
    DateOnly? LastWriteOffOn,
    Disclosure PurchaseReason,
    Disclosure ProductUse,
    IReadOnlyList<AffinityCount> Affinity,
    string? PreviousByPoints)
{
    /// <summary>Whether an item is looked at: its open amount is at least the policy's materiality.</summary>
    public static bool IsMaterial(decimal open, GradingPolicy policy) => open > 0m && open >= policy.Materiality;
}
