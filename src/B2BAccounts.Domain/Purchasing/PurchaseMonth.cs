namespace B2BAccounts.Domain.Purchasing;

/// <summary>Purchases of one calendar month: invoices less credit notes, and the distinct order days.</summary>
public readonly record struct PurchaseMonth(int Year, int Month, decimal Amount, int OrderDays)
{
    public int Number => Year * 12 + Month - 1;
}
