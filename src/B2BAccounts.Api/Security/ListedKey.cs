namespace B2BAccounts.Api.Security;

/// <summary>An API key as an operator sees it in a list: never the secret.</summary>
/// <param name="Id">The part between b2b_ and the next _, by which it is revoked.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ExpiresAt">UTC, from when on it is not taken.</param>
/// <param name="LastUsedAt">UTC, to about a minute; null when it never was.</param>
public sealed record ListedKey(string Id, string Name, ListedRights Rights, KeyState State, DateTime CreatedAt, DateTime ExpiresAt, DateTime? LastUsedAt);

/// <summary>Whether an API key is taken.</summary>
public enum KeyState
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Somebody has ended it.</summary>
    Revoked,
}
