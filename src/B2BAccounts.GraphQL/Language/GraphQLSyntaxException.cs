namespace B2BAccounts.GraphQL.Language;

/// <summary>A text that is not GraphQL, or that is beyond a limit of the parser. The error may go to the client as it is.</summary>
/// <param name="source">The text.</param>
/// <param name="position">Where in it.</param>
/// <param name="description">What is wrong there.</param>
/// <param name="limit">The name of the limit that it is beyond; null for a text that is not GraphQL.</param>
public sealed class GraphQLSyntaxException(Source source, int position, string description, string? limit = null)
    : Exception($"Syntax Error: {description}")
{
    /// <summary><c>extensions.code</c> of a text that is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary><c>extensions.code</c> of a text that is beyond a limit.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The text, with the name of its file.</summary>
    public Source Document { get; } = source;

    public GraphQLError Error { get; } = Made(new($"Syntax Error: {description}", [source.LocationOf(position)], Code: ParseFailed), limit);

    private static GraphQLError Made(GraphQLError error, string? limit) => limit is null ? error : error.BeyondLimit(limit);
}
