namespace B2BAccounts.Domain.Purchasing;

/// <summary>退货. What came back in 12 months; told and nothing more, never an indicator of a grade.</summary>
/// <param name="Returned">Credit notes for returns, net where tax is known, base currency.</param>
/// <param name="Invoiced">Invoices of the same months, before any credit note.</param>
/// <param name="CreditNotes">Number of credit notes for returns.</param>
public sealed record PurchaseReturns(DateOnly Day, decimal Returned, decimal Invoiced, int CreditNotes)
{
    /// <summary>0 and up; above 1 when goods of earlier months came back. Null without invoices.</summary>
    public decimal? Share => Invoiced == 0m ? null : Returned / Invoiced;
}
