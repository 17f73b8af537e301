namespace B2BAccounts.Domain.Policies;

/// <summary>What a policy rules.</summary>
public enum PolicyKind
{
    Grading,
    Credit,
    Dunning,
}
