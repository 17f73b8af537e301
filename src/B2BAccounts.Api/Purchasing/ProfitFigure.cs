using B2BAccounts.Domain.Purchasing;

namespace B2BAccounts.Api.Purchasing;

/// <summary>What is earned on an account in some months before a day.</summary>
public sealed record ProfitFigure(DateOnly Day, int Months, AccountProfit Account);
