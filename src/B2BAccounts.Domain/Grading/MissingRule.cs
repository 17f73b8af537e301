namespace B2BAccounts.Domain.Grading;

/// <summary>What an indicator without a value does to the total.</summary>
public enum MissingRule
{
    /// <summary>Its weight goes to the others in proportion to theirs.</summary>
    Redistribute,

    /// <summary>It keeps its weight and counts as no points.</summary>
    Zero,
}
