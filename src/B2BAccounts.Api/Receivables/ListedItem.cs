namespace B2BAccounts.Api.Receivables;

/// <summary>An open invoice as a list of items shows it.</summary>
internal sealed class ListedItem
{
    public long AccountId { get; init; }

    public long InvoiceId { get; init; }

    public string Currency { get; init; } = "";

    public DateOnly DueDate { get; init; }

    public decimal Open { get; init; }

    /// <summary>Sum of the disputes that stand on the day.</summary>
    public decimal Disputed { get; init; }

    /// <summary>The day asked for.</summary>
    public DateOnly AsOf { get; init; }
}
