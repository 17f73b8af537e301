using System.Diagnostics;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>One field while it is resolved for all its parents, and what is known of that afterwards.</summary>
internal sealed class BatchTrace(PlannedField planned, int parents, long started, Activity? span)
{
    private int isClosed;
    private long ended;

    public PlannedField Planned => planned;

    /// <summary>The one that began before this one; null for the first.</summary>
    public BatchTrace? Before { get; set; }

    public int Parents => parents;

    public long Started => started;

    /// <summary>When all values were there; null while the code runs. What is said below holds from then on.</summary>
    public long? Ended => Volatile.Read(ref ended) is not 0 and var at ? at : null;

    /// <summary>How many objects the field has answered for all its parents; null for a leaf.</summary>
    public int? Objects { get; private set; }

    /// <summary>How many parents got an error instead of a value.</summary>
    public int Failed { get; private set; }

    public void End(long now, FieldRun run, Exception? failure)
    {
        if (Interlocked.Exchange(ref isClosed, 1) == 1)
        {
            return;
        }

        Objects = run.Gathered?.Objects;
        Failed = failure is null ? run.FailedRows : parents;
        Volatile.Write(ref ended, now);
        if (span is not null)
        {
            Close(span, failure is null ? null : TypeOf(failure));
        }
    }

    /// <summary>The operation is over and this is not: it has hung, or nobody waits for it any more.</summary>
    public void Abandon()
    {
        if (span is not null && Interlocked.Exchange(ref isClosed, 1) == 0)
        {
            Close(span, "abandoned");
        }
    }

    private void Close(Activity span, string? errorType)
    {
        span.SetTag("graphql.field.path", ShortText.PathOf(planned));
        span.SetTag("graphql.field.depth", ShortText.DepthOf(planned));
        span.SetTag("graphql.batch.parents", parents);
        if (Objects is { } objects)
        {
            span.SetTag("graphql.batch.objects", objects);
        }

        if (Failed > 0)
        {
            span.SetTag("graphql.batch.failed", Failed);
        }

        if (errorType is not null)
        {
            span.SetTag("error.type", errorType);
            span.SetStatus(ActivityStatusCode.Error);
        }

        span.Stop();
    }

    private static string TypeOf(Exception failure) => (failure as GraphQLException)?.Error.Code ?? failure.GetType().FullName!;
}
