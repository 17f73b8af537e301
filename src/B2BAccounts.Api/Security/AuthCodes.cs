namespace B2BAccounts.Api.Security;

/// <summary>Codes of what is refused because of who asks, and of what is done with users and keys.</summary>
public static class AuthCodes
{
    /// <summary>The name, the password, the one-time code or the refresh token is not right, or not right now.</summary>
    public const string SignInFailed = "AUTH_SIGN_IN_FAILED";

    /// <summary>Too many attempts came from the address or for the name.</summary>
    public const string TooManyAttempts = "AUTH_TOO_MANY_ATTEMPTS";

    /// <summary>Another user has the name.</summary>
    public const string UserNameTaken = "USER_NAME_TAKEN";

    /// <summary>No user has the name.</summary>
    public const string UserNotFound = "USER_NOT_FOUND";

    /// <summary>The user is no MANAGER, so that he cannot stand in for one.</summary>
    public const string NoManager = "USER_NO_MANAGER";

    /// <summary>No API key has the id.</summary>
    public const string ApiKeyNotFound = "API_KEY_NOT_FOUND";
}
