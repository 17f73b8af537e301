namespace B2BAccounts.GraphQL.Validation;

/// <summary>Ends validation before all is checked; the error goes to the client as one more.</summary>
internal sealed class ValidationAbortedException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLError Error { get; } = error;
}
