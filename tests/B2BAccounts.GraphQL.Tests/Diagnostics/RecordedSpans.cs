using System.Collections.Concurrent;
using System.Diagnostics;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Diagnostics;

/// <summary>The spans of one test: those of its own trace, whatever runs beside it.</summary>
internal sealed class RecordedSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ActivityListener listener;
    private readonly Activity root = new("test");

    public RecordedSpans(ActivitySamplingResult sampling = ActivitySamplingResult.AllDataAndRecorded)
    {
        root.Start();
        listener = new ActivityListener
        {
            // By their names: a source that is only being made asks too.
            ShouldListenTo = s => s.Name is GraphQLEngine.TelemetryName or Shop.DatabaseName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => sampling,
            ActivityStopped = span =>
            {
                if (span.TraceId == root.TraceId)
                {
                    spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public string TraceId => root.TraceId.ToHexString();

    public IReadOnlyList<Activity> All => [.. spans];

    public Activity Operation => All.Single(s => s.Kind == ActivityKind.Server);

    public Activity One(string name) => All.Single(s => s.OperationName == name);

    /// <summary>The spans below one, in the order in which they began.</summary>
    public IReadOnlyList<Activity> Below(Activity parent) =>
        [.. All.Where(s => s.ParentSpanId == parent.SpanId).OrderBy(s => s.StartTimeUtc)];

    /// <summary>Everything that is exported of the spans as one text.</summary>
    public string Text => string.Join('\n', All.Select(s =>
        $"{s.OperationName} {s.DisplayName} {s.StatusDescription} {Tags(s.TagObjects)} {string.Join(' ', s.Events.Select(e => $"{e.Name} {Tags(e.Tags)}"))}"));

    public void Dispose()
    {
        listener.Dispose();
        root.Stop();
    }

    private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(t => $"{t.Key}={t.Value}"));
}
