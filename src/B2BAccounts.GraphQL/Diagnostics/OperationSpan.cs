using System.Diagnostics;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>What an operation's span says when it ends: OpenTelemetry's conventions for GraphQL servers. Messages of errors are left out:
/// they quote what clients sent.</summary>
internal static class OperationSpan
{
    private const int MostErrors = 10;

    public static void Close(Activity span, OperationTrace trace, ExecutionResult? result, string? errorType, bool withDocument)
    {
        if (span.IsAllDataRequested)
        {
            Describe(span, trace, withDocument);
            foreach (var error in result?.Errors.Take(MostErrors) ?? [])
            {
                AddError(span, error);
            }
        }

        if (trace.Cost is { } cost)
        {
            span.SetTag("graphql.operation.field_cost", cost.FieldCost);
            span.SetTag("graphql.operation.type_cost", cost.TypeCost);
        }

        if (errorType is not null)
        {
            span.SetTag("error.type", errorType);
            span.SetTag("graphql.error.count", result?.Errors.Count);
            span.SetStatus(ActivityStatusCode.Error);
        }

        if (result is not null)
        {
            span.SetTag("graphql.response.size", result.Body.Length);
        }

        span.Stop();
    }

    // A name that clients choose may differ with each request, so it does not belong into the span's.
    private static void Describe(Activity span, OperationTrace trace, bool withDocument)
    {
        if (trace.OperationType is { } type)
        {
            span.DisplayName = type;
            span.SetTag("graphql.operation.type", type);
        }

        if (trace.OperationName is { } name)
        {
            span.SetTag("graphql.operation.name", name);
        }

        span.SetTag("graphql.document.hash", trace.DocumentHash);
        if (withDocument)
        {
            span.SetTag("graphql.document", trace.MaskedDocument);
        }
    }

    private static void AddError(Activity span, GraphQLError error)
    {
        var tags = new ActivityTagsCollection { ["error.type"] = error.Code ?? Telemetry.OtherError };
        if (error.Path is { } path)
        {
            tags["graphql.field.path"] = string.Join('.', path).Shortened();
        }

        span.AddEvent(new ActivityEvent("graphql.error", tags: tags));
    }
}
