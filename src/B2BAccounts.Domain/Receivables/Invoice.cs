namespace B2BAccounts.Domain.Receivables;

/// <summary>发票. What an account owes us for goods delivered; owed from its date, due on its due date.</summary>
public sealed class Invoice
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>Unique per account among its invoices.</summary>
    public string Number { get; set; } = "";

    public DateOnly Date { get; set; }

    public DateOnly DueDate { get; set; }

    public string Currency { get; set; } = "";

    /// <summary>Gross, above zero, in whole minor units.</summary>
    public decimal Amount { get; set; }

    /// <summary>Without tax, where known.</summary>
    public decimal? NetAmount { get; set; }

    public decimal? TaxAmount { get; set; }

    /// <summary>Taken over from an earlier book with its original dates.</summary>
    public bool Opening { get; set; }

    /// <summary>The customer's order, where known; distinct orders of a day are one order day.</summary>
    public string? OrderNumber { get; set; }

    public DateTime RecordedAt { get; set; }

    /// <summary>What purchasing counts: net where tax is known, else gross.</summary>
    public decimal PurchaseAmount => NetAmount ?? Amount;
}
