namespace B2BAccounts.GraphQL.Execution;

/// <summary>The response while it is written: bytes, errors, and the path to where the writing is.</summary>
internal sealed class Output(ResultWriter writer, ErrorTranslation translation)
{
    private Step[] path = new Step[16];
    private int depth;

    public ResultWriter Writer { get; } = writer;

    public List<GraphQLError> Errors { get; } = [];

    public void Push(string key)
    {
        Room();
        path[depth++] = new Step(key, 0);
    }

    public void Push(int index)
    {
        Room();
        path[depth++] = new Step(null, index);
    }

    public void Pop() => depth--;

    /// <summary>Records an error of the field at the present path.</summary>
    public void Fail(PlannedField field, Exception exception)
    {
        var error = translation.Translate(exception);
        Errors.Add(error with { Locations = error.Locations ?? field.Locations, Path = error.Path ?? Path() });
    }

    /// <summary>Handles a value that was not written: a nullable place becomes null; a non-null place hands the failure to its parent
    /// (section 6.4.4). False when it does.</summary>
    public bool Settle(PlannedField field, Outcome outcome, bool nonNull, int start)
    {
        if (!nonNull)
        {
            Writer.Position = start;
            Writer.Null();
            return true;
        }

        if (outcome == Outcome.Null)
        {
            Fail(field, new GraphQLException($"Cannot return null for non-nullable field {field.Coordinate}."));
        }

        return false;
    }

    private object[] Path()
    {
        var steps = new object[depth];
        for (var i = 0; i < depth; i++)
        {
            steps[i] = (object?)path[i].Key ?? path[i].Index;
        }

        return steps;
    }

    private void Room()
    {
        if (depth == path.Length)
        {
            Array.Resize(ref path, depth * 2);
        }
    }

    private readonly record struct Step(string? Key, int Index);
}
