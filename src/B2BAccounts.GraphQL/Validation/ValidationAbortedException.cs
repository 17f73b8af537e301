namespace B2BAccounts.GraphQL.Validation;

/// <summary>Ends validation before all is checked; the message goes to the client as one more error.</summary>
internal sealed class ValidationAbortedException(string message, string code) : Exception(message)
{
    public string Code { get; } = code;
}
