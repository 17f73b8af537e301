namespace B2BAccounts.Api.Security.Audit;

/// <summary>What an audit record tells of.</summary>
public enum AuditKind
{
    /// <summary>Somebody has signed in, or out.</summary>
    SignIn,

    /// <summary>A sign-in or a refresh token was refused.</summary>
    SignInRefused,

    /// <summary>The book was changed; the details have each row before and after.</summary>
    Change,

    /// <summary>A request, an endpoint or a field was refused for who asked.</summary>
    Refused,

    /// <summary>A document or a file has left, or was refused.</summary>
    Export,

    /// <summary>Many amounts of money were read.</summary>
    BulkRead,

    /// <summary>Something that a person should look at.</summary>
    Alert,

    /// <summary>Old records were removed.</summary>
    Retention,
}
