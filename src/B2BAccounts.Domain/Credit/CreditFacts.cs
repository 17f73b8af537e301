using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Credit;

/// <summary>What an account's credit status follows from, on a day.</summary>
/// <param name="Limit">The account's own limit in force; null when none was set.</param>
/// <param name="Available">Over the account and its ancestors.</param>
/// <param name="EarlyWarning">0 to 1; null when it was not computed.</param>
/// <param name="InsuranceExpiresOn">Of the insurance in force; null without one.</param>
public sealed record CreditFacts(
    DateOnly Day,
    CreditLimit? Limit,
    CreditAvailable Available,
    bool Held,
    PaymentTrendDirection Trend,
    DateOnly? LastBrokenPromiseOn,
    decimal? PaymentIndex,
    decimal? EarlyWarning,
    DateOnly? InsuranceExpiresOn);
