using System.Collections.Frozen;
using System.Text;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>What became of a value: written, null, or failed with its error recorded.</summary>
internal enum Outcome
{
    Written,
    Null,
    Failed,
}

/// <summary>Writes values of scalars and enums, and lists of them, from their C# type without boxing.</summary>
internal abstract class LeafWriter<TValue>
{
    /// <summary>Throws what the value cannot be. Writes nothing that stays when the outcome is not <see cref="Outcome.Written"/>: the caller goes back to where it was.</summary>
    public abstract Outcome Write(Output output, PlannedField field, TValue value);
}

internal sealed class ScalarWriter<TValue>(Action<ResultWriter, TValue> write) : LeafWriter<TValue>
{
    public override Outcome Write(Output output, PlannedField field, TValue value)
    {
        if (value is null)
        {
            return Outcome.Null;
        }

        write(output.Writer, value);
        return Outcome.Written;
    }
}

internal sealed class NullableWriter<T>(LeafWriter<T> inner) : LeafWriter<T?>
    where T : struct
{
    public override Outcome Write(Output output, PlannedField field, T? value) =>
        value is { } present ? inner.Write(output, field, present) : Outcome.Null;
}

/// <summary>C# enums by the names that the schema gives their members.</summary>
internal sealed class EnumWriter<T>(string enumName, IReadOnlyDictionary<T, string> names) : LeafWriter<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, byte[]> json =
        names.ToFrozenDictionary(n => n.Key, n => Encoding.UTF8.GetBytes($"\"{n.Value}\""));

    public override Outcome Write(Output output, PlannedField field, T value)
    {
        if (!json.TryGetValue(value, out var bytes))
        {
            throw new Types.ScalarCoercionException($"Enum \"{enumName}\" cannot represent value: \"{value}\"");
        }

        output.Writer.Raw(bytes);
        return Outcome.Written;
    }
}

/// <summary>Enums without a C# enum: strings that must be names of the schema's values.</summary>
internal sealed class EnumNameWriter(Types.EnumType type) : LeafWriter<string?>
{
    public override Outcome Write(Output output, PlannedField field, string? value)
    {
        if (value is null)
        {
            return Outcome.Null;
        }

        if (type.Value(value) is null)
        {
            throw new Types.ScalarCoercionException($"Enum \"{type.Name}\" cannot represent value: \"{value}\"");
        }

        output.Writer.String(value);
        return Outcome.Written;
    }
}

internal sealed class LeafListWriter<TList, TItem>(LeafWriter<TItem> items, bool itemsNonNull) : LeafWriter<TList>
    where TList : IEnumerable<TItem>
{
    public override Outcome Write(Output output, PlannedField field, TList value)
    {
        if (value is null)
        {
            return Outcome.Null;
        }

        var writer = output.Writer;
        writer.Byte((byte)'[');
        var index = 0;
        foreach (var item in value)
        {
            if (index > 0)
            {
                writer.Byte((byte)',');
            }

            var start = writer.Position;
            output.Push(index++);
            Outcome outcome;
            try
            {
                outcome = items.Write(output, field, item);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                output.Fail(field, e);
                outcome = Outcome.Failed;
            }

            if (outcome != Outcome.Written && !output.Settle(field, outcome, itemsNonNull, start))
            {
                output.Pop();
                return Outcome.Failed;
            }

            output.Pop();
        }

        writer.Byte((byte)']');
        return Outcome.Written;
    }
}
