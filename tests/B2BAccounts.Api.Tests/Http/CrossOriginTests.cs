using System.Net;
using System.Net.Http.Json;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Tests.Databases;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>Which pages of other sites a browser lets call the program.</summary>
public sealed class CrossOriginTests
{
    private const string Ours = "https://app.example.com";
    private const string Other = "https://evil.example";
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    [DatabaseFact]
    public async Task A_configured_page_may_call_and_no_other()
    {
        await using var program = await RunningProgram.EmptyAsync($"--Http:Cors:Origins={Ours}, https://b.example:8443");
        foreach (var path in (string[])["/graphql", "/exports/prospects.csv", "/accounts/1/credit-report.pdf", "/auth/sign-in"])
        {
            using var ours = await PreflightAsync(program, path, Ours);
            Assert.Equal(HttpStatusCode.NoContent, ours.StatusCode);
            Assert.Equal(Ours, Assert.Single(ours.Headers.GetValues(AllowOrigin)));
            Assert.Contains("Authorization", string.Join(',', ours.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.Ordinal);
            Assert.False(ours.Headers.Contains("Access-Control-Allow-Credentials"));

            using var other = await PreflightAsync(program, path, Other);
            Assert.False(other.Headers.Contains(AllowOrigin));
        }

        Assert.Equal(Ours, await OriginOfAnswerAsync(program.Client, Ours));
        Assert.Equal("https://b.example:8443", await OriginOfAnswerAsync(program.Client, "https://b.example:8443"));
        Assert.Null(await OriginOfAnswerAsync(program.Client, Other));
        // A page is to learn why it was refused.
        Assert.Equal(Ours, await OriginOfAnswerAsync(program.Stranger, Ours));
    }

    [DatabaseFact]
    public async Task Preflights_count_for_their_address_and_a_page_may_read_that_it_sends_too_much()
    {
        await using var program = await RunningProgram.EmptyAsync($"--Http:Cors:Origins={Ours}", "--Http:Limits:AddressPerSecond=1", "--Http:Limits:AddressBurst=10");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var preflight = await PreflightAsync(program, "/graphql", i % 2 == 0 ? Ours : Other);
            statuses.Add(preflight.StatusCode);
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.NoContent, 10), statuses.Take(10));
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);

        // Meanwhile one or another may be let in again.
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 40 && refused is null; i++)
        {
            var answer = await AskAsync(program.Client, Ours);
            refused = answer.StatusCode == HttpStatusCode.TooManyRequests ? answer : null;
        }

        Assert.NotNull(refused);
        Assert.Equal(Ours, Assert.Single(refused.Headers.GetValues(AllowOrigin)));
        var exposed = string.Join(',', refused.Headers.GetValues("Access-Control-Expose-Headers")).Split(',', StringSplitOptions.TrimEntries);
        Assert.Subset(exposed.ToHashSet(), new HashSet<string> { "Retry-After", "Export-Id" });
        refused.Dispose();
    }

    [DatabaseFact]
    public async Task Without_the_setting_no_page_of_another_site_may_call()
    {
        await using var program = await RunningProgram.EmptyAsync();
        using var preflight = await PreflightAsync(program, "/graphql", Ours);
        Assert.False(preflight.Headers.Contains(AllowOrigin));
        Assert.Null(await OriginOfAnswerAsync(program.Client, Ours));
    }

    [Theory]
    [InlineData("*", "every site")]
    [InlineData("https://*.example.com", "every site")]
    [InlineData("null", "exact origins")]
    [InlineData("app.example.com", "exact origins")]
    [InlineData("https://app.example.com/", "exact origins")]
    [InlineData("https://app.example.com:443", "exact origins")]
    [InlineData("https://App.example.com", "exact origins")]
    [InlineData("https://a.example,ftp://b.example", "'ftp://b.example'")]
    public void What_is_no_exact_origin_ends_the_start(string origins, string reason)
    {
        var result = new CrossOriginOptionsCheck().Validate(null, new CrossOriginOptions { Origins = origins });
        Assert.Contains(reason, result.FailureMessage, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task The_check_stands_at_the_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningProgram.EmptyAsync("--Http:Cors:Origins=*"));
        Assert.Contains("Http:Cors:Origins has '*'", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PreflightAsync(RunningProgram program, string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path)
        {
            Headers = { { "Origin", origin }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "authorization,content-type" } },
        };
        return await program.Stranger.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }), Headers = { { "Origin", origin } } };
        return await client.SendAsync(request);
    }

    private static async Task<string?> OriginOfAnswerAsync(HttpClient client, string origin)
    {
        using var answer = await AskAsync(client, origin);
        return answer.Headers.TryGetValues(AllowOrigin, out var values) ? values.Single() : null;
    }
}
