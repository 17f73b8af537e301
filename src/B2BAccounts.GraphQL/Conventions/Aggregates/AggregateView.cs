namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>One object of an answer about a list or group: values by their paths from the whole, such as sum.amount.currency.</summary>
internal sealed class AggregateView(IReadOnlyDictionary<string, object?> values, string prefix)
{
    public AggregateView Sub(string field) => new(values, $"{prefix}{field}.");

    public T? Leaf<T>(string field) => (T?)values[prefix + field];
}
