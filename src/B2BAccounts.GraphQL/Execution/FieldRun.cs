namespace B2BAccounts.GraphQL.Execution;

/// <summary>A field while it is executed for all its parents at once.</summary>
internal sealed class FieldRun(ExecutionState state, PlannedField planned, Batch parents)
{
    private readonly Lock gate = new();
    private FieldContext? context;
    private Dictionary<int, Exception>? errors;
    private IReadOnlyDictionary<string, ArgumentValue>? arguments;

    public ExecutionState State { get; } = state;

    public PlannedField Planned { get; } = planned;

    public Batch Parents { get; } = parents;

    public FieldContext Context => context ??= new FieldContext(this);

    public IReadOnlyDictionary<string, ArgumentValue> Arguments => arguments ??= Planned.Arguments(State.Variables);

    /// <summary>What fails the field for all parents.</summary>
    public Exception? Failure { get; set; }

    /// <summary>A leaf's values, one a parent.</summary>
    public object? Values { get; set; }

    /// <summary>What a field with sub-fields has answered.</summary>
    public Gathered? Gathered { get; set; }

    /// <summary>A resolver may work on its parents side by side, hence the lock.</summary>
    public void Fail(int row, Exception error)
    {
        lock (gate)
        {
            (errors ??= [])[row] = error;
        }
    }

    /// <summary>Fails the field when the caller may not read it, or what its arguments name. True when it does.</summary>
    /// <exception cref="GraphQLException">An argument's value does not fit.</exception>
    public bool IsRefused()
    {
        if (State.Denials is { } denials && (denials.Has(Planned.Field.Definition.Rule) || denials.AreIn(this)))
        {
            Failure = denials.Refusal;
        }

        return Failure is not null;
    }

    public int FailedRows => errors?.Count ?? 0;

    public bool HasError(int row) => errors is not null && errors.ContainsKey(row);

    public Exception? ErrorAt(int row) => Failure ?? errors?.GetValueOrDefault(row);
}
