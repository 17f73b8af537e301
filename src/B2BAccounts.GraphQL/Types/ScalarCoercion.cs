using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>Reads and writes the values of a scalar (section 3.5). A reader throws <see cref="ScalarCoercionException"/> with a message
/// that says what was given and what would be right.</summary>
public abstract class ScalarCoercion
{
    /// <summary>Takes any literal and any JSON, and writes what System.Text.Json can write.</summary>
    public static ScalarCoercion Any { get; } = new ScalarCoercion<object>(
        Literals.ToJson,
        json => json.Clone(),
        (writer, value) => writer.Json(value));

    /// <summary>The C# type that the readers return and the writer takes.</summary>
    public abstract Type ClrType { get; }

    /// <summary>From a literal without variables, never null, to the C# value.</summary>
    public abstract object ParseLiteral(ValueNode literal);

    /// <summary>From a variable's JSON, never null, to the C# value.</summary>
    public abstract object ParseJson(JsonElement json);

    /// <summary>What writes results of a C# type; null when the scalar cannot hold that type.</summary>
    public abstract Action<ResultWriter, TValue>? Writer<TValue>();
}

/// <summary>The coercion of a scalar whose C# type is <typeparamref name="T"/>.</summary>
public sealed class ScalarCoercion<T>(
    Func<ValueNode, T> parseLiteral,
    Func<JsonElement, T> parseJson,
    Action<ResultWriter, T> write) : ScalarCoercion
    where T : notnull
{
    private readonly Dictionary<Type, Delegate> others = [];

    public override Type ClrType => typeof(T);

    /// <summary>Lets results be of another C# type too, which is converted before it is written.</summary>
    public ScalarCoercion<T> Accepting<TOther>(Func<TOther, T> convert)
    {
        others[typeof(TOther)] = (ResultWriter writer, TOther value) => write(writer, convert(value));
        return this;
    }

    public override object ParseLiteral(ValueNode literal) => parseLiteral(literal);

    public override object ParseJson(JsonElement json) => parseJson(json);

    public override Action<ResultWriter, TValue>? Writer<TValue>()
    {
        if (typeof(TValue) == typeof(T))
        {
            return (Action<ResultWriter, TValue>)(object)write;
        }

        if (others.TryGetValue(typeof(TValue), out var other))
        {
            return (Action<ResultWriter, TValue>)other;
        }

        return typeof(T) == typeof(object) ? (writer, value) => write(writer, (T)(object)value!) : null;
    }
}

/// <summary>A value that a scalar does not take. The message goes to the client.</summary>
public sealed class ScalarCoercionException(string message) : Exception(message);
