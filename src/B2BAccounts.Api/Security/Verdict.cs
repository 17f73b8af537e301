namespace B2BAccounts.Api.Security;

/// <summary>What comes of the credentials of a request: a caller, or why there is none.</summary>
public sealed record Verdict
{
    private Verdict(CallerIdentity? identity, string reason, bool isExpired) => (Identity, Reason, IsExpired) = (identity, reason, isExpired);

    public CallerIdentity? Identity { get; }

    /// <summary>For the log only.</summary>
    public string Reason { get; }

    /// <summary>They were right once: all that a client is told of a reason.</summary>
    public bool IsExpired { get; }

    public static Verdict Is(CallerIdentity identity) => new(identity, "", isExpired: false);

    public static Verdict No(string reason, bool isExpired = false) => new(null, reason, isExpired);
}
