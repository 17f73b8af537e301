namespace B2BAccounts.Domain.SupplyChain;

/// <summary>A typed relation between two accounts that is no supply.</summary>
public sealed class AccountRelation
{
    public long Id { get; set; }

    public RelationKind Kind { get; set; }

    /// <summary>The account of which the kind is said. For the symmetric COMPETITOR_OF, the one with the smaller id.</summary>
    public long AccountId { get; set; }

    public long OtherId { get; set; }

    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? ValidTo { get; set; }

    public string? Evidence { get; set; }

    public DateTime CreatedAt { get; set; }

    public bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || ValidTo >= day);

    /// <summary>Refuses a relation to oneself; puts a symmetric one in its one order, so that it is stored once.</summary>
    public AccountRelation Check()
    {
        if (AccountId == OtherId)
        {
            throw new RuleViolation(RuleCodes.SelfLink, "An account cannot be related to itself.", "other");
        }

        if (ValidFrom > ValidTo)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"The relation ends on {ValidTo:yyyy-MM-dd}, before it begins on {ValidFrom:yyyy-MM-dd}.", "validTo");
        }

        if (Kind == RelationKind.CompetitorOf && AccountId > OtherId)
        {
            (AccountId, OtherId) = (OtherId, AccountId);
        }

        return this;
    }
}
