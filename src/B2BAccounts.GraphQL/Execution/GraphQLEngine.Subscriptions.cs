using System.Runtime.CompilerServices;
using B2BAccounts.GraphQL.Diagnostics;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Subscriptions (section 6.2.3): one source of events, and an answer for each of them.</summary>
public sealed partial class GraphQLEngine
{
    /// <summary>Opens the source that a subscription asks for. Enumerating the answers reads it; ending the enumeration closes it.</summary>
    public SubscriptionResult Subscribe(GraphQLRequest request, RequestContext? context = null, CancellationToken cancellationToken = default)
    {
        if (!telemetry.Wants(request))
        {
            return Open(request, context, null, cancellationToken);
        }

        var trace = telemetry.Begin(request);
        SubscriptionResult? opened = null;
        try
        {
            return opened = Open(request, context, trace, cancellationToken);
        }
        finally
        {
            trace.End(opened?.Refusal, null);
        }
    }

    private SubscriptionResult Open(GraphQLRequest request, RequestContext? context, OperationTrace? trace, CancellationToken cancellationToken)
    {
        context ??= new RequestContext();
        var (accepted, refused) = Accept(request, context, trace);
        if (accepted is null)
        {
            return new SubscriptionResult(refused!);
        }

        if (accepted.Kind != OperationKind.Subscription)
        {
            return new SubscriptionResult(ExecutionResult.Refused(NotAllowed(
                $"A {accepted.Kind.ToString().ToLowerInvariant()} has one answer only; execute it.")));
        }

        var planned = accepted.Plan.Fields[0];
        var run = new FieldRun(new ExecutionState(compiled, options, request, context, accepted.Variables, cancellationToken), planned, new Batch<object>());
        try
        {
            if (run.IsRefused())
            {
                return new SubscriptionResult(ExecutionResult.Refused(ErrorOf(planned, run.Failure!)));
            }

            _ = run.Arguments;
            var events = ((ISubscriptionField)planned.Field).Open(run.Context);
            return new SubscriptionResult(AnswersAsync(accepted, planned, events, request, context, cancellationToken));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new SubscriptionResult(ExecutionResult.Refused(ErrorOf(planned, e)));
        }
    }

    private async IAsyncEnumerable<ExecutionResult> AnswersAsync(
        AcceptedOperation operation,
        PlannedField planned,
        IAsyncEnumerable<object?> events,
        GraphQLRequest request,
        RequestContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var source = events.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            ExecutionResult? broken = null;
            try
            {
                if (!await source.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                broken = ExecutionResult.Refused(ErrorOf(planned, e));
            }

            if (broken is not null)
            {
                yield return broken;
                yield break;
            }

            yield return telemetry.Wants(request)
                ? await TracedAsync(request, context, operation, source.Current, cancellationToken)
                : await RunAsync(operation, request, context, source.Current, null, cancellationToken);
        }
    }

    private GraphQLError ErrorOf(PlannedField planned, Exception exception)
    {
        var error = translation.Translate(exception);
        return error with { Locations = error.Locations ?? planned.Locations, Path = error.Path ?? [planned.Key] };
    }
}
