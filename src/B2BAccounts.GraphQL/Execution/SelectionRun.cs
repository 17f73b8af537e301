namespace B2BAccounts.GraphQL.Execution;

/// <summary>A selection while it is executed for all its objects at once.</summary>
internal sealed class SelectionRun
{
    public SelectionRun(PlannedField parent, int type)
        : this(parent.Child(type))
    {
    }

    public SelectionRun(SelectionPlan plan)
    {
        Plan = plan;
        Rows = plan.Type.NewBatch();
        Runs = new FieldRun?[plan.Fields.Length];
    }

    public SelectionPlan Plan { get; }

    public Batch Rows { get; }

    public FieldRun?[] Runs { get; }
}
