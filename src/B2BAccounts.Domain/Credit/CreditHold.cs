namespace B2BAccounts.Domain.Credit;

/// <summary>授信冻结. Somebody, or a rule, holds an account's credit.</summary>
public sealed class CreditHold
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public string Reason { get; set; } = "";

    public string SetBy { get; set; } = "";

    public DateTime SetAt { get; set; }

    public string? LiftedBy { get; set; }

    public DateTime? LiftedAt { get; set; }

    public string? LiftReason { get; set; }

    /// <summary>Ends it.</summary>
    public void Lift(string by, DateTime at, string reason) => (LiftedBy, LiftedAt, LiftReason) = (by, at, reason);
}
