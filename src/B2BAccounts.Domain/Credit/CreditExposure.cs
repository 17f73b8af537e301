namespace B2BAccounts.Domain.Credit;

/// <summary>授信占用. What a company, or all of a group, owes or may come to owe by everything recorded now, in one currency.</summary>
/// <param name="Receivable">Open parts of invoices, whatever their date.</param>
/// <param name="Unapplied">Payments and credit notes not yet allocated.</param>
/// <param name="Reserved">Orders for which credit was taken and that are not delivered.</param>
/// <param name="DeliveredNotInvoiced">Of such orders.</param>
public readonly record struct CreditExposure(decimal Receivable, decimal Unapplied, decimal Reserved, decimal DeliveredNotInvoiced)
{
    /// <summary>receivable − unapplied + reserved + delivered not invoiced.</summary>
    public decimal Total => Receivable - Unapplied + Reserved + DeliveredNotInvoiced;

    public static CreditExposure operator +(CreditExposure left, CreditExposure right) => new(
        left.Receivable + right.Receivable, left.Unapplied + right.Unapplied, left.Reserved + right.Reserved, left.DeliveredNotInvoiced + right.DeliveredNotInvoiced);
}
