using System.Diagnostics.Metrics;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>How much is kept of documents, and of the plans that grow while they run.</summary>
public sealed class DocumentCacheTests
{
    private sealed record Thing(int B, int C);

    [Fact]
    public void What_grows_beyond_the_bound_makes_the_oldest_go_first()
    {
        var cache = new LruCache<string, int>(10, _ => 3);
        cache.Set("a", 1);
        cache.Set("b", 2);
        cache.Set("c", 3);

        cache.Grow("c", 2);
        Assert.False(cache.TryGet("a", out _));
        Assert.True(cache.TryGet("b", out var b) && b == 2);
        Assert.Equal((2, 8L), (cache.Count, cache.Weight));

        cache.Grow("c", 100);
        Assert.Equal((1, 3L), (cache.Count, cache.Weight));

        cache.Grow("b", 8);
        cache.Grow("gone", 5);
        Assert.Equal((0, 0L), (cache.Count, cache.Weight));
    }

    [Fact]
    public async Task A_document_weighs_its_text_and_what_was_planned_for_it()
    {
        const string Query = "query ($x: Boolean!) { thing { b c @include(if: $x) } }";
        using var meter = new Meter(GraphQLEngine.TelemetryName);
        var engine = Run.Engine(
            "type Query { thing: Thing } type Thing { b: Int! c: Int! }",
            b =>
            {
                b.Query.Field("thing", _ => new Thing(1, 2));
                b.Object<Thing>("Thing");
            },
            new EngineOptions { Meter = meter });

        await engine.AskAsync(Query, """{"x":true}""");
        Assert.Equal(Query.Length + 1000 + (3 * 30), Kept(meter));

        await engine.AskAsync(Query, """{"x":true}""");
        Assert.Equal(Query.Length + 1000 + (3 * 30), Kept(meter));

        await engine.AskAsync(Query, """{"x":false}""");
        Assert.Equal(Query.Length + 1000 + (5 * 30), Kept(meter));
    }

    private static long Kept(Meter meter)
    {
        var kept = -1L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter == meter && instrument.Name == "graphql.document.cache.characters")
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => kept = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return kept;
    }
}
