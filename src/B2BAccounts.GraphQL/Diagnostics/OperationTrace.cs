using System.Diagnostics;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Execution.Cost;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>What is known of one request while it is answered and afterwards. Made only when somebody wants to know.</summary>
internal sealed class OperationTrace
{
    private readonly Telemetry telemetry;
    private readonly GraphQLRequest request;
    private readonly TimeProvider clock;
    private readonly Activity? span;
    private readonly bool isCounted;
    private readonly long started;
    private Activity? phaseSpan;
    private PhaseTimes phases;
    private BatchTrace? last;
    private PreparedDocument? document;
    private OperationDefinitionNode? operation;

    public OperationTrace(Telemetry telemetry, GraphQLRequest request, TimeProvider clock)
    {
        this.telemetry = telemetry;
        this.request = request;
        this.clock = clock;
        span = Telemetry.Source.StartActivity("GraphQL Operation", ActivityKind.Server);
        isCounted = telemetry.Metrics?.Enter() == true;
        started = clock.GetTimestamp();
    }

    /// <summary>Null while the document has told no operation.</summary>
    public string? OperationType => operation?.Operation switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        OperationKind.Subscription => "subscription",
        _ => null,
    };

    public string? OperationName => operation?.Name?.Value.Shortened();

    /// <summary>SHA-256 of the document's text in hexadecimal digits.</summary>
    public string DocumentHash => document?.HashOf(request.Query) ?? PreparedDocument.Hash(request.Query);

    public string MaskedDocument => Diagnostics.MaskedDocument.Of(request.Query);

    public void Found(PreparedDocument prepared, bool cached)
    {
        document = prepared;
        telemetry.Metrics?.Looked(cached);
        span?.SetTag("graphql.document.cached", cached);
    }

    /// <summary>The operation of the document that is executed.</summary>
    public void Choose(OperationDefinitionNode chosen) => operation = chosen;

    /// <summary>What the operation was estimated to cost; null when nobody limits or asks for it.</summary>
    public OperationCost? Cost { get; private set; }

    public void Costs(OperationCost cost) => Cost = cost;

    /// <summary>Ends the phase before, and begins this one.</summary>
    public void Enter(OperationPhase next)
    {
        phaseSpan?.Stop();
        phases.Enter(next, clock.GetTimestamp());
        if (span is { IsAllDataRequested: true })
        {
            phaseSpan = Telemetry.Source.StartActivity(Telemetry.SpanName(next));
        }
    }

    /// <summary>Resolves a field for all its parents and keeps how long that took. What the code starts of its own hangs below its span.</summary>
    public async ValueTask ResolveAsync(FieldRun run)
    {
        var field = run.Planned.Field;
        if (field is { IsPlain: true, IsComposite: false })
        {
            await field.ResolveAsync(run);
            return;
        }

        var batch = Begin(run);
        Exception? failure = null;
        try
        {
            await field.ResolveAsync(run);
        }
        catch (Exception e)
        {
            failure = e;
            throw;
        }
        finally
        {
            batch.End(clock.GetTimestamp(), run, failure);
        }
    }

    /// <summary>Puts the executed plan into the response, where the request wants it.</summary>
    public void AddPlan(SelectionPlan plan, RequestContext context)
    {
        if (request.WithPlan)
        {
            context.Extend("plan", ExecutedPlan.Of(plan, Report(null, null, clock.GetTimestamp()), Batches().ToDictionary(b => b.Planned, Report)));
        }
    }

    /// <summary>Tells whoever wants to know. Neither a result nor an exception is a subscription that was opened.</summary>
    public void End(ExecutionResult? result, Exception? thrown)
    {
        var now = clock.GetTimestamp();
        phases.End(now);
        phaseSpan?.Stop();
        var duration = clock.GetElapsedTime(started, now);
        var errorType = thrown is not null ? thrown.GetType().FullName : result?.Errors is [var first, ..] ? first.Code ?? Telemetry.OtherError : null;
        if (isCounted)
        {
            telemetry.Metrics!.Leave();
        }

        if ((result is not null || thrown is not null) && telemetry.Metrics is { IsEnabled: true } metrics)
        {
            metrics.Record(OperationType, errorType, duration, result, Cost, Batches());
        }

        if (span is not null)
        {
            foreach (var batch in Batches())
            {
                batch.Abandon();
            }

            OperationSpan.Close(span, this, result, errorType, telemetry.TracesDocuments);
        }

        if (telemetry.Slow?.Takes(duration, out var leftOut) == true)
        {
            telemetry.Slow.Tell(Report(result, errorType, now) with { LeftOut = leftOut, TraceId = (span ?? Activity.Current)?.TraceId.ToHexString() });
        }
    }

    private OperationReport Report(ExecutionResult? result, string? errorType, long now) => new()
    {
        OperationType = OperationType,
        OperationName = OperationName,
        DocumentHash = DocumentHash,
        Document = MaskedDocument,
        Duration = clock.GetElapsedTime(started, now),
        Phases = [.. phases.Until(now).Select(p => (p.Phase, clock.GetElapsedTime(0, p.Ticks)))],
        Batches = [.. Batches().Select(Report)],
        AnswerBytes = result?.Body.Length,
        ErrorType = errorType,
        Errors = result?.Errors.Count ?? 0,
        Cost = Cost,
    };

    private BatchReport Report(BatchTrace batch) => new(
        ShortText.PathOf(batch.Planned),
        batch.Planned.Coordinate,
        batch.Planned.Field.IsPlain,
        batch.Parents,
        batch.Objects,
        batch.Failed,
        clock.GetElapsedTime(started, batch.Started),
        batch.Ended is { } ended ? clock.GetElapsedTime(batch.Started, ended) : null);

    // In the order in which they began.
    private List<BatchTrace> Batches()
    {
        var all = new List<BatchTrace>();
        for (var batch = Volatile.Read(ref last); batch is not null; batch = batch.Before)
        {
            all.Add(batch);
        }

        all.Reverse();
        return all;
    }

    private BatchTrace Begin(FieldRun run)
    {
        var planned = run.Planned;
        var batchSpan = phaseSpan is not null && !planned.Field.IsPlain
            ? Telemetry.Source.StartActivity($"graphql.resolve {planned.Coordinate}")
            : null;
        var batch = new BatchTrace(planned, run.Parents.Count, clock.GetTimestamp(), batchSpan);
        do
        {
            batch.Before = Volatile.Read(ref last);
        }
        while (Interlocked.CompareExchange(ref last, batch, batch.Before) != batch.Before);

        return batch;
    }
}
