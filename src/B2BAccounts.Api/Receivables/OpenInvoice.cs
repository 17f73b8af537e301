namespace B2BAccounts.Api.Receivables;

/// <summary>An invoice with what is open of it on a day, as SQL gives it.</summary>
internal sealed class OpenInvoice
{
    public long AccountId { get; init; }

    public long InvoiceId { get; init; }

    public string Currency { get; init; } = "";

    public DateOnly Date { get; init; }

    public DateOnly DueDate { get; init; }

    public decimal Open { get; init; }

    /// <summary>Sum of the disputes that stand on the day.</summary>
    public decimal Disputed { get; init; }
}
