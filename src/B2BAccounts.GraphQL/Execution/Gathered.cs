namespace B2BAccounts.GraphQL.Execution;

/// <summary>What a field with sub-fields has answered for all its parents: list levels as starts and lengths, then one slot for each
/// object, which says where in which batch it is. So the next level is one batch for each object type, however the lists nest.</summary>
internal sealed class Gathered(PlannedField planned)
{
    public const int Null = -1;
    public const int Failed = -2;

    private readonly IntList[] starts = new IntList[planned.Field.ListDepth];
    private readonly IntList[] lengths = new IntList[planned.Field.ListDepth];
    private readonly SelectionRun?[] children = new SelectionRun?[planned.Field.Types.Count];
    private IntList slots;
    private IntList types;
    private Dictionary<int, string>? problems;

    public IReadOnlyList<SelectionRun?> Children => children;

    public int Objects => children.Sum(c => c?.Rows.Count ?? 0);

    /// <summary>How many parents have been answered.</summary>
    public int Entries => starts.Length > 0 ? starts[0].Count : slots.Count;

    public (int Start, int Length) List(int depth, int index) => (starts[depth][index], lengths[depth][index]);

    public int Slot(int index) => slots[index];

    public SelectionRun Child(int index) => children[children.Length == 1 ? 0 : types[index]]!;

    public string Problem(int index) => problems![index];

    /// <summary>Opens a list; its items follow. The length is set when they are counted.</summary>
    public int OpenList(int depth)
    {
        starts[depth].Add(depth + 1 < starts.Length ? starts[depth + 1].Count : slots.Count);
        lengths[depth].Add(0);
        return lengths[depth].Count - 1;
    }

    public void CloseList(int depth, int list, int length) => lengths[depth][list] = length;

    /// <summary>Adds a null, or a failure, at a list level or at that of objects.</summary>
    public void AddNothing(int depth, int what)
    {
        if (depth < starts.Length)
        {
            starts[depth].Add(0);
            lengths[depth].Add(what);
        }
        else
        {
            slots.Add(what);
            if (children.Length > 1)
            {
                types.Add(0);
            }
        }
    }

    public void AddProblem(string problem)
    {
        (problems ??= [])[slots.Count] = problem;
        AddNothing(starts.Length, Failed);
    }

    /// <summary>The batch that an object of this type is added to; <see cref="AddSlot"/> first.</summary>
    public Batch BatchOf(int type) => (children[type] ??= new SelectionRun(planned, type)).Rows;

    public void AddSlot(int type, int row)
    {
        slots.Add(row);
        if (children.Length > 1)
        {
            types.Add(type);
        }
    }
}
