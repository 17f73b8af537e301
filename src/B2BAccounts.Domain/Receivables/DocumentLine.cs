namespace B2BAccounts.Domain.Receivables;

/// <summary>行项目. One line of a document; optional, for product mix and profit, never for balances.</summary>
public abstract class DocumentLine
{
    public long Id { get; set; }

    /// <summary>From 1.</summary>
    public int Position { get; set; }

    public string Product { get; set; } = "";

    public string? Category { get; set; }

    /// <summary>Never 0. Below 0 on an invoice it takes something off it.</summary>
    public decimal Quantity { get; set; }

    /// <summary>Up to four decimals.</summary>
    public decimal UnitPrice { get; set; }

    /// <summary>Net, in the document's currency and its whole minor units.</summary>
    public decimal Amount { get; set; }

    /// <summary>What the goods of the line cost us, in the document's currency, where known.</summary>
    public decimal? Cost { get; set; }
}
