namespace B2BAccounts.Domain.Grading;

/// <summary>The purchase levels of the book on a day, kept so that one account can be assessed alone.</summary>
public sealed class StoredQuantileTable
{
    public long Id { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>Base currency of the levels.</summary>
    public string Currency { get; set; } = "";

    /// <summary>How many accounts had a net purchase.</summary>
    public int Count { get; set; }

    /// <summary>Canonical JSON of the table.</summary>
    public string Document { get; set; } = "";

    public DateTime RecordedAt { get; set; }
}
