using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Stands for the fields of an object whose @skip or @include cannot be decided, and fails the object itself (section 6.3.2,
/// CollectFields).</summary>
internal sealed class FailedSelection : BoundField
{
    private static readonly FieldDefinition Nothing = new("", new NonNullType(new ScalarType("Boolean")), []);

    private readonly GraphQLException error;

    public FailedSelection(GraphQLException error)
    {
        this.error = error;
        Describe(Nothing);
    }

    // Not because it has to: only what runs is written with its path kept.
    public override bool NeedsRun => true;

    public override ValueTask ResolveAsync(FieldRun run) => default;

    public override Outcome WriteLeaf(Output output, PlannedField planned, FieldRun? run, Batch parents, int row)
    {
        output.Pop();
        output.Fail(planned, error);
        output.Push(planned.Key);
        return Outcome.Failed;
    }
}
