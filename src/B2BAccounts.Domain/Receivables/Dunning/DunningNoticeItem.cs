namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>An invoice that a reminder lists, as it was on the reminder's day.</summary>
public sealed class DunningNoticeItem
{
    public long Id { get; set; }

    public long NoticeId { get; set; }

    public long AccountId { get; set; }

    public long InvoiceId { get; set; }

    /// <summary>The reminder's.</summary>
    public DateOnly Day { get; set; }

    public int Level { get; set; }

    public int DaysLate { get; set; }

    public string Currency { get; set; } = "";

    public decimal Open { get; set; }
}
