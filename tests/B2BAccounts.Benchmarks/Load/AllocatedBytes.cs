using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>
/// Counts what another .NET process allocates, by the runtime's own counter over its diagnostics port: the sum of the ticks from the load's
/// beginning to the first after its end, since an idle server allocates next to nothing. Ticks may arrive late, so their own times count.
/// </summary>
internal sealed class AllocatedBytes : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly EventPipeSession session;
    private readonly EventPipeEventSource source;
    private readonly Task reading;
    private readonly List<(DateTime At, double Bytes)> ticks = [];
    private readonly Lock gate = new();

    private AllocatedBytes(int process)
    {
        var provider = new EventPipeProvider("System.Runtime", EventLevel.Informational, (long)EventKeywords.None,
            new Dictionary<string, string> { ["EventCounterIntervalSec"] = Tick.TotalSeconds.ToString(CultureInfo.InvariantCulture) });
        session = new DiagnosticsClient(process).StartEventPipeSession([provider], requestRundown: false);
        source = new EventPipeEventSource(session.EventStream);
        source.Dynamic.All += Take;
        reading = Task.Run(source.Process);
    }

    /// <summary>Runs the load and answers its result with the bytes that the process allocated meanwhile.</summary>
    public static async Task<(T Result, double Bytes)> DuringAsync<T>(int process, Func<Task<T>> load)
    {
        using var counter = new AllocatedBytes(process);
        var began = await counter.TickAfterAsync(Now);
        var result = await load();
        var ended = await counter.TickAfterAsync(Now);
        lock (counter.gate)
        {
            return (result, counter.ticks.Where(t => t.At > began && t.At <= ended).Sum(t => t.Bytes));
        }
    }

    public void Dispose()
    {
        session.Stop();
        source.Dispose();
        session.Dispose();
    }

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>The time of the first tick at or after a moment, once it has arrived.</summary>
    private async Task<DateTime> TickAfterAsync(DateTime moment)
    {
        while (!reading.IsCompleted)
        {
            lock (gate)
            {
                if (ticks.Find(t => t.At >= moment).At is var at && at != default)
                {
                    return at;
                }
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("The process tells its allocations no more.");
    }

    private void Take(TraceEvent counted)
    {
        if (counted.EventName == "EventCounters" && ((IDictionary<string, object>)counted.PayloadValue(0))["Payload"] is IDictionary<string, object> values
            && (string)values["Name"] == "alloc-rate")
        {
            lock (gate)
            {
                ticks.Add((counted.TimeStamp.ToUniversalTime(), Convert.ToDouble(values["Increment"], CultureInfo.InvariantCulture)));
            }
        }
    }
}
