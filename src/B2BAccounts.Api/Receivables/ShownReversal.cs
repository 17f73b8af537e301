using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>A reversal with the currency of what it takes back.</summary>
public sealed record ShownReversal(DateOnly Date, Money Amount, string Reason, DateTime RecordedAt)
{
    public static ShownReversal Of(Reversal reversal, string currency)
    {
        ArgumentNullException.ThrowIfNull(reversal);
        return new(reversal.Date, new Money(reversal.Amount, currency), reversal.Reason, reversal.RecordedAt);
    }
}
