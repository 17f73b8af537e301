using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace B2BAccounts.Api.Tests.Security;

/// <summary>Tokens of another issuer, over HTTP.</summary>
public sealed class OidcTokensTests : IAsyncLifetime
{
    private TestIssuer issuer = null!;
    private RunningProgram program = null!;

    public async ValueTask InitializeAsync()
    {
        issuer = await TestIssuer.StartAsync();
        program = await RunningProgram.InDevelopmentAsync(Settings(issuer.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        await issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_token_of_the_issuer_lets_in_with_the_role_that_it_says()
    {
        Assert.Equal((200, true), await AskAsync(issuer.Token("AUDITOR")));
        Assert.Equal((200, true), await AskAsync(issuer.Token(new[] { "AUDITOR", "something-else" })));
        Assert.Equal((200, false), await AskAsync(issuer.Token("MANAGER", more: [("manager", "Nobody")])));
        Assert.Equal(1, issuer.Readings);
    }

    [Fact]
    public async Task Claims_say_what_a_manager_and_a_customer_see()
    {
        var credentials = program.Services.GetRequiredService<Credentials>();
        var manager = (await credentials.JudgeAsync(issuer.Token("MANAGER", more: [("manager", "Chen Yu"), ("teams", new[] { "A", "B" }), ("regions", new[] { "CN" })]), false, default)).Identity!.Caller;
        Assert.Equal(("oidc:s-1", "Somebody", Role.Manager), (manager.Id, manager.Name, manager.Role));
        Assert.Equal(["Chen Yu"], manager.Scope.Managers);
        Assert.Equal(["A", "B"], manager.Scope.Teams);
        Assert.Equal(["CN"], manager.Scope.Regions);

        await using var db = program.Db();
        var account = await db.Accounts.SingleAsync(a => a.Number == "D2001");
        var customer = (await credentials.JudgeAsync(issuer.Token("CUSTOMER", more: [("accounts", new[] { "D2001", "unknown" })]), false, default)).Identity!.Caller;
        Assert.Equal([account.Id], customer.Scope.Accounts);
    }

    [Fact]
    public async Task What_is_not_right_about_a_token_has_it_refused()
    {
        using var foreign = RSA2048();
        var same = new RsaSecurityKey(foreign) { KeyId = issuer.Key.KeyId };
        var good = issuer.Token("ADMIN");
        var (header, payload) = (good.Split('.')[0], good.Split('.')[1]);
        foreach (var (what, token) in new (string, string)[]
        {
            ("not yet valid", issuer.Token("ADMIN", fromMinutes: 3)),
            ("wrong audience", issuer.Token("ADMIN", audience: "somebody-else")),
            ("wrong issuer", issuer.Token("ADMIN", issuer: "https://evil.example.com")),
            ("alg none", $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}."),
            ("alg none with the signature", $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}.{good.Split('.')[2]}"),
            ("no signature", $"{header}.{payload}."),
            ("another key under the same id", issuer.Token("ADMIN", same)),
            ("unknown key", issuer.Token("ADMIN", TestIssuer.NewRsa("never published"))),
            ("no role", issuer.Token(null)),
            ("a role of nobody", issuer.Token("ROOT")),
            ("two roles", issuer.Token(new[] { "ADMIN", "AUDITOR" })),
            ("a character that nothing can keep", issuer.Token("ADMIN", more: [("name", "a\0b")])),
            ("nobody's", issuer.Token("ADMIN", more: [("sub", "")])),
        }.Concat(SignedByThePublicKey()))
        {
            Assert.True(await RefusedAsync(token) == "error=\"invalid_token\"", what);
        }

        Assert.Equal("error=\"invalid_token\", error_description=\"expired\"", await RefusedAsync(issuer.Token("ADMIN", fromMinutes: -10, toMinutes: -2)));
        Assert.Equal((200, true), await AskAsync(good));
    }

    [Fact]
    public async Task A_key_that_the_issuer_has_changed_to_is_taken_at_once_and_made_up_ones_do_not_burden_it()
    {
        Assert.Equal((200, true), await AskAsync(issuer.Token("ADMIN")));
        var before = issuer.Token("ADMIN");
        issuer.Rotate(TestIssuer.NewEc("two"));
        Assert.Equal((200, true), await AskAsync(issuer.Token("ADMIN")));
        Assert.Equal("error=\"invalid_token\"", await RefusedAsync(before));
        Assert.Equal(2, issuer.Readings);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("error=\"invalid_token\"", await RefusedAsync(issuer.Token("ADMIN", TestIssuer.NewEc($"made up {i}"))));
        }

        Assert.Equal(2, issuer.Readings);
    }

    [Fact]
    public async Task The_issuer_s_words_for_roles_are_mapped_and_no_others_taken()
    {
        await using var mapped = await RunningProgram.InDevelopmentAsync([.. Settings(issuer.Address), "--Security:Oidc:RoleMap:crm-readers=AUDITOR", "--Security:Oidc:RoleMap:crm-admins=ADMIN"]);
        Assert.Equal((200, true), await AskAsync(issuer.Token(new[] { "crm-readers", "staff" }), mapped));
        Assert.Equal(401, (await AskAsync(issuer.Token("ADMIN"), mapped)).Status);
        Assert.Equal(401, (await AskAsync(issuer.Token(new[] { "crm-readers", "crm-admins" }), mapped)).Status);
    }

    [Fact]
    public async Task An_issuer_that_is_away_has_its_tokens_refused_and_nothing_else()
    {
        await using var alone = await RunningProgram.InDevelopmentAsync(Settings("http://127.0.0.1:9"));
        Assert.Equal(401, (await AskAsync(issuer.Token("ADMIN"), alone)).Status);
        Assert.Equal((200, true), await AskAsync(alone.Key, alone));
    }

    [Theory]
    [InlineData("Security:Oidc:RequireHttps is false", "--Security:Oidc:Authority=http://127.0.0.1:9", "--Security:Oidc:Audience=x", "--Security:Oidc:RequireHttps=false")]
    [InlineData("Security:Oidc:Authority is 'http://login.example.com'", "--Security:Oidc:Authority=http://login.example.com", "--Security:Oidc:Audience=x")]
    [InlineData("Security:Oidc:Audience is empty", "--Security:Oidc:Authority=https://login.example.com")]
    [InlineData("Security:Oidc:RoleMap:boss is 'BOSS'", "--Security:Oidc:Authority=https://login.example.com", "--Security:Oidc:Audience=x", "--Security:Oidc:RoleMap:boss=BOSS")]
    [InlineData("Security:Oidc:Autority is no setting", "--Security:Oidc:Autority=https://login.example.com")]
    [InlineData("Security:AttemptsPerName is 0", "--Security:AttemptsPerName=0")]
    public async Task Wrong_settings_end_the_start_with_what_is_allowed(string says, params string[] settings)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => RunningProgram.EmptyAsync(settings));
        Assert.Contains(says, B2BAccounts.Api.Commands.CommandTree.Explain(refused), StringComparison.Ordinal);
    }

    private static string[] Settings(string authority) =>
        [$"--Security:Oidc:Authority={authority}", $"--Security:Oidc:Audience={TestIssuer.Audience}", "--Security:Oidc:RequireHttps=false"];

    private static System.Security.Cryptography.RSA RSA2048() => System.Security.Cryptography.RSA.Create(2048);

    // What everybody knows of the issuer's key, in the forms that have been taken for a shared secret.
    private IEnumerable<(string, string)> SignedByThePublicKey()
    {
        var rsa = ((RsaSecurityKey)issuer.Key).Rsa;
        foreach (var secret in new[] { rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), rsa.ExportParameters(false).Modulus! })
        {
            yield return ("HS256 with the public key", issuer.Token("ADMIN", new SymmetricSecurityKey(secret) { KeyId = issuer.Key.KeyId }, SecurityAlgorithms.HmacSha256));
        }
    }

    private static string Encode(string json) => Base64UrlEncoder.Encode(json);

    private async Task<string?> RefusedAsync(string token)
    {
        using var client = program.ClientWith(token);
        using var answer = await client.GetAsync("/exports/prospects.csv");
        return answer.StatusCode == HttpStatusCode.Unauthorized ? Assert.Single(answer.Headers.WwwAuthenticate).Parameter : $"{answer.StatusCode}";
    }

    /// <summary>The status, and whether any account is seen.</summary>
    private async Task<(int Status, bool Sees)> AskAsync(string token, RunningProgram? other = null)
    {
        using var client = (other ?? program).ClientWith(token);
        using var answer = await client.PostAsJsonAsync("/graphql", new { query = "{ accounts { totalCount } }" });
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)answer.StatusCode, json.TryGetProperty("data", out var data) && data.GetProperty("accounts").GetProperty("totalCount").GetInt32() > 0);
    }
}
