using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>A field of the subscription root, as far as its events' type does not matter.</summary>
internal interface ISubscriptionField
{
    IAsyncEnumerable<object?> Open(FieldContext context);
}

/// <summary>Opened once for a subscription, then answered with each event (sections 6.2.3.1 and 6.2.3.2).</summary>
internal sealed class SubscriptionField<TEvent>(Func<FieldContext, IAsyncEnumerable<TEvent>> open) : BoundField<TEvent>, ISubscriptionField
{
    public override bool NeedsRun => true;

    public IAsyncEnumerable<object?> Open(FieldContext context)
    {
        // Opened here and not at the first read, so that a refusal comes before the first answer.
        var events = open(context);
        return Boxed(events);

        static async IAsyncEnumerable<object?> Boxed(IAsyncEnumerable<TEvent> events)
        {
            await foreach (var one in events)
            {
                yield return one;
            }
        }
    }

    public override ValueTask ResolveAsync(FieldRun run)
    {
        TEvent[] values = [(TEvent)run.State.Event!];
        if (IsComposite)
        {
            Gather(run, values);
        }
        else
        {
            run.Values = values;
        }

        return default;
    }

    public override Outcome WriteLeaf(Output output, PlannedField planned, FieldRun? run, Batch parents, int row) =>
        Leaf!.Write(output, planned, ((TEvent[])run!.Values!)[0]);
}

internal sealed class SubscriptionFieldBinding<TEvent>(Func<FieldContext, IAsyncEnumerable<TEvent>> open) : FieldBinding
{
    public override BoundField? Bind(BindingCompiler compiler, NamedType owner, FieldDefinition field) =>
        compiler.Complete(new SubscriptionField<TEvent>(open), owner, field);
}
