using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>催款通知. A reminder of a day, as it was made; recorded once, never changed. One an account and day.</summary>
public sealed class DunningNotice
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>From 1, that of its highest item.</summary>
    public int Level { get; set; }

    public DunningChannel Channel { get; set; }

    public AccountLanguage Language { get; set; }

    /// <summary>Who is addressed; null where nobody was known.</summary>
    public string? Contact { get; set; }

    public string Subject { get; set; } = "";

    public string Text { get; set; } = "";

    public string PolicyVersion { get; set; } = "";

    public DateTime RecordedAt { get; set; }
}
