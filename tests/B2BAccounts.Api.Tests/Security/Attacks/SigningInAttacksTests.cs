using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Domain;
using B2BAccounts.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace B2BAccounts.Api.Tests.Security.Attacks;

/// <summary>
/// API2:2023 Broken authentication. Tested elsewhere: no signature, <c>none</c>, HS256 with the public key, expired, not yet valid, another
/// audience or issuer, unknown keys (OidcTokensTests); keys of another secret, revoked or expired, locking, attempts a name and an address
/// (CallersTests); stolen refresh tokens and codes that come again (SignInTests).
/// </summary>
public sealed class SigningInAttacksTests(AttackedPrograms programs) : IClassFixture<AttackedPrograms>
{
    // API2: aliases and batches get round limits a request where signing in is a change among others; here none takes a secret.
    [Fact]
    public void No_field_of_the_schema_takes_a_password_or_a_token()
    {
        var taken = FilledDemo.Contract.Schema.Types.SelectMany(t => t switch
        {
            InputObjectType input => input.Fields.Select(f => f.Name),
            ObjectType type => type.Fields.SelectMany(f => f.Arguments.Select(a => a.Name).Append(type == FilledDemo.Contract.Schema.MutationType ? f.Name : "")),
            _ => [],
        }).ToList();
        Assert.Contains("recordInvoice", taken);
        Assert.Contains("idempotencyKey", taken);
        Assert.DoesNotContain(taken, n => ((string[])["password", "token", "signIn", "apiKey", "secret", "otp"]).Any(word => n.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    // API2: a list of passwords in one body.
    [DatabaseFact]
    public async Task A_list_of_sign_ins_in_one_body_is_no_sign_in()
    {
        var attacked = await programs.GetAsync();
        var one = new { name = "admin", password = "wrong wrong wrong" };
        Assert.Equal(400, (await Attacked.PostAsync(attacked.Program.Stranger, JsonContent.Create(new[] { one, one }), "/auth/sign-in")).Status);
        Assert.Equal(400, (await Attacked.PostAsync(attacked.Program.Stranger, JsonContent.Create(new { name = "admin", password = new[] { "a", "b" } }), "/auth/sign-in")).Status);
    }

    // API2: letters that look alike are other names, letters that are the same by the rule of SearchText are not: none of them gets a second limit.
    [DatabaseFact]
    public async Task A_confusable_name_is_another_user_or_the_same_and_never_a_second_of_the_same()
    {
        var attacked = await programs.GetAsync();
        var users = attacked.Program.Services.GetRequiredService<CreateUser>();
        var once = await users.HandleAsync(new CreateUserInput("paypal", new RightsInput(Role.Auditor)), default);
        // Cyrillic а, Greek ρ, the digit one.
        foreach (var name in (string[])["p\u0430ypal", "\u03C1aypal", "paypa1", "paypal' --"])
        {
            Assert.Equal(401, (await SignInAsync(attacked, name, once)).Status);
        }

        // Full width, a zero width space, a mark that turns the direction of writing, an accent.
        foreach (var name in (string[])["ＰＡＹＰＡＬ", "pay\u200Bpal", "\u202Epaypal", "páypal"])
        {
            Assert.Equal(200, (await SignInAsync(attacked, name, once)).Status);
            await Assert.ThrowsAsync<RuleViolation>(() => users.HandleAsync(new CreateUserInput(name, new RightsInput(Role.Admin)), default));
        }
    }

    // API2: which names exist, by what is answered.
    [DatabaseTheory]
    [InlineData("admin")]
    [InlineData("' OR '1'='1")]
    [InlineData("admin\0")]
    [InlineData("a\r\nb")]
    [InlineData("*")]
    public async Task A_sign_in_that_fails_is_answered_alike_whatever_the_name(string name)
    {
        var attacked = await programs.GetAsync();
        var nobody = await SignInAsync(attacked, "nobody", "wrong wrong wrong");
        var answer = await SignInAsync(attacked, name, "wrong wrong wrong");
        Assert.Equal((401, nobody.Bare), (answer.Status, answer.Bare));
        Assert.Equal(AuthCodes.SignInFailed, Assert.Single(answer.Codes));
        Assert.Equal(Names(nobody), Names(answer));

        static IEnumerable<string> Names(Answered answer) => answer.Head.Split('\n').Select(l => l.Split(':')[0]);
    }

    // API2: a refresh token is no access token, and the other way round.
    [DatabaseFact]
    public async Task A_token_of_one_use_is_not_taken_for_another()
    {
        var attacked = await programs.GetAsync();
        var tokens = await UserAsync(attacked, "two-tokens");
        using var client = attacked.Program.ClientWith(tokens.Refresh);
        Assert.Equal(401, (await Attacked.GetAsync(client, "/graphql?query={__typename}")).Status);
        Assert.Equal(401, (await RefreshAsync(attacked, tokens.Access)).Status);
        Assert.Equal(401, (await RefreshAsync(attacked, attacked.Program.Key)).Status);
    }

    // API2: over HTTP, one that comes again ends what came of it.
    [DatabaseFact]
    public async Task A_refresh_token_that_comes_again_ends_the_access_token_that_came_of_it()
    {
        var attacked = await programs.GetAsync();
        var tokens = await UserAsync(attacked, "robbed");
        var next = await RefreshAsync(attacked, tokens.Refresh);
        Assert.Equal(200, next.Status);
        using var client = attacked.Program.ClientWith(next.Json.GetProperty("accessToken").GetString());
        Assert.Equal(200, (await Attacked.GetAsync(client, "/graphql?query={__typename}")).Status);
        Assert.Equal(401, (await RefreshAsync(attacked, tokens.Refresh)).Status);
        Assert.Equal(401, (await Attacked.GetAsync(client, "/graphql?query={__typename}")).Status);
        Assert.Equal(401, (await RefreshAsync(attacked, next.Json.GetProperty("refreshToken").GetString()!)).Status);
    }

    // API2: one byte of a token changed, anywhere.
    [DatabaseFact]
    public async Task An_access_token_with_one_character_changed_is_refused()
    {
        var attacked = await programs.GetAsync();
        var (access, _) = await UserAsync(attacked, "changed");
        // The last character bears bits that are thrown away.
        for (var i = 0; i < access.Length - 1; i += 7)
        {
            using var client = attacked.Program.ClientWith($"{access[..i]}{(access[i] == 'A' ? 'B' : 'A')}{access[(i + 1)..]}");
            Assert.Equal(401, (await Attacked.GetAsync(client, "/graphql?query={__typename}")).Status);
        }

        using var right = attacked.Program.ClientWith(access);
        Assert.Equal(200, (await Attacked.GetAsync(right, "/graphql?query={__typename}")).Status);
    }

    // API2: credentials where logs and browsers keep them.
    [DatabaseTheory]
    [InlineData("/graphql?query={__typename}&access_token=")]
    [InlineData("/graphql?query={__typename}&api_key=")]
    [InlineData("/graphql?query={__typename}&authorization=Bearer%20")]
    public async Task A_key_in_the_address_is_not_taken(string address)
    {
        var attacked = await programs.GetAsync();
        Assert.Equal(401, (await Attacked.GetAsync(attacked.Program.Stranger, address + attacked.Program.Key)).Status);
    }

    // API2: headers that gateways set and programs believe.
    [DatabaseTheory]
    [InlineData("X-Forwarded-User", "admin")]
    [InlineData("X-Remote-User", "admin")]
    [InlineData("X-User-Role", "ADMIN")]
    [InlineData("X-Original-URL", "/health/live")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Cookie", ".AspNetCore.Cookies=x; access_token=x")]
    public async Task A_header_that_claims_who_asks_is_not_believed(string name, string value)
    {
        var attacked = await programs.GetAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await attacked.Program.Stranger.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    // API2 and API7: a token that says itself where its key is, or which file.
    [Fact]
    public async Task A_token_that_brings_or_points_to_its_own_key_is_refused_and_nothing_is_fetched()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var program = await RunningProgram.InDevelopmentAsync(
            $"--Security:Oidc:Authority={issuer.Address}", $"--Security:Oidc:Audience={TestIssuer.Audience}", "--Security:Oidc:RequireHttps=false");
        using var trap = Trap.Set();
        using var own = RSA.Create(2048);
        var key = own.ExportParameters(includePrivateParameters: false);
        var jwk = new { kty = "RSA", kid = "mine", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) };
        var payload = issuer.Token("ADMIN").Split('.')[1];
        foreach (var header in new object[]
        {
            new { alg = "RS256", kid = "mine", jku = trap.Address }, new { alg = "RS256", kid = "mine", x5u = trap.Address }, new { alg = "RS256", kid = "mine", jwk },
            new { alg = "RS256", kid = issuer.Key.KeyId, jku = trap.Address, jwk }, new { alg = "RS256", kid = "../../../../dev/null" }, new { alg = "RS256", kid = "' UNION SELECT 'x" },
            new { alg = "RS256", kid = "\r\nFAKE" }, new { alg = "RS256", kid = trap.Address }, new { alg = "RS256" }, new { alg = "RS256", kid = issuer.Key.KeyId, crit = new[] { "exp" } },
        })
        {
            var signed = $"{Base64UrlEncoder.Encode(JsonSerializer.Serialize(header))}.{payload}";
            var token = $"{signed}.{Base64UrlEncoder.Encode(own.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
            using var client = program.ClientWith(token);
            Assert.Equal(401, (await Attacked.GetAsync(client, "/graphql?query={__typename}")).Status);
        }

        Assert.False(trap.WasVisited);
        using var right = program.ClientWith(issuer.Token("ADMIN"));
        Assert.Equal(200, (await Attacked.GetAsync(right, "/graphql?query={__typename}")).Status);
    }

    private static Task<Answered> SignInAsync(Attacked attacked, string name, string password) =>
        Attacked.PostAsync(attacked.Program.Stranger, JsonContent.Create(new { name, password }), "/auth/sign-in");

    private static Task<Answered> RefreshAsync(Attacked attacked, string refreshToken) =>
        Attacked.PostAsync(attacked.Program.Stranger, JsonContent.Create(new { refreshToken }), "/auth/refresh");

    private static async Task<(string Access, string Refresh)> UserAsync(Attacked attacked, string name)
    {
        var once = await attacked.Program.Services.GetRequiredService<CreateUser>().HandleAsync(new CreateUserInput(name, new RightsInput(Role.Auditor)), default);
        using var limited = attacked.Program.ClientWith((await SignInAsync(attacked, name, once)).Json.GetProperty("accessToken").GetString());
        var answer = (await Attacked.PostAsync(limited, JsonContent.Create(new { old = once, @new = "correct horse battery" }), "/auth/password")).Json;
        return (answer.GetProperty("accessToken").GetString()!, answer.GetProperty("refreshToken").GetString()!);
    }
}
