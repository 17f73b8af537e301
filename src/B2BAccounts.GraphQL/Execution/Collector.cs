namespace B2BAccounts.GraphQL.Execution;

/// <summary>Takes the value of a field with sub-fields apart into <see cref="Gathered"/>.</summary>
internal abstract class Collector<TValue>
{
    public abstract void Add(TValue value, Gathered into);
}

/// <summary>Values that are all of one object type.</summary>
internal sealed class ObjectCollector<TValue, TRow>(int depth) : Collector<TValue>
{
    public override void Add(TValue value, Gathered into)
    {
        if (value is null)
        {
            into.AddNothing(depth, Gathered.Null);
        }
        else if (value is TRow row)
        {
            var batch = (Batch<TRow>)into.BatchOf(0);
            into.AddSlot(0, batch.Count);
            batch.Add(row);
        }
        else
        {
            into.AddProblem($"is {TypeNames.Of(value.GetType())} where {TypeNames.Of(typeof(TRow))} was expected");
        }
    }
}

/// <summary>Values of an interface or union, told apart by their C# type.</summary>
internal sealed class AbstractCollector<TValue>(RuntimeTypes types, int depth) : Collector<TValue>
{
    public override void Add(TValue value, Gathered into)
    {
        if (value is null)
        {
            into.AddNothing(depth, Gathered.Null);
            return;
        }

        var type = types.IndexOf(value);
        if (type < 0)
        {
            into.AddProblem(types.Problem(value));
        }
        else
        {
            types.Add(type, value, into);
        }
    }
}

/// <summary>Lists: any IEnumerable, read once.</summary>
internal sealed class ListCollector<TList, TItem>(Collector<TItem> items, int depth) : Collector<TList>
    where TList : IEnumerable<TItem>
{
    public override void Add(TList value, Gathered into)
    {
        if (value is null)
        {
            into.AddNothing(depth, Gathered.Null);
            return;
        }

        var list = into.OpenList(depth);
        var count = 0;
        try
        {
            if (value is IReadOnlyList<TItem> indexed)
            {
                for (; count < indexed.Count; count++)
                {
                    items.Add(indexed[count], into);
                }
            }
            else
            {
                foreach (var item in value)
                {
                    items.Add(item, into);
                    count++;
                }
            }
        }
        finally
        {
            into.CloseList(depth, list, count);
        }
    }
}

/// <summary>A struct that may be null.</summary>
internal sealed class NullableCollector<T>(Collector<T> inner, int depth) : Collector<T?>
    where T : struct
{
    public override void Add(T? value, Gathered into)
    {
        if (value is { } present)
        {
            inner.Add(present, into);
        }
        else
        {
            into.AddNothing(depth, Gathered.Null);
        }
    }
}
