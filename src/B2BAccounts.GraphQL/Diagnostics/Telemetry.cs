using System.Diagnostics;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>Who wants to know of an engine's operations: listeners of spans, a meter, the host's log of slow ones.</summary>
internal sealed class Telemetry(EngineOptions options, LruCache<string, PreparedDocument> documents)
{
    /// <summary>The <c>error.type</c> of errors without a code (OpenTelemetry).</summary>
    public const string OtherError = "_OTHER";

    public static ActivitySource Source { get; } = new(GraphQLEngine.TelemetryName, typeof(Telemetry).Assembly.GetName().Version?.ToString(3));

    public EngineMetrics? Metrics { get; } = options.Meter is { } meter ? new EngineMetrics(meter, documents) : null;

    public SlowOperations? Slow { get; } = options.OnSlowOperation is null ? null : new SlowOperations(options);

    public bool TracesDocuments => options.TraceDocuments;

    /// <summary>Whether a request is to be traced: asked once for each, so that nothing is kept that nobody reads.</summary>
    public bool Wants(GraphQLRequest request) =>
        Slow is not null || request.WithPlan || Source.HasListeners() || Metrics is { IsEnabled: true };

    /// <summary>Begins the trace of a request. Its span becomes the current one, until the calling method returns when that is async.</summary>
    public OperationTrace Begin(GraphQLRequest request) => new(this, request, options.Clock);

    public static string SpanName(OperationPhase phase) => phase switch
    {
        OperationPhase.Parse => "graphql.parse",
        OperationPhase.Validate => "graphql.validate",
        OperationPhase.Coerce => "graphql.coerce",
        OperationPhase.Plan => "graphql.plan",
        _ => "graphql.execute",
    };
}
