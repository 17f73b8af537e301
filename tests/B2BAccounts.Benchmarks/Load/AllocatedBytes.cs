using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>
/// Counts what another .NET process allocates, by the runtime's own counter over its diagnostics port: the sum from before the load to the
/// first tick after it, since an idle server allocates next to nothing.
/// </summary>
internal sealed class AllocatedBytes : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly EventPipeSession session;
    private readonly EventPipeEventSource source;
    private readonly Task reading;
    private double bytes;
    private int ticks;

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
        await counter.NextAsync();
        var before = counter.bytes;
        var result = await load();
        await counter.NextAsync();
        return (result, counter.bytes - before);
    }

    public void Dispose()
    {
        session.Stop();
        source.Dispose();
        session.Dispose();
    }

    // The tick under way may have begun before the last answer; the one after it has not.
    private async Task NextAsync()
    {
        var wanted = Volatile.Read(ref ticks) + 2;
        while (Volatile.Read(ref ticks) < wanted && !reading.IsCompleted)
        {
            await Task.Delay(50);
        }
    }

    private void Take(TraceEvent counted)
    {
        if (counted.EventName == "EventCounters" && ((IDictionary<string, object>)counted.PayloadValue(0))["Payload"] is IDictionary<string, object> values
            && (string)values["Name"] == "alloc-rate")
        {
            bytes += Convert.ToDouble(values["Increment"], CultureInfo.InvariantCulture);
            Interlocked.Increment(ref ticks);
        }
    }
}
