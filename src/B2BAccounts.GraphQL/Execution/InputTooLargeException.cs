namespace B2BAccounts.GraphQL.Execution;

/// <summary>Variables that are beyond a limit; the message is for the client.</summary>
internal sealed class InputTooLargeException(string message) : Exception(message);
