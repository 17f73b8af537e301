namespace B2BAccounts.Api.Security;

/// <summary>A user as an operator sees him in a list.</summary>
/// <param name="StandsInFor">Managers whose accounts are delegated to him today or later.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record ListedUser(
    string Name, ListedRights Rights, IReadOnlyList<ListedDelegation> StandsInFor, UserState State, bool HasSecondFactor, DateTime CreatedAt);

/// <summary>Whose accounts a user sees for some days, both inclusive.</summary>
public sealed record ListedDelegation(string Manager, DateOnly From, DateOnly Until);

/// <summary>Whether a user may sign in.</summary>
public enum UserState
{
    /// <summary>He may.</summary>
    Active,

    /// <summary>He has a one-time password and may only change it.</summary>
    MustChangePassword,

    /// <summary>Too many attempts failed; he may again in a few minutes.</summary>
    Locked,

    /// <summary>He was shut out.</summary>
    Disabled,
}
