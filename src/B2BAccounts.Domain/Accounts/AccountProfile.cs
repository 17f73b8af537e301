namespace B2BAccounts.Domain.Accounts;

/// <summary>
/// What held for an account from a day on, until its next row: so that a figure by manager, team or group is true for its day.
/// One row per account and day; a later change on the same day replaces the row.
/// </summary>
public sealed class AccountProfile
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public DateOnly ValidFrom { get; set; }

    public long? ParentId { get; set; }

    public string? Manager { get; set; }

    public string? Team { get; set; }

    public string Currency { get; set; } = "";

    public PaymentTerms Terms { get; set; }

    public AccountStatus Status { get; set; }

    public AccountSize? Size { get; set; }

    public DateTime RecordedAt { get; set; }

    /// <summary>The snapshot of an account as it stands.</summary>
    public static AccountProfile Of(Account account, long id, DateOnly validFrom, DateTime recordedAt) => new()
    {
        Id = id,
        AccountId = account.Id,
        ValidFrom = validFrom,
        ParentId = account.ParentId,
        Manager = account.Manager,
        Team = account.Team,
        Currency = account.Currency,
        Terms = account.Terms,
        Status = account.Status,
        Size = account.Size,
        RecordedAt = recordedAt,
    };

    /// <summary>The row in force on a day: the latest not after it. Null when the account was not yet known.</summary>
    public static AccountProfile? InForce(IEnumerable<AccountProfile> rows, DateOnly day) =>
        rows.Where(r => r.ValidFrom <= day).MaxBy(r => r.ValidFrom);

    /// <summary>Whether two snapshots say the same, so that no row need be written.</summary>
    public bool SaysTheSameAs(AccountProfile other) =>
        (ParentId, Manager, Team, Currency, Terms, Status, Size) ==
        (other.ParentId, other.Manager, other.Team, other.Currency, other.Terms, other.Status, other.Size);
}
