namespace B2BAccounts.GraphQL.Execution;

/// <summary>A growing array of integers.</summary>
internal struct IntList
{
    private int[]? items;

    public int Count { get; private set; }

    public readonly int this[int index]
    {
        get => items![index];
        set => items![index] = value;
    }

    public void Add(int value)
    {
        if (items is null)
        {
            items = new int[4];
        }
        else if (Count == items.Length)
        {
            Array.Resize(ref items, Count * 2);
        }

        items[Count++] = value;
    }
}
