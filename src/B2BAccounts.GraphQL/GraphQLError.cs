using System.Diagnostics;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL;

/// <summary>One entry of a response's <c>errors</c> (section 7.1.2).</summary>
/// <param name="Message">What is wrong and, where it can be said, what would be right.</param>
/// <param name="Locations">Places in the document; none when the error has no place in it.</param>
/// <param name="Path">Response keys (string) and list indices (int) from the root to the field; null outside execution.</param>
/// <param name="Code">Becomes <c>extensions.code</c>.</param>
/// <param name="Extensions">Further entries of <c>extensions</c>; values are what System.Text.Json writes.</param>
public sealed record GraphQLError(
    string Message,
    IReadOnlyList<SourceLocation>? Locations = null,
    IReadOnlyList<object>? Path = null,
    string? Code = null,
    IReadOnlyDictionary<string, object?>? Extensions = null)
{
    /// <summary>The same error, told as one of a limit: the code, and the limit's name as <c>extensions.limit</c>.</summary>
    public GraphQLError BeyondLimit(string limit) => this with
    {
        Code = GraphQLSyntaxException.LimitExceeded,
        Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["limit"] = limit },
    };

    /// <summary>An error that hides what went wrong behind a correlation id, to be logged with it: that of the trace where there is one.</summary>
    public static (GraphQLError Error, string CorrelationId) Internal()
    {
        var id = Activity.Current is { IdFormat: ActivityIdFormat.W3C } span ? span.TraceId.ToHexString() : Guid.NewGuid().ToString("N");
        var error = new GraphQLError(
            $"Something went wrong on our side. Give support this id: {id}.",
            Code: "INTERNAL",
            Extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["correlationId"] = id });
        return (error, id);
    }

    /// <summary>An error at the start of one or more nodes.</summary>
    public static GraphQLError At(string message, params IEnumerable<Node> nodes) =>
        new(message, [.. nodes.Select(n => n.Location).OfType<SourceLocation>()]);
}
