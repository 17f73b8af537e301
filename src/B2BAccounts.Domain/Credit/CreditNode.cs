namespace B2BAccounts.Domain.Credit;

/// <summary>An account, or a group above it, with its limit and what is used of it, in the limit's currency.</summary>
/// <param name="Limit">Null when the node has none.</param>
public readonly record struct CreditNode(long AccountId, bool Group, string Currency, decimal? Limit, decimal Exposure)
{
    public decimal? Available => Limit - Exposure;

    /// <summary>Part of the limit in use; null without a limit or with one of 0.</summary>
    public decimal? UsedShare => Limit > 0m ? Exposure / Limit : null;
}
