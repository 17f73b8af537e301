namespace B2BAccounts.Domain.Policies;

/// <summary>How a version of a policy stands on a day.</summary>
public enum PolicyStatus
{
    /// <summary>Written and not agreed to.</summary>
    Draft,

    /// <summary>Agreed to, from a later day on.</summary>
    Scheduled,

    /// <summary>In force.</summary>
    Active,

    /// <summary>Another has replaced it.</summary>
    Retired,

    /// <summary>Taken back before its day.</summary>
    Withdrawn,
}
