namespace B2BAccounts.GraphQL.Execution;

/// <summary>The operation has read more objects than <see cref="EngineOptions.MaxObjects"/>.</summary>
internal sealed class AnswerTooLargeException : Exception;
