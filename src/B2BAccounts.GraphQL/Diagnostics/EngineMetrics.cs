using System.Diagnostics;
using System.Diagnostics.Metrics;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Execution.Cost;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>An engine's figures. No tag has values that clients choose: each would be a series of its own.</summary>
internal sealed class EngineMetrics
{
    private const string OperationType = "graphql.operation.type";
    private const string ErrorType = "error.type";

    // OpenTelemetry's advice for durations of requests.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    private static readonly InstrumentAdvice<int> Counts = new() { HistogramBucketBoundaries = [0, 1, 2, 5, 10, 25, 50, 100, 250, 1000, 5000, 25_000] };

    private static readonly InstrumentAdvice<double> Costs = new() { HistogramBucketBoundaries = [1, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000] };

    private static readonly InstrumentAdvice<int> Bytes = new()
    {
        HistogramBucketBoundaries = [256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864],
    };

    private readonly UpDownCounter<int> active;
    private readonly Histogram<double> duration;
    private readonly Histogram<double> fieldCost;
    private readonly Histogram<double> typeCost;
    private readonly Histogram<int> answerBytes;
    private readonly Histogram<int> batchesPerRequest;
    private readonly Histogram<int> batchSize;
    private readonly Counter<long> errors;
    private readonly Counter<long> refusals;
    private readonly Counter<long> lookups;

    public EngineMetrics(Meter meter, LruCache<string, PreparedDocument> documents)
    {
        active = meter.CreateUpDownCounter<int>("graphql.server.active_requests", "{request}", "Requests that are being answered.");
        duration = meter.CreateHistogram("graphql.server.request.duration", "s", "From the request to its whole answer.", advice: Seconds);
        answerBytes = meter.CreateHistogram("graphql.server.response.size", "By", "Answers, not compressed.", advice: Bytes);
        fieldCost = meter.CreateHistogram("graphql.server.request.field_cost", "{cost}", "Work, as estimated before operations run.", advice: Costs);
        typeCost = meter.CreateHistogram("graphql.server.request.type_cost", "{cost}", "Objects, as estimated before operations run.", advice: Costs);
        batchesPerRequest = meter.CreateHistogram("graphql.server.request.batches", "{batch}", "Calls of resolvers for one answer.", advice: Counts);
        batchSize = meter.CreateHistogram("graphql.server.batch.size", "{object}", "Parents that one call of a resolver answers.", advice: Counts);
        errors = meter.CreateCounter<long>("graphql.server.errors", "{error}", "Errors in answers.");
        refusals = meter.CreateCounter<long>("graphql.server.limit.refusals", "{request}", "Requests that were refused or stopped because of a limit.");
        lookups = meter.CreateCounter<long>("graphql.document.cache.lookups", "{document}", "Documents asked for, and whether they were known.");
        meter.CreateObservableUpDownCounter("graphql.document.cache.documents", () => documents.Count, "{document}", "Documents kept.");
        meter.CreateObservableUpDownCounter("graphql.document.cache.characters", () => documents.Weight, "{character}", "What they take together: their length, and what was planned for them.");
    }

    /// <summary>Whether anybody listens to what is measured for each request.</summary>
    public bool IsEnabled =>
        duration.Enabled || active.Enabled || fieldCost.Enabled || typeCost.Enabled || answerBytes.Enabled || batchesPerRequest.Enabled || batchSize.Enabled || errors.Enabled || refusals.Enabled || lookups.Enabled;

    /// <summary>Counts a request in. False when nobody listens: it must not be counted out then.</summary>
    public bool Enter()
    {
        active.Add(1);
        return active.Enabled;
    }

    public void Leave() => active.Add(-1);

    public void Looked(bool found) => lookups.Add(1, new KeyValuePair<string, object?>("graphql.document.cached", found));

    public void Record(
        string? type, string? errorType, TimeSpan took, ExecutionResult? result, OperationCost? cost, IReadOnlyList<BatchTrace> batches)
    {
        var tags = new TagList();
        if (type is not null)
        {
            tags.Add(OperationType, type);
        }

        RecordBatches(batches, tags);
        if (cost is { } estimated)
        {
            fieldCost.Record(estimated.FieldCost, tags);
            typeCost.Record(estimated.TypeCost, tags);
        }

        if (result is not null)
        {
            answerBytes.Record(result.Body.Length, tags);
            CountErrors(result.Errors);
        }

        if (LimitOf(result, errorType) is { } limit)
        {
            refusals.Add(1, new KeyValuePair<string, object?>("graphql.limit", limit));
        }

        if (errorType is not null)
        {
            tags.Add(ErrorType, errorType);
        }

        duration.Record(took.TotalSeconds, tags);
    }

    private void RecordBatches(IReadOnlyList<BatchTrace> batches, in TagList tags)
    {
        var resolved = 0;
        foreach (var batch in batches)
        {
            if (!batch.Planned.Field.IsPlain)
            {
                resolved++;
                if (batch.Planned.Parent is not null)
                {
                    batchSize.Record(batch.Parents);
                }
            }
        }

        batchesPerRequest.Record(resolved, tags);
    }

    private static object? LimitOf(ExecutionResult? result, string? errorType) => errorType switch
    {
        GraphQLSyntaxException.LimitExceeded => result?.Errors[0].Extensions?.GetValueOrDefault("limit") ?? Telemetry.OtherError,
        GraphQLEngine.TimedOutCode => "executionTime",
        _ => null,
    };

    private void CountErrors(IReadOnlyList<GraphQLError> told)
    {
        if (errors.Enabled)
        {
            foreach (var code in told.CountBy(e => e.Code ?? Telemetry.OtherError))
            {
                errors.Add(code.Value, new KeyValuePair<string, object?>(ErrorType, code.Key));
            }
        }
    }
}
