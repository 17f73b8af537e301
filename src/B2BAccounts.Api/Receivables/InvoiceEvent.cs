namespace B2BAccounts.Api.Receivables;

/// <summary>Something that changed what is open of an invoice, with what it takes to tell who paid when.</summary>
internal sealed class InvoiceEvent
{
    /// <summary>What has changed the invoice: the invoice itself, a credit note or a reversal of these.</summary>
    public const int Other = 0;

    /// <summary>An allocation of a payment, or its reversal.</summary>
    public const int Paid = 1;

    /// <summary>An allocation of a write-off, or its reversal.</summary>
    public const int WrittenOff = 2;

    /// <summary>The same, but so long ago that the opening amount contains it already.</summary>
    public const int WrittenOffBefore = 3;

    public long AccountId { get; init; }

    public long InvoiceId { get; init; }

    /// <summary>The day from which it counts; null for the invoice's own.</summary>
    public DateOnly? Counted { get; init; }

    /// <summary>What it adds to the open amount.</summary>
    public decimal Amount { get; init; }

    public int Part { get; init; }

    /// <summary>The date of the payment or write-off; null where there is none.</summary>
    public DateOnly? Source { get; init; }

    public string Currency { get; init; } = "";

    public DateOnly InvoiceDate { get; init; }

    public DateOnly DueDate { get; init; }

    /// <summary>The day from which it counts.</summary>
    public DateOnly On => Counted ?? InvoiceDate;

    /// <summary>The date of the payment or write-off; else the day from which it counts.</summary>
    public DateOnly SourceDate => Source ?? On;
}
