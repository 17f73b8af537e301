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

    /// <summary>What was open of the invoice at the end; what was open before its events is reckoned from it.</summary>
    public const int Closing = 4;

    public long AccountId { get; init; }

    public long InvoiceId { get; init; }

    /// <summary>The day from which it counts; null for the invoice's own.</summary>
    public DateOnly? Counted { get; init; }

    /// <summary>What it adds to the open amount.</summary>
    public decimal Amount { get; init; }

    public int Part { get; init; }

    /// <summary>The date of the payment or write-off; null where there is none.</summary>
    public DateOnly? Source { get; init; }

    /// <summary>Null, like the two dates, where another event of the invoice tells it.</summary>
    public string? ToldCurrency { get; init; }

    public DateOnly? ToldDate { get; init; }

    public DateOnly? ToldDueDate { get; init; }

    /// <summary>Of the invoice, like the two dates.</summary>
    public string Currency { get; private set; } = "";

    public DateOnly InvoiceDate { get; private set; }

    public DateOnly DueDate { get; private set; }

    /// <summary>The day from which it counts.</summary>
    public DateOnly On => Counted ?? InvoiceDate;

    /// <summary>The date of the payment or write-off; else the day from which it counts.</summary>
    public DateOnly SourceDate => Source ?? On;

    /// <summary>Takes currency and dates from the event of the same invoice that tells them.</summary>
    public void TellOf(InvoiceEvent told) => (Currency, InvoiceDate, DueDate) = (told.ToldCurrency!, told.ToldDate!.Value, told.ToldDueDate!.Value);
}
