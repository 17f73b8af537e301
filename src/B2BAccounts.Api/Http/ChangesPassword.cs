namespace B2BAccounts.Api.Http;

/// <summary>Marks endpoints that a user may call although he must change his password first.</summary>
public sealed class ChangesPassword;
