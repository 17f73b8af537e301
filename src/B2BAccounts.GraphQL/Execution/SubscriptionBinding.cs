namespace B2BAccounts.GraphQL.Execution;

/// <summary>The sources of events behind the subscription root's fields.</summary>
public sealed class SubscriptionBinding
{
    private readonly Dictionary<string, FieldBinding> fields = new(StringComparer.Ordinal);

    internal SubscriptionBinding()
    {
    }

    internal IReadOnlyDictionary<string, FieldBinding> Fields => fields;

    /// <summary>Events until the enumeration ends or the context's token fires; each event is the field's value in one answer.</summary>
    public SubscriptionBinding Field<TEvent>(string name, Func<FieldContext, IAsyncEnumerable<TEvent>> open)
    {
        if (!fields.TryAdd(name, new SubscriptionFieldBinding<TEvent>(open)))
        {
            throw new InvalidOperationException($"The subscription field {name} is bound twice; bind each field once.");
        }

        return this;
    }
}
