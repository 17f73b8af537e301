namespace B2BAccounts.GraphQL.Execution;

/// <summary>The answer would be beyond a limit of the <see cref="EngineOptions"/>. The message goes to the client.</summary>
internal sealed class AnswerTooLargeException(string holds) : Exception(
    $"The answer would hold more than {holds}, the limit, and the operation was stopped. Ask for smaller pages, or fewer within each other.");
