namespace B2BAccounts.Domain.Credit;

/// <summary>授信额度. How much an account, or a whole group, may owe us from a day on. Rows are added, never changed.</summary>
public sealed class CreditLimit
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>Covers the account and all below it, not the account alone.</summary>
    public bool Group { get; set; }

    public LimitSource Source { get; set; }

    /// <summary>0 or more, in <see cref="Currency"/>; 0 is 'pay first'.</summary>
    public decimal Amount { get; set; }

    public string Currency { get; set; } = "";

    public DateOnly ValidFrom { get; set; }

    /// <summary>The last day on which it holds; null for a policy limit, which holds until the next.</summary>
    public DateOnly? ExpiresOn { get; set; }

    public string Reason { get; set; } = "";

    public string? SetBy { get; set; }

    /// <summary>What people decided; null for a policy limit, and for one that was brought along.</summary>
    public long? DecisionId { get; set; }

    public string? PolicyVersion { get; set; }

    /// <summary>Of insurance: who pays when the company does not.</summary>
    public string? Insurer { get; set; }

    /// <summary>Of insurance: percent of what is owed, up to <see cref="Amount"/>, that the insurer pays; above 0, at most 100.</summary>
    public decimal? CoverPercent { get; set; }

    public DateTime RecordedAt { get; set; }

    /// <summary>Of insurance: as a limit of what the insurer would pay at most.</summary>
    public CreditLimit AsCovered() => new()
    {
        Id = Id, AccountId = AccountId, Group = Group, Source = Source, Amount = Domain.Currency.Of(Currency).Round(Amount * (CoverPercent ?? 100m) / 100m), Currency = Currency, ValidFrom = ValidFrom,
        ExpiresOn = ExpiresOn, Reason = Reason, SetBy = SetBy, Insurer = Insurer, CoverPercent = CoverPercent, RecordedAt = RecordedAt,
    };
}
