using System.Text.Json;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>A leaf with rules of its own for reading literals and variables and for writing results (section 3.5).
/// A scalar of the schema without code behind it takes any literal and writes strings, numbers and booleans as they are.</summary>
public sealed class ScalarType(string name) : NamedType(name)
{
    public string? SpecifiedBy { get; internal set; }

    /// <summary>How values are read and written.</summary>
    public ScalarCoercion Coercion { get; internal set; } = ScalarCoercion.Any;
}

/// <summary>Reads and writes the values of a scalar. A reader throws <see cref="ScalarCoercionException"/> with a message that says
/// what was given and what would be right.</summary>
/// <param name="ParseLiteral">From a constant literal (never a variable) to the C# value.</param>
/// <param name="ParseJson">From a variable's JSON to the C# value; never called for null.</param>
/// <param name="Write">Writes a result; never called with null.</param>
/// <param name="ClrType">The C# type that the readers return and the writer takes.</param>
public sealed record ScalarCoercion(
    Func<ValueNode, object> ParseLiteral,
    Func<JsonElement, object> ParseJson,
    Action<Utf8JsonWriter, object> Write,
    Type ClrType)
{
    /// <summary>Takes anything and writes what System.Text.Json can write.</summary>
    public static ScalarCoercion Any { get; } = new(
        literal => literal,
        json => json.Clone(),
        (writer, value) => JsonSerializer.Serialize(writer, value),
        typeof(object));
}

/// <summary>A value that a scalar does not take. The message goes to the client.</summary>
public sealed class ScalarCoercionException(string message) : Exception(message);
