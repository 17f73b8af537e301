namespace B2BAccounts.Domain.Credit;

/// <summary>What puts an account on watch.</summary>
/// <param name="UsedShare">Part of the limit in use, 0.9 is 90 %.</param>
/// <param name="ExpiryDays">A limit or an insurance that ends within so many days.</param>
public sealed record WatchRules(
    decimal UsedShare, bool SlowingTrend, int BrokenPromiseDays, decimal IndexUnder, decimal EarlyWarningFrom, int ExpiryDays);
