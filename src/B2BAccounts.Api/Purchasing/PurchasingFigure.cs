using B2BAccounts.Domain.Purchasing;

namespace B2BAccounts.Api.Purchasing;

/// <summary>购买水平与频率 of an account, base currency.</summary>
/// <param name="Monthly">The last twelve full calendar months, oldest first.</param>
public sealed record PurchasingFigure(PurchaseFigures Figures, IReadOnlyList<PurchaseMonth> Monthly)
{
    /// <summary>Whether the account buys more or less than it did.</summary>
    public PurchaseTrend Trend => PurchaseTrend.Of(Monthly);
}
