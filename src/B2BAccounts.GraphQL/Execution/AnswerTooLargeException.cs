namespace B2BAccounts.GraphQL.Execution;

/// <summary>The answer would be beyond a limit of the <see cref="EngineOptions"/>. The message goes to the client.</summary>
internal sealed class AnswerTooLargeException(int most, string what) : Exception(
    $"The answer would hold more than {most} {what}, the limit, and the operation was stopped. Ask for smaller pages, or fewer within each other.")
{
    public string Limit { get; } = $"answer{char.ToUpperInvariant(what[0])}{what[1..]}";
}
