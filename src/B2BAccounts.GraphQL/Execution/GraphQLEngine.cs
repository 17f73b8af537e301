using System.Globalization;
using B2BAccounts.GraphQL.Diagnostics;
using B2BAccounts.GraphQL.Execution.Cost;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>A schema with its code, ready to answer requests. Make one and keep it; it is safe for many threads.</summary>
public sealed partial class GraphQLEngine
{
    /// <summary>The name of the engine's spans' source, and the one that <see cref="EngineOptions.Meter"/> is to have.</summary>
    public const string TelemetryName = "B2BAccounts.GraphQL";

    /// <summary>The code for an operation of a kind that the request may not ask for.</summary>
    public const string NotAllowedCode = "OPERATION_NOT_ALLOWED";

    internal const string TimedOutCode = "EXECUTION_TIMEOUT";

    private readonly CompiledSchema compiled;
    private readonly EngineOptions options;
    private readonly ErrorTranslation translation;
    private readonly CostLimit costs;
    private readonly LruCache<string, PreparedDocument> documents;
    private readonly Telemetry telemetry;

    /// <exception cref="SchemaException">Bindings and schema do not fit; all mismatches are told, with file and line of the SDL.</exception>
    public GraphQLEngine(Schema schema, SchemaBindings bindings, EngineOptions? options = null)
    {
        this.options = options ?? new EngineOptions();
        compiled = BindingCompiler.Compile(schema, bindings, this.options);
        translation = new ErrorTranslation(this.options);
        costs = new CostLimit(this.options.Limits, this.options.RoleCosts);
        documents = new LruCache<string, PreparedDocument>(this.options.CachedDocumentCharacters, text => text.Length + PreparedDocument.Least);
        telemetry = new Telemetry(this.options, documents);
    }

    public Schema Schema => compiled.Schema;

    /// <summary>Answers a request. Whatever is wrong with it is in the answer.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public Task<ExecutionResult> ExecuteAsync(
        GraphQLRequest request, RequestContext? context = null, CancellationToken cancellationToken = default) =>
        telemetry.Wants(request)
            ? TracedAsync(request, context, null, null, cancellationToken)
            : AnswerAsync(request, context, null, cancellationToken);

    /// <summary>Answers a request, or one event of an operation that was accepted before, and keeps what was done.</summary>
    private async Task<ExecutionResult> TracedAsync(
        GraphQLRequest request, RequestContext? context, AcceptedOperation? opened, object? sourceEvent, CancellationToken cancellationToken)
    {
        var trace = telemetry.Begin(request);
        ExecutionResult? result = null;
        Exception? thrown = null;
        try
        {
            return result = opened is null
                ? await AnswerAsync(request, context, trace, cancellationToken)
                : await RunAsync(opened, request, context!, sourceEvent, trace, cancellationToken);
        }
        catch (Exception e)
        {
            thrown = e;
            throw;
        }
        finally
        {
            trace.End(result, thrown);
        }
    }

    private async Task<ExecutionResult> AnswerAsync(
        GraphQLRequest request, RequestContext? context, OperationTrace? trace, CancellationToken cancellationToken)
    {
        context ??= new RequestContext();
        var (accepted, refused) = Accept(request, context, trace);
        if (accepted is null)
        {
            return refused!;
        }

        return accepted.Kind == OperationKind.Subscription
            ? ExecutionResult.Refused(NotAllowed("A subscription needs a transport that sends more than one answer, such as a WebSocket or an event stream."))
            : await RunAsync(accepted, request, context, null, trace, cancellationToken);
    }

    private static GraphQLError NotAllowed(string message) => new(message, Code: NotAllowedCode);

    private (AcceptedOperation? Accepted, ExecutionResult? Refused) Accept(
        GraphQLRequest request, RequestContext context, OperationTrace? trace)
    {
        var document = Prepare(request.Query, trace);
        if (document.Errors.Count > 0)
        {
            return (null, ExecutionResult.Refused(document.Errors));
        }

        var (operation, problem) = document.Operation(request.OperationName);
        if (operation is null)
        {
            return (null, ExecutionResult.Refused(problem!));
        }

        trace?.Choose(operation.Node);
        var kind = operation.Node.Operation;
        if (request.QueriesOnly && kind != OperationKind.Query)
        {
            return (null, ExecutionResult.Refused(NotAllowed($"Only queries may be sent this way, not a {kind.ToString().ToLowerInvariant()}.")));
        }

        trace?.Enter(OperationPhase.Coerce);
        var (variables, errors) = operation.Coerce(request.Variables, options.Limits.MaxListLength, hideSuggestions: !options.AllowIntrospection);
        if (errors is not null)
        {
            return (null, ExecutionResult.Refused(errors));
        }

        trace?.Enter(OperationPhase.Plan);
        try
        {
            var plan = operation.Plan(variables);
            return costs.Check(request.Cost, plan.Cost, variables, operation.Node, context, trace) is { } answer
                ? (null, answer)
                : (new AcceptedOperation(operation.Node, plan.Selection, variables, document), null);
        }
        catch (GraphQLException e)
        {
            return (null, Stopped(e.Error));
        }
    }

    private PreparedDocument Prepare(string query, OperationTrace? trace)
    {
        if (documents.TryGet(query, out var known))
        {
            trace?.Found(known, cached: true);
            return known;
        }

        PreparedDocument prepared;
        try
        {
            trace?.Enter(OperationPhase.Parse);
            var document = Parser.Parse(query, options.Limits.Parsing);
            trace?.Enter(OperationPhase.Validate);
            var errors = Validator.Validate(compiled.Schema, document, new ValidationOptions
            {
                Limits = options.Limits,
                AllowIntrospection = options.AllowIntrospection,
                HideSuggestions = !options.AllowIntrospection,
            });
            prepared = errors.Count > 0 ? new PreparedDocument(errors) : new PreparedDocument(compiled, document);
        }
        catch (GraphQLSyntaxException e)
        {
            prepared = new PreparedDocument([e.Error]);
        }

        documents.Set(query, prepared);
        trace?.Found(prepared, cached: false);
        return prepared;
    }

    private async Task<ExecutionResult> RunAsync(
        AcceptedOperation operation,
        GraphQLRequest request,
        RequestContext context,
        object? sourceEvent,
        OperationTrace? trace,
        CancellationToken cancellationToken)
    {
        trace?.Choose(operation.Node);
        trace?.Enter(OperationPhase.Execute);
        using var limit = options.ExecutionTimeLimit is { } time ? new CancellationTokenSource(time, options.Clock) : null;
        using var linked = limit is not null && cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken)
            : null;
        var token = linked?.Token ?? limit?.Token ?? cancellationToken;

        var writer = new ResultWriter();
        var output = new Output(writer, translation);
        var state = new ExecutionState(compiled, options, request, context, operation.Variables, token) { Event = sourceEvent, Operation = operation.Kind, Trace = trace };
        var executor = new Executor(state, output);
        writer.Raw("{\"data\":"u8);
        var start = writer.Position;
        Task<bool>? pending = null;
        try
        {
            var run = operation.Kind == OperationKind.Mutation ? executor.MutationAsync(operation.Plan) : executor.QueryAsync(operation.Plan);
            var hasData = run.IsCompleted ? await run : await (pending = run.AsTask()).WaitAsync(token);
            if (!hasData)
            {
                writer.Position = start;
                writer.Null();
            }

            trace?.AddPlan(operation.Plan, context);
            return Finish(writer, output.Errors, start, !hasData, context.Extensions, state.Counted);
        }
        catch (AnswerTooLargeException e)
        {
            writer.Dispose();
            return Stopped(new GraphQLError(e.Message).BeyondLimit(e.Limit), context.Extensions);
        }
        catch (OperationCanceledException) when (limit?.IsCancellationRequested == true && !cancellationToken.IsCancellationRequested)
        {
            LeaveOrDispose(writer, pending);
            return TimedOut(context.Extensions);
        }
        catch
        {
            LeaveOrDispose(writer, pending);
            throw;
        }
        finally
        {
            if (pending is { IsCompleted: false })
            {
                _ = pending.ContinueWith(static (_, of) => ((ExecutionState)of!).End(), state, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
            else
            {
                state.End();
            }

            // Plans grow while they are run: what a value's type asks for is planned when the first of that type comes.
            if (operation.Document.TakeGrowth() is var grown and > 0)
            {
                documents.Grow(request.Query, grown);
            }
        }
    }

    // A resolver that does not heed the token is left behind, and so is the buffer that it may still write to: given back to the pool,
    // it would hold another client's answer by then.
    private static void LeaveOrDispose(ResultWriter writer, Task? run)
    {
        if (run is null or { IsCompleted: true })
        {
            writer.Dispose();
        }
    }

    // Errors come first, so that people see them (section 7.1).
    private static ExecutionResult Finish(
        ResultWriter writer, List<GraphQLError> errors, int start, bool dataIsNull, IReadOnlyDictionary<string, object?>? extensions = null, int counted = 0)
    {
        if (errors.Count > 0)
        {
            var whole = new ResultWriter(writer.Position + (errors.Count * 256));
            whole.Raw("{\"errors\":"u8);
            ErrorWriter.Write(whole, errors);
            whole.Raw(",\"data\":"u8);
            whole.Raw(writer.Written[start..]);
            writer.Dispose();
            writer = whole;
        }

        ExecutionResult.Close(writer, extensions);
        return new ExecutionResult(writer, errors, failedBeforeExecution: false, dataIsNull) { Counted = counted };
    }

    private ExecutionResult TimedOut(IReadOnlyDictionary<string, object?>? extensions)
    {
        var seconds = options.ExecutionTimeLimit!.Value.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Stopped(new GraphQLError(
            $"The operation took longer than the limit of {seconds} s and was stopped. Ask for less at a time.", Code: TimedOutCode), extensions);
    }

    private static ExecutionResult Stopped(GraphQLError error, IReadOnlyDictionary<string, object?>? extensions = null)
    {
        var writer = new ResultWriter(256);
        writer.Raw("{\"data\":null"u8);
        return Finish(writer, [error], "{\"data\":".Length, dataIsNull: true, extensions);
    }

    private sealed record AcceptedOperation(
        OperationDefinitionNode Node, SelectionPlan Plan, IReadOnlyDictionary<string, object?> Variables, PreparedDocument Document)
    {
        public OperationKind Kind => Node.Operation;
    }
}
