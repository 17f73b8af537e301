using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Tests.Execution;

namespace B2BAccounts.GraphQL.Tests.Diagnostics;

/// <summary>An engine's figures, heard as an exporter hears them.</summary>
public sealed class MetricTests : IDisposable
{
    private readonly Meter meter = new(GraphQLEngine.TelemetryName);
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> measured = new();
    private readonly Shop shop = new();
    private readonly GraphQLEngine engine;

    public MetricTests()
    {
        engine = shop.Engine(o => o with { Meter = meter });
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter == meter)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Add(i, value, tags));
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags));
        listener.Start();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measured.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))));

    private IReadOnlyList<(double Value, string Tags)> Of(string name) => [.. measured.Where(m => m.Name == name).Select(m => (m.Value, m.Tags))];

    [Fact]
    public async Task A_request_has_a_duration_a_size_and_its_batches()
    {
        var answer = await engine.AskAsync("query Named { accounts { invoices { name } page { account { name } } } }");

        Assert.Equal([(0.035, "graphql.operation.type=query")], Of("graphql.server.request.duration"));
        Assert.Equal([(answer.Length, "graphql.operation.type=query")], Of("graphql.server.response.size"));
        Assert.Equal([(2, "graphql.operation.type=query")], Of("graphql.server.request.batches"));
        Assert.Equal([(49, "graphql.operation.type=query")], Of("graphql.server.request.field_cost"));
        Assert.Equal([(3, "")], Of("graphql.server.batch.size"));
        Assert.Equal([(1, ""), (-1, "")], Of("graphql.server.active_requests"));
        Assert.Empty(Of("graphql.server.errors"));
    }

    [Fact]
    public async Task Errors_are_counted_by_code_and_mark_the_duration()
    {
        await engine.AskAsync("mutation { renamed: rename(name: \"x\") { limit } }");
        await engine.AskAsync("{ accounts { limit } broken later }");

        Assert.Contains((1, "error.type=NO_LIMIT"), Of("graphql.server.errors"));
        Assert.Contains((1, "error.type=INTERNAL"), Of("graphql.server.errors"));
        Assert.Equal("graphql.operation.type=query error.type=NO_LIMIT", Of("graphql.server.request.duration")[1].Tags);
    }

    [Fact]
    public async Task A_refused_request_is_measured_by_why_it_was_refused()
    {
        await engine.AskAsync("{ nothing }");
        await engine.AskAsync("{ a");
        await engine.AskAsync(string.Concat("{ ", string.Concat(Enumerable.Range(0, 101).Select(i => $"a{i}: later ")), "}"));
        using (engine.Subscribe(new GraphQLRequest("{ later }"), null, TestContext.Current.CancellationToken).Refusal)
        {
            Assert.Equal(
                ["error.type=GRAPHQL_VALIDATION_FAILED", "error.type=GRAPHQL_PARSE_FAILED", "error.type=LIMIT_EXCEEDED", "graphql.operation.type=query error.type=OPERATION_NOT_ALLOWED"],
                Of("graphql.server.request.duration").Select(d => d.Tags));
        }
    }

    [Fact]
    public async Task Refusals_are_counted_by_the_limit_that_they_are_for()
    {
        string[] beyond =
        [
            string.Concat("{ ", string.Concat(Enumerable.Range(0, 21).Select(i => $"a{i}: later ")), "}"),
            string.Concat("{ ", string.Concat(Enumerable.Range(0, 101).Select(_ => "a: later ")), "}"),
            string.Concat("{ accounts ", string.Concat(Enumerable.Repeat("{ page { account ", 13)), "{ name }", string.Concat(Enumerable.Repeat("} }", 13)), "}"),
            $"{{ {string.Concat(Enumerable.Repeat("a ", 10_000))} }}",
            $"{{ {new string('a', 100_000)} }}",
            string.Concat(Enumerable.Repeat("{a", 201)),
        ];
        foreach (var document in beyond)
        {
            var error = (await engine.AskJsonAsync(document)).GetProperty("errors")[0].GetProperty("extensions");
            Assert.Equal(Of("graphql.server.limit.refusals")[^1].Tags, $"graphql.limit={error.GetProperty("limit")}");
        }

        Assert.Equal(["rootFields", "aliases", "depth", "tokens", "documentLength", "nesting"], Of("graphql.server.limit.refusals").Select(r => r.Tags.Split('=')[1]));
    }

    [Fact]
    public async Task The_cache_of_documents_tells_its_hits_and_its_size()
    {
        await engine.AskAsync("{ later }");
        await engine.AskAsync("{ later }");
        await engine.AskAsync("{ a: later }");
        listener.RecordObservableInstruments();

        Assert.Equal(
            ["graphql.document.cached=False", "graphql.document.cached=True", "graphql.document.cached=False"],
            Of("graphql.document.cache.lookups").Select(l => l.Tags));
        Assert.Equal(2, Of("graphql.document.cache.documents").Single().Value);
        Assert.Equal("{ later }".Length + "{ a: later }".Length + (2 * (1000 + 30)), Of("graphql.document.cache.characters").Single().Value);
    }

    [Fact]
    public async Task Whoever_has_gone_is_no_longer_counted_as_active()
    {
        using var caller = new CancellationTokenSource();
        var running = engine.ExecuteAsync(new GraphQLRequest("{ hangs }"), null, caller.Token);
        Assert.Equal(1, Of("graphql.server.active_requests").Sum(a => a.Value));
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(0, Of("graphql.server.active_requests").Sum(a => a.Value));
        Assert.Contains("CanceledException", Of("graphql.server.request.duration").Single().Tags, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_tag_has_what_a_client_chose()
    {
        await engine.AskAsync("query hunter2($hunter2: String) { hunter2: broken(text: $hunter2) }", """{ "hunter2": "hunter2" }""");

        Assert.NotEmpty(measured);
        Assert.DoesNotContain(measured, m => m.Tags.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_event_of_a_subscription_is_measured_and_its_opening_is_not()
    {
        await foreach (var answer in engine.Subscribe(new GraphQLRequest("subscription { ticks }"), null, TestContext.Current.CancellationToken).Answers!)
        {
            answer.Dispose();
        }

        Assert.Equal(["graphql.operation.type=subscription", "graphql.operation.type=subscription"], Of("graphql.server.request.duration").Select(d => d.Tags));
    }

    public void Dispose()
    {
        listener.Dispose();
        meter.Dispose();
    }
}
