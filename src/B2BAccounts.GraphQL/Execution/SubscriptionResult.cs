namespace B2BAccounts.GraphQL.Execution;

/// <summary>What became of a subscription: a refusal, or answers as events come.</summary>
public sealed class SubscriptionResult
{
    internal SubscriptionResult(ExecutionResult refusal) => Refusal = refusal;

    internal SubscriptionResult(IAsyncEnumerable<ExecutionResult> answers) => Answers = answers;

    /// <summary>Why there are no answers; null when there are.</summary>
    public ExecutionResult? Refusal { get; }

    /// <summary>One answer for each event, to be enumerated once; each is to be disposed. A source that breaks ends with one more
    /// answer, which tells why.</summary>
    public IAsyncEnumerable<ExecutionResult>? Answers { get; }
}
