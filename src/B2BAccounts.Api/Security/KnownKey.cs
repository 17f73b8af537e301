namespace B2BAccounts.Api.Security;

/// <summary>What is known of an API key whose public id has come.</summary>
/// <param name="Id">Its key in the table.</param>
/// <param name="Caller">Whom it stands for.</param>
/// <param name="Hash">Of its secret.</param>
/// <param name="ExpiresAt">From when on it is not taken.</param>
/// <param name="IsRevoked">It is taken no more.</param>
public sealed record KnownKey(long Id, Caller Caller, string Hash, DateTime ExpiresAt, bool IsRevoked);
