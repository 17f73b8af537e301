namespace B2BAccounts.Api.Security;

/// <summary>Who asks: a user, a program with an API key, or somebody whom a trusted issuer vouches for.</summary>
/// <param name="Id">The same for each of his requests: user:17, key:4, or oidc: and the issuer's name for him.</param>
/// <param name="Name">For people and logs.</param>
/// <param name="Role">What he may do.</param>
/// <param name="Scope">Whose rows he may see.</param>
public sealed record Caller(string Id, string Name, Role Role, Scope Scope)
{
    private const string KeyPrefix = "key:";

    /// <summary>Whether an API key speaks for him, and not a person who has signed in.</summary>
    public bool IsProgram => Id.StartsWith(KeyPrefix, StringComparison.Ordinal);

    /// <summary>The id of whom an API key speaks for.</summary>
    public static string IdOfKey(long key) => $"{KeyPrefix}{key}";
}
