using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>How much a caller and an address may send to a running server.</summary>
public sealed class RequestRatesTests
{
    // A second brings one request back, so that a slow machine cannot let a test pass or fail.
    private const string SlowPrincipal = "--Http:Limits:PrincipalPerSecond=1";
    private static readonly object Ask = new { query = "{ __typename }" };

    [DatabaseFact]
    public async Task A_caller_who_sends_too_much_is_told_when_to_come_again_and_others_go_on()
    {
        await using var program = await RunningProgram.EmptyAsync(SlowPrincipal, "--Http:Limits:PrincipalBurst=10");
        var answers = await ManyAsync(program.Client, 40);
        Assert.InRange(answers.Count(a => a.Status == HttpStatusCode.OK), 10, 39);
        var refused = answers.First(a => a.Status == HttpStatusCode.TooManyRequests);
        Assert.Equal("RATE_LIMITED", refused.Json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.InRange(refused.RetryAfter!.Value.TotalSeconds, 1, 60);

        using var other = await program.ClientAsAsync(new RightsInput(Role.Auditor));
        using var passes = await other.PostAsJsonAsync("/graphql", Ask);
        Assert.Equal(HttpStatusCode.OK, passes.StatusCode);
    }

    [DatabaseFact]
    public async Task A_document_is_refused_as_a_problem_and_health_never()
    {
        await using var program = await RunningProgram.EmptyAsync("--Http:Limits:AddressPerSecond=1", "--Http:Limits:AddressBurst=5");
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 40 && refused is null; i++)
        {
            var answer = await program.Stranger.GetAsync("/exports/prospects.csv");
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                refused = answer;
            }
            else
            {
                // Refused for want of credentials: the address counts before anybody is looked for.
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
                answer.Dispose();
            }
        }

        Assert.NotNull(refused);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal("RATE_LIMITED", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.NotNull(refused.Headers.RetryAfter);
        refused.Dispose();
        for (var i = 0; i < 20; i++)
        {
            using var health = await program.Stranger.GetAsync("/health/live");
            Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        }
    }

    [DatabaseFact]
    public async Task A_batch_counts_as_many_times_as_it_has_operations()
    {
        await using var program = await RunningProgram.EmptyAsync(SlowPrincipal, "--Http:Limits:PrincipalBurst=30");
        var batch = Enumerable.Repeat(Ask, 10).ToArray();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            using var answer = await program.Client.PostAsJsonAsync("/graphql", batch);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], statuses.Take(3));
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses.Skip(3));
    }

    [DatabaseFact]
    public async Task Only_so_many_requests_of_a_caller_are_answered_at_once()
    {
        await using var program = await RunningProgram.EmptyAsync("--Http:Limits:ConcurrentPerPrincipal=1");
        var refused = false;
        for (var i = 0; i < 20 && !refused; i++)
        {
            using var stop = new CancellationTokenSource();
            await using var body = new NeverEnding();
            var held = HoldAsync(body, stop.Token);
            // Answered before its body was asked for: the one before it was not over yet.
            if (await Task.WhenAny(held, body.Asked) != held)
            {
                using var second = await program.Client.PostAsJsonAsync("/graphql", Ask, stop.Token);
                refused = second.StatusCode == HttpStatusCode.TooManyRequests;
                await stop.CancelAsync();
                await Assert.ThrowsAnyAsync<Exception>(() => held);
            }
        }

        Assert.True(refused);

        // The body is asked for once the request is let in; as it does not end, the request stays.
        async Task HoldAsync(NeverEnding body, CancellationToken until)
        {
            using var content = new StreamContent(body) { Headers = { { "Content-Type", "application/json" } } };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content, Headers = { ExpectContinue = true } };
            using var answer = await program.Client.SendAsync(request, until);
        }
    }

    [DatabaseFact]
    public async Task A_burst_that_the_largest_batch_exceeds_ends_the_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => RunningProgram.EmptyAsync("--Http:Limits:PrincipalPerSecond=50", "--Http:Limits:PrincipalBurst=5"));
        Assert.Contains("PrincipalBurst is 5; allowed are whole numbers from 10 up", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<List<(HttpStatusCode Status, TimeSpan? RetryAfter, JsonElement Json)>> ManyAsync(HttpClient client, int times)
    {
        var answers = new List<(HttpStatusCode, TimeSpan?, JsonElement)>();
        for (var i = 0; i < times; i++)
        {
            using var answer = await client.PostAsJsonAsync("/graphql", Ask);
            answers.Add((answer.StatusCode, answer.Headers.RetryAfter?.Delta, await answer.Content.ReadFromJsonAsync<JsonElement>()));
        }

        return answers;
    }

    /// <summary>Gives one byte and then waits until it is cancelled.</summary>
    private sealed class NeverEnding : MemoryStream
    {
        private readonly TaskCompletionSource asked = new();

        /// <summary>Ends when the body is to be sent.</summary>
        public Task Asked => asked.Task;

        public override bool CanSeek => false;

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            asked.TrySetResult();
            await destination.WriteAsync("{"u8.ToArray(), cancellationToken);
            await destination.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
