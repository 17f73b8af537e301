namespace B2BAccounts.GraphQL.Types;

/// <summary>Who may read a field.</summary>
public sealed class AccessRule
{
    /// <summary>The code of what a caller may not read who is not authenticated.</summary>
    public const string NotAuthenticatedCode = "AUTH_NOT_AUTHENTICATED";

    /// <summary>The code of what a caller may not read for lack of a role.</summary>
    public const string NotAuthorizedCode = "AUTH_NOT_AUTHORIZED";

    /// <summary>The message of both.</summary>
    public const string Denied = "The current user is not authorized to access this resource.";

    internal AccessRule(IReadOnlyList<IReadOnlyList<string>> roles) => Roles = roles;

    /// <summary>Of each of these lists the caller must have a role; an empty one asks only that he is authenticated. What people write has
    /// one list; what is made of several fields has one for each of their rules.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Roles { get; }

    /// <summary>Its place among the rules of its schema.</summary>
    internal int Index { get; set; }

    /// <summary>Whether a caller may read the field.</summary>
    /// <param name="roles">The caller's; null when he is not authenticated.</param>
    public bool Allows(IReadOnlySet<string>? roles) => roles is not null && Roles.All(any => any.Count == 0 || any.Any(roles.Contains));

    /// <summary>Whether whoever has a role of one list has one of another.</summary>
    internal static bool IsWithin(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        other.Count == 0 || (one.Count > 0 && one.All(other.Contains));

    public override string ToString() => string.Join(" and ", Roles.Select(any => any.Count == 0 ? "authenticated" : string.Join(" or ", any)));
}
