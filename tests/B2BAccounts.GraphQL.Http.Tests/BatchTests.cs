using System.Text.Json;

namespace B2BAccounts.GraphQL.Http.Tests;

public sealed class BatchTests : IAsyncLifetime
{
    private Endpoint endpoint = null!;

    public async ValueTask InitializeAsync() => endpoint = await Endpoint.StartAsync();

    public ValueTask DisposeAsync() => endpoint.DisposeAsync();

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task Answers_stand_in_the_order_of_the_requests_and_each_error_stays_its_own(string accept)
    {
        var (status, mediaType, body) = await endpoint.PostAsync(
            """
            [
              {"query":"query($n: String) { hello(name: $n) }","variables":{"n":"Ann"}},
              {"query":"{ unknown }"},
              {"query":"{ fails price }"},
              {"query":"query A { hello } query B { price }","operationName":"B"}
            ]
            """, accept);
        Assert.Equal((200, accept), (status, mediaType));
        using var json = JsonDocument.Parse(body);
        Assert.Equal(4, json.RootElement.GetArrayLength());
        Assert.Equal("""{"data":{"hello":"Hello Ann"}}""", json.RootElement[0].GetRawText());
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", Code(json.RootElement[1]));
        Assert.False(json.RootElement[1].TryGetProperty("data", out _));
        Assert.Equal("INTERNAL", Code(json.RootElement[2]));
        Assert.Equal("""{"data":{"price":1234567890123.4500}}""", json.RootElement[3].GetRawText());
    }

    [Fact]
    public async Task Requests_run_one_after_another_and_see_what_those_before_them_did()
    {
        var (_, _, body) = await endpoint.PostAsync(
            """
            [{"query":"{ total }"},{"query":"mutation { add(number: 2) }"},{"query":"{ total }"},
             {"query":"mutation { add(number: \"x\") }"},{"query":"mutation { add(number: 3) }"},{"query":"{ total }"}]
            """);
        using var json = JsonDocument.Parse(body);
        Assert.Equal(
            ["""{"total":0}""", """{"add":2}""", """{"total":2}""", "", """{"add":5}""", """{"total":5}"""],
            json.RootElement.EnumerateArray().Select(a => a.TryGetProperty("data", out var data) ? data.GetRawText() : ""));
    }

    [Fact]
    public async Task Each_request_has_services_of_its_own()
    {
        var (_, _, body) = await endpoint.PostAsync("""[{"query":"{ scope }"},{"query":"{ scope }"},{"query":"{ scope }"}]""");
        using var json = JsonDocument.Parse(body);
        Assert.Equal(3, json.RootElement.EnumerateArray().Select(a => a.GetProperty("data").GetRawText()).Distinct().Count());
    }

    [Theory]
    [InlineData("[]", "empty array")]
    [InlineData("""[{"query":"mutation { add(number: 1) }"},7]""", "Request 2 of the batch must be a JSON object")]
    [InlineData("""[{"query":"mutation { add(number: 1) }"},{}]""", "Request 2 of the batch has no query")]
    [InlineData("""[{"query":"mutation { add(number: 1) }"},{"query":"{ hello }","variables":[]}]""", "Request 2 of the batch has a field variables that is a list")]
    [InlineData("""[{"query":"mutation { add(number: 1) }"},[]]""", "Request 2 of the batch must be a JSON object")]
    public async Task A_batch_that_is_wrong_is_refused_before_anything_of_it_is_done(string batch, string message)
    {
        var (status, _, body) = await endpoint.PostAsync(batch);
        Assert.Equal(400, status);
        Assert.Contains(message, body, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"total":0}}""", (await endpoint.PostAsync("""{"query":"{ total }"}""")).Body);
    }

    [Fact]
    public async Task A_batch_over_the_limit_is_told_its_size_and_the_limit()
    {
        Assert.Equal(200, (await endpoint.PostAsync(Batch(10))).Status);
        var (status, _, body) = await endpoint.PostAsync(Batch(11));
        Assert.Equal(400, status);
        Assert.Contains("holds 11 requests; the limit is 10", body, StringComparison.Ordinal);
        Assert.Contains("LIMIT_EXCEEDED", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Batches_can_be_switched_off(int size)
    {
        await using var single = await Endpoint.StartAsync(o => o.MaxBatchSize = size);
        var (status, _, body) = await single.PostAsync(Batch(1));
        Assert.Equal(400, status);
        Assert.Contains("send one request at a time", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_after_the_limit_of_a_batch_s_answers_is_not_run_and_told_so()
    {
        await using var small = await Endpoint.StartAsync(o => o.MaxBatchAnswerBytes = 1000);
        var (status, _, body) = await small.PostAsync(
            """[{"query":"{ text(length: 900) }"},{"query":"{ text(length: 200) }"},{"query":"mutation { add(number: 1) }"},{"query":"{ hello }"}]""");
        Assert.Equal(200, status);
        using var json = JsonDocument.Parse(body);
        Assert.Equal([null, null, "LIMIT_EXCEEDED", "LIMIT_EXCEEDED"], json.RootElement.EnumerateArray().Select(Code));
        Assert.Equal("""{"data":{"total":0}}""", (await small.PostAsync("""{"query":"{ total }"}""")).Body);
    }

    [Fact]
    public async Task A_request_that_fails_outside_the_engine_leaves_the_others_their_answers()
    {
        await using var broken = await Endpoint.StartAsync(whenScopeEnds: () => throw new InvalidOperationException("secret detail"));
        var (status, _, body) = await broken.PostAsync("""[{"query":"{ hello }"},{"query":"{ scope }"},{"query":"{ hello }"}]""");
        Assert.Equal(200, status);
        using var json = JsonDocument.Parse(body);
        Assert.Equal([null, "INTERNAL", null], json.RootElement.EnumerateArray().Select(Code));
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.Contains(broken.Log.Lines, l => l.Contains("secret", StringComparison.Ordinal));
    }

    private static string Batch(int size) => $"[{string.Join(',', Enumerable.Repeat("""{"query":"{ hello }"}""", size))}]";

    private static string? Code(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
