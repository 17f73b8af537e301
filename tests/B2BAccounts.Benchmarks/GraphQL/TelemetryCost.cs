using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Benchmarks.GraphQL;

/// <summary>CPU time and memory an operation, by who listens: all kinds in turns within each round, so that what else the machine does hits
/// each of them. A kind is compared with the one where nobody listens, round by round.</summary>
internal static class TelemetryCost
{
    private const int Rounds = 61;

    public static async Task RunAsync()
    {
        using var meter = new Meter(GraphQLEngine.TelemetryName);
        using var figures = Figures(meter);
        var slow = new EngineOptions { OnSlowOperation = _ => { } };
        (string Name, GraphQLEngine Engine, bool HasSpans)[] kinds =
        [
            ("nobody", BookSchema.Engine(), false),
            ("nobody, again", BookSchema.Engine(), false),
            ("log of slow ones", BookSchema.Engine(slow), false),
            ("and figures", BookSchema.Engine(slow with { Meter = meter }), false),
            ("and spans", BookSchema.Engine(slow with { Meter = meter }), true),
        ];
        foreach (var query in BookQuery.All)
        {
            var request = new GraphQLRequest(query.Document, null, query.Variables is { } json ? JsonDocument.Parse(json).RootElement : null);
            var operations = await CalibrateAsync(kinds[0].Engine, request);
            var measured = kinds.Select(_ => new List<(double Micros, double Bytes)>()).ToArray();
            for (var round = 0; round < Rounds; round++)
            {
                for (var kind = 0; kind < kinds.Length; kind++)
                {
                    using var spans = kinds[kind].HasSpans ? Spans() : null;
                    measured[kind].Add(await MeasureAsync(kinds[kind].Engine, request, operations));
                }
            }

            Console.WriteLine($"{query.Name}: medians of {Rounds} rounds of {operations} operations");
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                var more = Median(measured[kind].Select((m, round) => m.Micros / measured[0][round].Micros)) - 1;
                Console.WriteLine(
                    $"  {kinds[kind].Name,-18}{Median(measured[kind].Select(m => m.Micros)),10:0.00} µs CPU{more,9:+0.0%;-0.0%}{Median(measured[kind].Select(m => m.Bytes)),10:0} B");
            }
        }
    }

    private static MeterListener Figures(Meter meter)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter == meter)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((_, _, _, _) => { });
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => { });
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => { });
        listener.Start();
        return listener;
    }

    private static ActivityListener Spans()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == GraphQLEngine.TelemetryName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    // Enough for a round of some 30 ms, once the code is compiled for good.
    private static async Task<int> CalibrateAsync(GraphQLEngine engine, GraphQLRequest request)
    {
        for (var warmings = 0; warmings < 4; warmings++)
        {
            await MeasureAsync(engine, request, 5_000);
            await Task.Delay(250);
        }

        var (micros, _) = await MeasureAsync(engine, request, 5_000);
        return Math.Max(1, (int)(30_000 / micros));
    }

    private static async Task<(double Micros, double Bytes)> MeasureAsync(GraphQLEngine engine, GraphQLRequest request, int operations)
    {
        var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        for (var i = 0; i < operations; i++)
        {
            using var result = await engine.ExecuteAsync(request);
        }

        return ((Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / operations, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / operations);
    }

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
