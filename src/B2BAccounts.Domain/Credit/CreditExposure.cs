namespace B2BAccounts.Domain.Credit;

/// <summary>
/// 授信占用. What a credit node (an account, or a group headed by one) owes or may come to owe, everything recorded now whatever its
/// date, in the currency of its limit. Changed by every posting in the posting's own transaction.
/// </summary>
public sealed class CreditExposure
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>The row of the group headed by the account, not of the account alone.</summary>
    public bool Group { get; set; }

    public string Currency { get; set; } = "";

    /// <summary>Open parts of invoices.</summary>
    public decimal Receivable { get; set; }

    /// <summary>Payments and credit notes not yet allocated.</summary>
    public decimal Unapplied { get; set; }

    /// <summary>Orders for which credit was taken and that are not delivered.</summary>
    public decimal Reserved { get; set; }

    public decimal DeliveredNotInvoiced { get; set; }

    public DateTime UpdatedAt { get; set; }

    /// <summary>receivable − unapplied + reserved + delivered not invoiced.</summary>
    public decimal Total => Receivable - Unapplied + Reserved + DeliveredNotInvoiced;
}
