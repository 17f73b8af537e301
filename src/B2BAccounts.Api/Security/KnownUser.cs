namespace B2BAccounts.Api.Security;

/// <summary>What is known of a user whose access token has come.</summary>
/// <param name="Caller">Who he is, with the accounts that are delegated to him today.</param>
/// <param name="Stamp">A token with another holds no more.</param>
/// <param name="IsDisabled">He may not call at all.</param>
/// <param name="MustChangePassword">He may change his password and nothing else.</param>
/// <param name="RevokedFamilies">Sign-ins that have been ended while their access tokens are not yet out of date.</param>
public sealed record KnownUser(Caller Caller, string Stamp, bool IsDisabled, bool MustChangePassword, IReadOnlySet<long> RevokedFamilies);
