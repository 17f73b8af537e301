namespace B2BAccounts.Api.Security;

/// <summary>Who has sent the request that is being answered.</summary>
public sealed class CurrentCaller(IHttpContextAccessor requests)
{
    /// <summary>Null where nobody has shown valid credentials, and outside requests.</summary>
    public Caller? Caller { get; } = CallerIdentity.Of(requests.HttpContext)?.Caller;

    /// <summary>Whose rows he may see; nobody's where nobody is known.</summary>
    public Scope Scope => Caller?.Scope ?? Scope.Nothing;
}
