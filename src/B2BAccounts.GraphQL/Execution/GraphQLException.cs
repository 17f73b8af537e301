namespace B2BAccounts.GraphQL.Execution;

/// <summary>Thrown by a resolver to answer with exactly this error. Path and locations are filled in when it has none.</summary>
public sealed class GraphQLException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLException(string message, string? code = null)
        : this(new GraphQLError(message, Code: code))
    {
    }

    public GraphQLError Error { get; } = error;
}
