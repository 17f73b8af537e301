namespace B2BAccounts.Api.Security;

/// <summary>The issuer whose tokens are taken beside this program's own (section Security:Oidc), and which of their claims say what.</summary>
public sealed class OidcOptions
{
    public const string Section = "Security:Oidc";

    /// <summary>The issuer's address, below which its discovery document lies; empty: no other tokens are taken.</summary>
    public string Authority { get; set; } = "";

    /// <summary>For whom tokens must be meant.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Only over HTTPS; may be false in Development only.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>What callers are called in logs.</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>The one role.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Of a MANAGER: the name under which accounts have him as their manager.</summary>
    public string ManagerClaim { get; set; } = "manager";

    /// <summary>Of a MANAGER: teams.</summary>
    public string TeamsClaim { get; set; } = "teams";

    /// <summary>Of a MANAGER: regions.</summary>
    public string RegionsClaim { get; set; } = "regions";

    /// <summary>Of a CUSTOMER: numbers of accounts.</summary>
    public string AccountsClaim { get; set; } = "accounts";

    /// <summary>The issuer's words for roles; without any, it must use ours. What is not in it is no role.</summary>
    public Dictionary<string, string> RoleMap { get; } = new(StringComparer.Ordinal);
}
