using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace B2BAccounts.Api.Security;

/// <summary>Takes the tokens of a trusted issuer (OpenID Connect): signed by a key pair of its own, for us, in time, with exactly one role.</summary>
public sealed class OidcTokens(IOptions<OidcOptions> settings, OidcIssuer issuer, KnownCallers known)
{
    // No shared secret and no "none": whoever knows the issuer's public key could make such a token.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private readonly OidcOptions _settings = settings.Value;

    /// <summary>Whether a credential is meant as such a token, and such tokens are taken.</summary>
    public bool Takes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _settings.Authority.Length > 0 && text.Count('.') == 2;
    }

    public async Task<Verdict> JudgeAsync(string text, CancellationToken cancel)
    {
        if (await issuer.GetAsync(cancel) is not { } configuration)
        {
            return Verdict.No("the issuer's keys cannot be read");
        }

        var result = await ValidateAsync(text, configuration);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await issuer.GetAnewAsync(configuration, cancel) is { } now && now != configuration)
        {
            result = await ValidateAsync(text, now);
        }

        return result.IsValid ? await JudgeAsync([.. result.ClaimsIdentity.Claims], cancel)
            : Verdict.No($"the issuer's token is not taken: {result.Exception?.GetType().Name}", result.Exception is SecurityTokenExpiredException);
    }

    private Task<TokenValidationResult> ValidateAsync(string text, OpenIdConnectConfiguration configuration) => Handler.ValidateTokenAsync(text, new TokenValidationParameters
    {
        ValidIssuer = configuration.Issuer,
        ValidAudience = _settings.Audience,
        IssuerSigningKeys = configuration.SigningKeys,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        // A key is the one that the token names, or none.
        TryAllIssuerSigningKeys = false,
        ClockSkew = TimeSpan.FromSeconds(30),
    });

    private async Task<Verdict> JudgeAsync(IReadOnlyList<Claim> claims, CancellationToken cancel)
    {
        // The audit record could not keep it.
        if (claims.Any(c => c.Value.Contains('\0', StringComparison.Ordinal)))
        {
            return Verdict.No("the issuer's token has a claim with the character U+0000");
        }

        if (All(JwtRegisteredClaimNames.Sub) is not [{ Length: > 0 } subject])
        {
            return Verdict.No("the issuer's token names nobody");
        }

        var roles = All(_settings.RoleClaim).Select(RoleOf).OfType<Role>().Distinct().ToList();
        if (roles is not [var role])
        {
            return Verdict.No($"the issuer's token of oidc:{subject} has {(roles.Count == 0 ? "no role" : "more than one role")}");
        }

        var rights = new Rights(
            role, All(_settings.ManagerClaim).FirstOrDefault(), All(_settings.TeamsClaim), All(_settings.RegionsClaim),
            role == Role.Customer ? await known.AccountsAsync(All(_settings.AccountsClaim), cancel) : []);
        return Verdict.Is(new CallerIdentity(new Caller($"oidc:{subject}", All(_settings.NameClaim).FirstOrDefault() ?? subject, role, rights.ToScope())));

        List<string> All(string claim) => [.. claims.Where(c => c.Type == claim).Select(c => c.Value)];
    }

    private Role? RoleOf(string name) =>
        RoleNames.TryRead(_settings.RoleMap.Count == 0 ? name : _settings.RoleMap.GetValueOrDefault(name, ""), out var role) ? role : null;
}
