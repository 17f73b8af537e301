using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using B2BAccounts.Api.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>What a running server tells browsers with its answers.</summary>
public sealed class SecurityHeadersTests(DemoProgram demo) : IClassFixture<DemoProgram>
{
    private const string Strict = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    [DatabaseTheory]
    [InlineData("GET", "/", HttpStatusCode.Redirect)]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/graphql?query={__typename}", HttpStatusCode.OK)]
    [InlineData("GET", "/graphql?query={", HttpStatusCode.OK)]
    [InlineData("POST", "/graphql", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("DELETE", "/graphql", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/auth/sign-in", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/exports/prospects.csv", HttpStatusCode.OK)]
    [InlineData("GET", "/accounts/none/credit-report.pdf", HttpStatusCode.NotFound)]
    [InlineData("GET", "/health/live", HttpStatusCode.OK)]
    public async Task Every_answer_is_kept_from_other_sites_whatever_its_status(string method, string path, HttpStatusCode status)
    {
        var program = await demo.GetAsync();
        using var client = NotFollowing(program);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await client.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        AssertKept(answer, Strict);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_refusal_of_the_framework_is_kept_from_other_sites_too()
    {
        var program = await demo.GetAsync();
        using var stranger = await program.Stranger.GetAsync("/exports/prospects.csv");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        AssertKept(stranger, Strict);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = "elsewhere.example" } };
        using var otherHost = await program.Stranger.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, otherHost.StatusCode);
        AssertKept(otherHost, Strict);

        using var signIn = await program.Stranger.PostAsJsonAsync("/auth/sign-in", new { name = "nobody", password = "wrong password" });
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.StatusCode);
        AssertKept(signIn, Strict);
    }

    [DatabaseFact]
    public async Task An_answer_to_a_fault_that_nobody_caught_is_the_programs_own_and_kept_from_other_sites_too()
    {
        await using var program = await RunningProgram.EmptyAsync();
        await using var db = program.Db();
        // A key that is not known yet cannot be looked for.
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "ApiKeys" RENAME TO "Elsewhere" """);
        using var client = program.ClientWith($"b2b_{new string('a', 12)}_{new string('b', 43)}");
        using var export = await client.GetAsync("/exports/prospects.csv");
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (export.StatusCode, export.Content.Headers.ContentType!.MediaType));
        var problem = await export.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("INTERNAL", problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("correlationId").GetString()!);
        AssertKept(export, Strict);

        using var graphQL = await client.PostAsJsonAsync("/graphql", new { query = "{ __typename }" });
        Assert.Equal(HttpStatusCode.InternalServerError, graphQL.StatusCode);
        var extensions = (await graphQL.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal("INTERNAL", extensions.GetProperty("code").GetString());
        Assert.NotEmpty(extensions.GetProperty("correlationId").GetString()!);
        AssertKept(graphQL, Strict);
    }

    [DatabaseFact]
    public async Task A_preflight_that_is_refused_is_kept_from_other_sites_too()
    {
        var program = await demo.GetAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql")
        {
            Headers = { { "Origin", "https://evil.example" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "authorization" } },
        };
        using var answer = await program.Stranger.SendAsync(request);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        AssertKept(answer, Strict);
    }

    [DatabaseFact]
    public async Task A_report_is_kept_from_other_sites()
    {
        var program = await demo.GetAsync();
        using var report = await program.Client.GetAsync("/accounts/D2001/credit-report.pdf");
        Assert.Equal("application/pdf", report.Content.Headers.ContentType!.MediaType);
        AssertKept(report, Strict);
        Assert.True(report.Headers.CacheControl!.NoStore);
    }

    [DatabaseFact]
    public async Task The_page_may_run_its_own_script_and_nothing_else()
    {
        var program = await demo.GetAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql") { Headers = { { "Accept", "text/html" } } };
        using var page = await program.Stranger.SendAsync(request);
        var html = await page.Content.ReadAsStringAsync();
        var nonce = html.Split("<script nonce=\"")[1].Split('"')[0];
        AssertKept(page, $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    private static HttpClient NotFollowing(RunningProgram program)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = program.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = program.Client.DefaultRequestHeaders.Authorization;
        return client;
    }

    private static void AssertKept(HttpResponseMessage answer, string policy)
    {
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal(policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }
}
