namespace B2BAccounts.Domain.Receivables;

/// <summary>付款. Money that came in from an account.</summary>
public sealed class Payment
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public string Number { get; set; } = "";

    /// <summary>The day the money was received: payment speed counts to it.</summary>
    public DateOnly Date { get; set; }

    public string Currency { get; set; } = "";

    public decimal Amount { get; set; }

    public string? Method { get; set; }

    public string? Reference { get; set; }

    public bool Opening { get; set; }

    public DateTime RecordedAt { get; set; }
}
