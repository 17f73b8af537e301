namespace B2BAccounts.Domain.Purchasing;

/// <summary>An account's place on the whale curve.</summary>
/// <param name="Rank">From 1, the most profitable.</param>
/// <param name="ShareOfAccounts">Of the accounts, those up to this one.</param>
/// <param name="ShareOfProfit">Of all profit, what those up to this one bring; null when all together bring none.</param>
/// <param name="ShareOfSales">Of all sales likewise.</param>
public sealed record WhalePoint(AccountProfit Account, int Rank, decimal ShareOfAccounts, decimal? ShareOfProfit, decimal? ShareOfSales);
