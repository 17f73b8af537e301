using System.Text;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>A field of an object type with the code that answers it, ready to run. Made once, when the engine is made.</summary>
internal abstract class BoundField
{
    public FieldDefinition Definition { get; private set; } = null!;

    /// <summary>How many lists are around the named type.</summary>
    public int ListDepth { get; private set; }

    /// <summary>For the field itself and then for the items of each list: whether null is an error there.</summary>
    public IReadOnlyList<bool> NonNull { get; private set; } = [];

    public bool IsComposite { get; private set; }

    /// <summary>One scalar or enum that is read from the parent while it is written.</summary>
    public bool IsPlainLeaf { get; private set; }

    /// <summary>The object types a value may have; one for objects, all possible ones for interfaces and unions.</summary>
    public IReadOnlyList<BoundObject> Types { get; set; } = [];

    /// <summary>Whether something must be done before the value can be written: everything but plain leaves.</summary>
    public abstract bool NeedsRun { get; }

    /// <summary>Whether the value is there with the parent, so that no code of its own is called for a level.</summary>
    public virtual bool IsPlain => false;

    /// <summary>Finds the values for all parents of the run. Throws when all of them fail.</summary>
    public abstract ValueTask ResolveAsync(FieldRun run);

    /// <summary>Writes the leaf of one parent.</summary>
    public abstract Outcome WriteLeaf(Output output, PlannedField planned, FieldRun? run, Batch parents, int row);

    public void Describe(FieldDefinition definition)
    {
        Definition = definition;
        IsComposite = definition.Type.IsComposite;
        var nonNull = new List<bool>();
        var type = definition.Type;
        while (true)
        {
            nonNull.Add(type.IsNonNull);
            if (type.Nullable is not ListType list)
            {
                break;
            }

            type = list.OfType;
        }

        NonNull = nonNull;
        ListDepth = nonNull.Count - 1;
        IsPlainLeaf = !IsComposite && ListDepth == 0 && !NeedsRun;
    }
}

/// <summary>A field whose code gives <typeparamref name="TValue"/>: has a writer when it is a leaf, a collector when it has sub-fields.</summary>
internal abstract class BoundField<TValue> : BoundField
{
    public LeafWriter<TValue>? Leaf { get; set; }

    public Collector<TValue>? Collector { get; set; }

    protected void Gather(FieldRun run, IReadOnlyList<TValue> values)
    {
        var gathered = run.Gathered = new Gathered(run.Planned);
        for (var row = 0; row < values.Count; row++)
        {
            if (run.HasError(row))
            {
                gathered.AddNothing(0, Gathered.Failed);
                continue;
            }

            try
            {
                Collector!.Add(values[row], gathered);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                FailRow(run, gathered, row, e);
            }
        }
    }

    // A list that broke off has its entry already; the error makes it unseen.
    protected static void FailRow(FieldRun run, Gathered gathered, int row, Exception error)
    {
        run.Fail(row, error);
        if (gathered.Entries == row)
        {
            gathered.AddNothing(0, Gathered.Failed);
        }
    }
}

/// <summary>Read from the parent while writing, or gathered when it has sub-fields.</summary>
internal sealed class PlainField<TParent, TValue>(Func<TParent, TValue> get) : BoundField<TValue>
{
    public override bool IsPlain => true;

    public override bool NeedsRun => IsComposite;

    public override ValueTask ResolveAsync(FieldRun run)
    {
        var parents = (Batch<TParent>)run.Parents;
        var gathered = run.Gathered = new Gathered(run.Planned);
        for (var row = 0; row < parents.Count; row++)
        {
            try
            {
                Collector!.Add(get(parents[row]), gathered);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                FailRow(run, gathered, row, e);
            }
        }

        return default;
    }

    public override Outcome WriteLeaf(Output output, PlannedField planned, FieldRun? run, Batch parents, int row) =>
        Leaf!.Write(output, planned, get(((Batch<TParent>)parents)[row]));
}

/// <summary>As <see cref="PlainField{TParent, TValue}"/>, with arguments.</summary>
internal sealed class PlainContextField<TParent, TValue>(Func<TParent, FieldContext, TValue> get) : BoundField<TValue>
{
    public override bool IsPlain => true;

    public override bool NeedsRun => true;

    public override ValueTask ResolveAsync(FieldRun run)
    {
        if (!IsComposite)
        {
            return default;
        }

        var parents = (Batch<TParent>)run.Parents;
        var gathered = run.Gathered = new Gathered(run.Planned);
        for (var row = 0; row < parents.Count; row++)
        {
            try
            {
                var value = get(parents[row], run.Context);
                if (run.HasError(row))
                {
                    gathered.AddNothing(0, Gathered.Failed);
                }
                else
                {
                    Collector!.Add(value, gathered);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                FailRow(run, gathered, row, e);
            }
        }

        return default;
    }

    public override Outcome WriteLeaf(Output output, PlannedField planned, FieldRun? run, Batch parents, int row) =>
        Leaf!.Write(output, planned, get(((Batch<TParent>)parents)[row], run!.Context));
}

/// <summary>Resolved once for all parents of a level.</summary>
internal sealed class BatchField<TParent, TValue>(
    Func<IReadOnlyList<TParent>, FieldContext, ValueTask<IReadOnlyList<TValue>>> resolve) : BoundField<TValue>
{
    public override bool NeedsRun => true;

    public override async ValueTask ResolveAsync(FieldRun run)
    {
        var parents = ((Batch<TParent>)run.Parents).Rows;
        var values = await resolve(parents, run.Context);
        if (values is null || values.Count != parents.Count)
        {
            throw new InvalidOperationException(
                $"The batch resolver of {run.Planned.Coordinate} returned {values?.Count.ToString() ?? "null"} values for {parents.Count} parents; " +
                "it must return one value a parent, in their order.");
        }

        if (IsComposite)
        {
            Gather(run, values);
        }
        else
        {
            run.Values = values;
        }
    }

    public override Outcome WriteLeaf(Output output, PlannedField planned, FieldRun? run, Batch parents, int row) =>
        Leaf!.Write(output, planned, ((IReadOnlyList<TValue>)run!.Values!)[row]);
}

/// <summary>A field of a root: resolved once, also where several fields have the root as their type.</summary>
internal sealed class RootField<TValue>(Func<FieldContext, ValueTask<TValue>> resolve) : BoundField<TValue>
{
    public override bool NeedsRun => true;

    public override async ValueTask ResolveAsync(FieldRun run)
    {
        var values = new TValue[run.Parents.Count];
        Array.Fill(values, await resolve(run.Context));
        if (IsComposite)
        {
            Gather(run, values);
        }
        else
        {
            run.Values = values;
        }
    }

    public override Outcome WriteLeaf(Output output, PlannedField planned, FieldRun? run, Batch parents, int row) =>
        Leaf!.Write(output, planned, ((TValue[])run!.Values!)[0]);
}

/// <summary>__typename (section 4.1).</summary>
internal sealed class TypenameField(string typeName) : BoundField
{
    private readonly byte[] json = Encoding.UTF8.GetBytes($"\"{typeName}\"");

    public override bool IsPlain => true;

    public override bool NeedsRun => false;

    public override ValueTask ResolveAsync(FieldRun run) => default;

    public override Outcome WriteLeaf(Output output, PlannedField planned, FieldRun? run, Batch parents, int row)
    {
        output.Writer.Raw(json);
        return Outcome.Written;
    }
}
