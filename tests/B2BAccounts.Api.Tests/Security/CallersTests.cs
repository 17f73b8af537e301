using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.GraphQL.Types;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Security;

/// <summary>Who is let in over HTTP, and what the others are told.</summary>
public sealed class CallersTests
{
    private const string Ask = "/graphql?query={__typename}";

    [DatabaseFact]
    public async Task Without_credentials_only_what_is_for_all_is_answered()
    {
        await using var program = await RunningProgram.EmptyAsync("--GraphQL:Http:OfferSchema=true", "--GraphQL:Http:OfferPage=true");
        foreach (var open in (string[])["/health/live", "/health/ready", "/graphql?sdl"])
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(program.Stranger, open));
        }

        using var page = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Accept", "text/html" } } };
        using var shown = await program.Stranger.SendAsync(page);
        Assert.Equal("text/html", shown.Content.Headers.ContentType?.MediaType);
        foreach (var closed in (string[])["/exports/prospects.csv", "/accounts/1/credit-report.pdf", "/no/such/thing", "/auth/sign-in", "/health"])
        {
            using var answer = await program.Stranger.GetAsync(closed);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).ToString());
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(AccessRule.NotAuthenticatedCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }

        foreach (var request in Operations())
        {
            using (request)
            {
                using var answer = await program.Stranger.SendAsync(request);
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
                Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).ToString());
                if (request.Method != HttpMethod.Head)
                {
                    var error = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray());
                    Assert.Equal(AccessRule.NotAuthenticatedCode, error.GetProperty("extensions").GetProperty("code").GetString());
                }
            }
        }
    }

    [DatabaseFact]
    public async Task The_page_for_all_names_no_account()
    {
        await using var program = await RunningProgram.EmptyAsync();
        await program.QueryAsync("""mutation { createAccount(input: { number: "KEPT-4711", legalName: "One" }) { errors { __typename } } }""");
        await using var again = await RunningProgram.OnAsync(program.Database, "--GraphQL:Http:OfferPage=true");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/graphql") { Headers = { { "Accept", "text/html" } } };
        using var page = await again.Stranger.SendAsync(asked);
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("ageingByAccount", text, StringComparison.Ordinal);
        Assert.DoesNotContain("KEPT-4711", text, StringComparison.Ordinal);
        Assert.Contains("KEPT-4711", again.Greeting, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Every_endpoint_but_those_listed_here_needs_a_caller()
    {
        await using var program = await RunningProgram.EmptyAsync();
        var open = program.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText);
        Assert.Equal(["/", "/auth/refresh", "/auth/sign-in", "/graphql", "/health/live", "/health/ready"], open.Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task What_is_not_offered_to_all_needs_a_caller()
    {
        await using var program = await RunningProgram.EmptyAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program.Stranger, "/graphql?sdl"));
        using var page = new HttpRequestMessage(HttpMethod.Get, "/graphql") { Headers = { { "Accept", "text/html" } } };
        using var shown = await program.Stranger.SendAsync(page);
        Assert.Equal(HttpStatusCode.Unauthorized, shown.StatusCode);
    }

    [DatabaseFact]
    public async Task Wrong_credentials_are_refused_alike_whatever_is_wrong()
    {
        await using var program = await RunningProgram.EmptyAsync();
        var revoked = await KeyAsync(program, new RightsInput(Role.Admin));
        await program.Services.GetRequiredService<RevokeApiKey>().HandleAsync(revoked, default);
        var (id, secret) = ApiKeyText.Read(program.Key)!.Value;
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var header in (string[])[
            "Bearer x", "Bearer", "Basic eDp5", "Bearer b2b_", "Bearer b2b_abc", $"Bearer {program.Key}x", $"Bearer {ApiKeyText.Write(id, (secret[0] == 'x' ? "y" : "x") + secret[1..])}",
            $"Bearer {ApiKeyText.Write("000000000000", secret)}", $"Bearer {revoked}", "Bearer eyJhbGciOiJub25lIn0.e30.", $"Bearer {program.Key} {program.Key}"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Ask);
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var answer = await program.Stranger.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            answers.Add($"{answer.Headers.WwwAuthenticate} {await answer.Content.ReadAsStringAsync()}");
        }

        Assert.Contains("Bearer error=\"invalid_token\"", Assert.Single(answers), StringComparison.Ordinal);
        using var client = program.ClientWith("x");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, "/exports/prospects.csv"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/health/live"));
    }

    [DatabaseFact]
    public async Task A_key_that_is_out_of_date_is_told_so()
    {
        await using var program = await RunningProgram.EmptyAsync();
        var key = await KeyAsync(program, new RightsInput(Role.Admin));
        await program.Database.ChangeRowAsync($"""UPDATE "ApiKeys" SET "ExpiresAt" = '2026-01-01 00:00:00' WHERE "PublicId" = '{ApiKeyText.Read(key)!.Value.Id}'""");
        using var client = program.ClientWith(key);
        using var answer = await client.GetAsync("/exports/prospects.csv");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("expired", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains("have expired", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_key_lets_in_until_it_is_revoked_and_its_last_use_is_written_down()
    {
        await using var program = await RunningProgram.EmptyAsync();
        var key = await KeyAsync(program, new RightsInput(Role.Finance));
        using var client = program.ClientWith(key);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, Ask));
        await program.Services.GetRequiredService<KeyUses>().WriteAsync(default);
        var id = ApiKeyText.Read(key)!.Value.Id;
        Assert.Equal(["1"], await program.Database.AskAsync($"""SELECT COUNT(*) FROM "ApiKeys" WHERE "PublicId" = '{id}' AND "LastUsedAt" >= "CreatedAt" """));
        await program.Services.GetRequiredService<RevokeApiKey>().HandleAsync(id, default);
        await RefusedWithinSecondsAsync(client);
    }

    [DatabaseFact]
    public async Task A_caller_who_is_limited_sees_nothing_of_others()
    {
        await using var program = await RunningProgram.EmptyAsync();
        await program.QueryAsync("""mutation { createAccount(input: { number: "1", legalName: "One" }) { errors { __typename } } }""");
        using var manager = await program.ClientAsAsync(new RightsInput(Role.Manager) { Manager = "somebody else" });
        Assert.Equal(0, await CountAsync(manager));
        using var auditor = await program.ClientAsAsync(new RightsInput(Role.Auditor));
        Assert.Equal(1, await CountAsync(auditor));

        static async Task<int> CountAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/graphql?query={accounts{totalCount}}"))
            .GetProperty("data").GetProperty("accounts").GetProperty("totalCount").GetInt32();
    }

    [DatabaseFact]
    public async Task A_user_signs_in_changes_his_password_calls_refreshes_and_signs_out()
    {
        await using var program = await RunningProgram.EmptyAsync();
        var once = await program.Services.GetRequiredService<CreateUser>().HandleAsync(new CreateUserInput("user", new RightsInput(Role.Finance)), default);
        var first = await PostAsync(program.Stranger, "sign-in", new { name = "user", password = once });
        Assert.True(first.GetProperty("mustChangePassword").GetBoolean());
        using var limited = program.ClientWith(Text(first, "accessToken"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(limited, Ask));
        var signedIn = await PostAsync(limited, "password", new { old = once, @new = "correct horse battery" });
        Assert.Equal("Bearer", Text(signedIn, "tokenType"));
        Assert.Equal(900, signedIn.GetProperty("expiresIn").GetInt32());
        Assert.Equal(HttpStatusCode.Unauthorized, (await limited.PostAsJsonAsync("/auth/sign-out", new { })).StatusCode);

        using var client = program.ClientWith(Text(signedIn, "accessToken"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, Ask));
        var next = await PostAsync(program.Stranger, "refresh", new { refreshToken = Text(signedIn, "refreshToken") });
        using var again = program.ClientWith(Text(next, "accessToken"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(again, Ask));
        Assert.Equal(HttpStatusCode.NoContent, (await again.PostAsJsonAsync("/auth/sign-out", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(again, Ask));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, Ask));
        await RefusedAsync(program, "refresh", new { refreshToken = Text(next, "refreshToken") });
    }

    [DatabaseFact]
    public async Task A_user_who_was_shut_out_elsewhere_is_refused_within_seconds()
    {
        await using var program = await RunningProgram.EmptyAsync();
        using var client = program.ClientWith(await AccessTokenAsync(program));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, Ask));
        await program.Database.ChangeRowAsync($"""UPDATE "Users" SET "IsDisabled" = {(program.Database.Kind == B2BAccounts.Api.Persistence.DatabaseKind.PostgreSql ? "TRUE" : "1")} WHERE "Name" = 'user'""");
        await RefusedWithinSecondsAsync(client);
    }

    [DatabaseFact]
    public async Task Who_is_locked_is_answered_exactly_as_who_is_wrong_or_unknown()
    {
        await using var program = await RunningProgram.EmptyAsync();
        await AccessTokenAsync(program);
        var wrong = await RefusedAsync(program, "sign-in", new { name = "user", password = "wrong wrong wrong" });
        Assert.Equal(wrong, await RefusedAsync(program, "sign-in", new { name = "nobody", password = "wrong wrong wrong" }));
        for (var i = 0; i < PasswordAttempts.Most; i++)
        {
            Assert.Equal(wrong, await RefusedAsync(program, "sign-in", new { name = "user", password = "wrong wrong wrong" }));
        }

        Assert.Equal(wrong, await RefusedAsync(program, "sign-in", new { name = "user", password = "correct horse battery" }));
    }

    [DatabaseFact]
    public async Task Too_many_attempts_for_a_name_or_from_an_address_are_refused()
    {
        await using var program = await RunningProgram.EmptyAsync("--Security:AttemptsPerName=3", "--Security:AttemptsPerAddress=6");
        var statuses = new List<HttpStatusCode>();
        foreach (var name in (string[])["a", "A", "ａ", "a", "b", "c", "d"])
        {
            using var answer = await program.Stranger.PostAsJsonAsync("/auth/sign-in", new { name, password = "wrong wrong wrong" });
            statuses.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.TooManyRequests, answer.Headers.RetryAfter is not null);
        }

        Assert.Equal([401, 401, 401, 429, 401, 401, 429], statuses.Select(s => (int)s));
    }

    [DatabaseFact]
    public async Task What_is_no_request_to_sign_in_is_refused_as_such()
    {
        await using var program = await RunningProgram.EmptyAsync();
        Assert.Equal(413, await SendAsync($$"""{"name":"{{new string('a', 9_000)}}","password":"x"}"""));
        Assert.Equal(400, await SendAsync("{"));
        Assert.Equal(400, await SendAsync("null"));
        Assert.Equal(400, await SendAsync("""{"name":1,"password":"x"}"""));
        Assert.Equal(400, await SendAsync("""{"name":"x"}"""));
        Assert.Equal(415, await SendAsync("name=x&password=x", "application/x-www-form-urlencoded"));
        using var withKey = await program.Client.PostAsJsonAsync("/auth/password", new { old = "x", @new = "y" });
        Assert.Equal(HttpStatusCode.BadRequest, withKey.StatusCode);

        async Task<int> SendAsync(string body, string type = "application/json")
        {
            using var content = new StringContent(body, Encoding.UTF8, type);
            using var answer = await program.Stranger.PostAsync("/auth/sign-in", content);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            return (int)answer.StatusCode;
        }
    }

    [DatabaseFact]
    public async Task The_first_start_makes_an_admin_and_tells_his_password_once()
    {
        await using var database = await TestDatabase.MakeAsync();
        string password;
        await using (var first = await RunningProgram.OnAsync(database))
        {
            password = first.Greeting.Split("at the first sign-in: ")[1].Split('\n')[0].Trim();
            Assert.True((await PostAsync(first.Stranger, "sign-in", new { name = "admin", password })).GetProperty("mustChangePassword").GetBoolean());
            Assert.DoesNotContain("b2b_", first.Greeting, StringComparison.Ordinal);
        }

        await using var second = await RunningProgram.OnAsync(database);
        Assert.DoesNotContain("One-time password", second.Greeting, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            var keys = new DirectoryInfo(Path.Combine(database.Folder, "keys"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, keys.UnixFileMode);
            Assert.NotEmpty(keys.GetFiles("key-*.xml"));
        }
    }

    [DatabaseFact]
    public async Task Development_offers_a_key_for_each_role()
    {
        await using var program = await RunningProgram.WithDemoAsync();
        await using var db = program.Db();
        foreach (var role in Enum.GetValues<Role>())
        {
            var line = Assert.Single(program.Greeting.Split('\n'), l => l.StartsWith($"  {RoleNames.Of(role)} ", StringComparison.Ordinal));
            var key = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            using var client = program.ClientWith(key);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, Ask));
            var caller = (await program.Services.GetRequiredService<KnownCallers>().KeyAsync(ApiKeyText.Read(key)!.Value.Id, default))!.Caller;
            Assert.Equal(role, caller.Role);
            if (role == Role.Manager)
            {
                var manager = Assert.Single(caller.Scope.Managers);
                Assert.True(await db.Accounts.AnyAsync(a => a.Manager == manager));
            }
            else if (role == Role.Customer)
            {
                var account = Assert.Single(caller.Scope.Accounts);
                Assert.True(await db.Accounts.AnyAsync(a => a.Id == account));
            }
        }
    }

    private static IEnumerable<HttpRequestMessage> Operations()
    {
        yield return new HttpRequestMessage(HttpMethod.Get, Ask);
        yield return new HttpRequestMessage(HttpMethod.Head, Ask);
        yield return new HttpRequestMessage(HttpMethod.Options, "/graphql");
        yield return new HttpRequestMessage(HttpMethod.Get, "/graphql");
        yield return new HttpRequestMessage(HttpMethod.Get, Ask) { Headers = { { "Accept", "text/html" } } };
        yield return new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        yield return new HttpRequestMessage(HttpMethod.Post, "/graphql?sdl") { Content = JsonContent.Create(new { query = "{ __typename }" }), Headers = { { "Accept", "text/html" } } };
        yield return new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new[] { new { query = "{ __typename }" } }) };
        yield return new HttpRequestMessage(HttpMethod.Post, "/GRAPHQL/") { Content = JsonContent.Create(new { query = "{ __schema { types { name } } }" }) };
    }

    private static async Task<string> AccessTokenAsync(RunningProgram program)
    {
        var once = await program.Services.GetRequiredService<CreateUser>().HandleAsync(new CreateUserInput("user", new RightsInput(Role.Finance)), default);
        using var limited = program.ClientWith(Text(await PostAsync(program.Stranger, "sign-in", new { name = "user", password = once }), "accessToken"));
        return Text(await PostAsync(limited, "password", new { old = once, @new = "correct horse battery" }), "accessToken");
    }

    private static Task<string> KeyAsync(RunningProgram program, RightsInput rights) =>
        program.Services.GetRequiredService<CreateApiKey>().HandleAsync(new CreateApiKeyInput("k", rights, 1), default);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }

    private static async Task RefusedWithinSecondsAsync(HttpClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(7));
        while (await StatusAsync(client, Ask) != HttpStatusCode.Unauthorized)
        {
            await Task.Delay(200, limit.Token);
        }
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string what, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/auth/{what}", body);
        var json = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, json);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return JsonSerializer.Deserialize<JsonElement>(json);
    }

    private static async Task<string> RefusedAsync(RunningProgram program, string what, object body)
    {
        using var answer = await program.Stranger.PostAsJsonAsync($"/auth/{what}", body);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(AuthCodes.SignInFailed, problem.GetProperty("code").GetString());
        return string.Join('\n', problem.EnumerateObject().Where(p => p.Name != "traceId").Select(p => $"{p.Name}: {p.Value}"));
    }

    private static string Text(JsonElement answer, string member) => answer.GetProperty(member).GetString()!;
}
