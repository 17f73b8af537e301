namespace B2BAccounts.Api.Security;

/// <summary>What a user gets by signing in.</summary>
/// <param name="AccessToken">To call with.</param>
/// <param name="RefreshToken">To get the next two with, once.</param>
/// <param name="TokenType">How the access token is sent.</param>
/// <param name="ExpiresIn">Seconds that the access token holds.</param>
/// <param name="MustChangePassword">The access token is good for changing the password and for nothing else.</param>
public sealed record SignedIn(string AccessToken, string RefreshToken, string TokenType, int ExpiresIn, bool MustChangePassword);
