using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace B2BAccounts.Api.Tests.Security;

/// <summary>A small issuer of OpenID Connect with keys of its own: discovery and keys over HTTP, tokens as the tests want them.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Audience = "b2baccounts";

    private readonly WebApplication app;
    private List<SecurityKey> keys = [];
    private int readings;

    private TestIssuer(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    /// <summary>How often its keys have been read.</summary>
    public int Readings => readings;

    /// <summary>The key that tokens are signed by.</summary>
    public SecurityKey Key => keys[^1];

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var issuer = new TestIssuer(app);
        issuer.Rotate(NewRsa("one"));
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Address, jwks_uri = $"{issuer.Address}/keys" }));
        app.MapGet("/keys", () =>
        {
            Interlocked.Increment(ref issuer.readings);
            return Results.Json(new { keys = issuer.keys.Select(Public) });
        });
        await app.StartAsync();
        return issuer;
    }

    public static RsaSecurityKey NewRsa(string id) => new(RSA.Create(2048)) { KeyId = id };

    public static ECDsaSecurityKey NewEc(string id) => new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = id };

    /// <summary>Publishes another key instead of those before.</summary>
    public void Rotate(SecurityKey key) => keys = [key];

    /// <summary>A token that is right unless the test says otherwise.</summary>
    public string Token(
        object? roles, SecurityKey? key = null, string? algorithm = null, string audience = Audience, string? issuer = null, int fromMinutes = -1, int toMinutes = 5,
        params (string Claim, object Value)[] more)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        key ??= Key;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "s-1", ["name"] = "Somebody" };
        if (roles is not null)
        {
            claims["roles"] = roles;
        }

        foreach (var (claim, value) in more)
        {
            claims[claim] = value;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address, Audience = audience, NotBefore = now.AddMinutes(fromMinutes), IssuedAt = now.AddMinutes(fromMinutes), Expires = now.AddMinutes(toMinutes), Claims = claims,
            SigningCredentials = new SigningCredentials(
                key, algorithm ?? (key is ECDsaSecurityKey ? SecurityAlgorithms.EcdsaSha256 : SecurityAlgorithms.RsaSha256), SecurityAlgorithms.Sha256Digest),
        });
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static object Public(SecurityKey key)
    {
        if (key is ECDsaSecurityKey ec)
        {
            var point = ec.ECDsa.ExportParameters(includePrivateParameters: false).Q;
            return new { kty = "EC", crv = "P-256", use = "sig", kid = key.KeyId, x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
        }

        var rsa = ((RsaSecurityKey)key).Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = key.KeyId, n = Base64UrlEncoder.Encode(rsa.Modulus), e = Base64UrlEncoder.Encode(rsa.Exponent) };
    }
}
