namespace B2BAccounts.Domain.Receivables;

/// <summary>One line of an invoice; optional, used for product mix and profit, never for balances.</summary>
public sealed class InvoiceLine
{
    public long Id { get; set; }

    public long InvoiceId { get; set; }

    /// <summary>From 1.</summary>
    public int Position { get; set; }

    public string Product { get; set; } = "";

    public string? Category { get; set; }

    public decimal Quantity { get; set; }

    /// <summary>Up to four decimals.</summary>
    public decimal UnitPrice { get; set; }

    /// <summary>Net, in the invoice's currency.</summary>
    public decimal Amount { get; set; }

    /// <summary>What the goods cost us, in the invoice's currency, where known.</summary>
    public decimal? Cost { get; set; }
}
