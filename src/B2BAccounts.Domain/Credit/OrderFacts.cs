namespace B2BAccounts.Domain.Credit;

/// <summary>What an order and its account are like now. Amounts in the base currency.</summary>
/// <param name="Order">Gross, above 0.</param>
/// <param name="Limit">The account's own in force; null when none was ever set.</param>
/// <param name="Available">Over the account and every group above it; null when none of them has a limit.</param>
/// <param name="BindingLimit">The limit that leaves the least; null without any.</param>
/// <param name="OldestDue">Due date of the oldest overdue item; null when nothing is overdue.</param>
/// <param name="Overdue">What is open and past due.</param>
/// <param name="Balance">Open invoices less unapplied credits.</param>
/// <param name="LastBrokenPromiseOn">Null without one.</param>
/// <param name="LimitEndedOn">The last day of the last limit; null while one is in force, and when there was none.</param>
/// <param name="InsuranceEndedOn">The last day of the last cover; null while one lasts, and when there was none.</param>
public sealed record OrderFacts(
    DateOnly Day,
    string Currency,
    decimal Order,
    decimal? Limit,
    decimal? Available,
    decimal? BindingLimit,
    bool Held,
    DateOnly? OldestDue,
    decimal Overdue,
    decimal Balance,
    DateOnly? LastBrokenPromiseOn,
    DateOnly? LimitEndedOn,
    DateOnly? InsuranceEndedOn);
