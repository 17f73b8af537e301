using System.Text.Json;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Scalars;

/// <summary>The five scalars that every schema has (section 3.5). Readers convert nothing: "1" is no Int, 1 is no Boolean.</summary>
public static class BuiltInScalars
{
    public static ScalarCoercion Int { get; } = new ScalarCoercion<int>(
        literal => literal is IntValueNode number
            ? int.TryParse(number.Value, out var value)
                ? value
                : throw new ScalarCoercionException($"Int cannot represent non 32-bit signed integer value: {number.Value}")
            : throw new ScalarCoercionException($"Int cannot represent non-integer value: {Literals.Show(literal)}"),
        json => IntFrom(json),
        (writer, value) => writer.Number(value))
        .Accepting<short>(v => v)
        .Accepting<byte>(v => v)
        .Accepting<sbyte>(v => v)
        .Accepting<ushort>(v => v)
        .Accepting<long>(v => v is >= int.MinValue and <= int.MaxValue
            ? (int)v
            : throw new ScalarCoercionException($"Int cannot represent non 32-bit signed integer value: {v}"));

    public static ScalarCoercion Float { get; } = new ScalarCoercion<double>(
        literal => literal is IntValueNode or FloatValueNode
            ? Finite(double.Parse(DigitsOf(literal)!))
            : throw new ScalarCoercionException($"Float cannot represent non numeric value: {Literals.Show(literal)}"),
        json => json.ValueKind == JsonValueKind.Number
            ? Finite(json.GetDouble())
            : throw new ScalarCoercionException($"Float cannot represent non numeric value: {Literals.Show(json)}"),
        (writer, value) => writer.Number(Finite(value)))
        .Accepting<float>(v => v)
        .Accepting<decimal>(v => (double)v)
        .Accepting<int>(v => v)
        .Accepting<long>(v => v);

    public static ScalarCoercion String { get; } = new ScalarCoercion<string>(
        literal => literal is StringValueNode text
            ? text.Value
            : throw new ScalarCoercionException($"String cannot represent a non string value: {Literals.Show(literal)}"),
        json => json.ValueKind == JsonValueKind.String
            ? json.GetString()!
            : throw new ScalarCoercionException($"String cannot represent a non string value: {Literals.Show(json)}"),
        (writer, value) => writer.String(value));

    public static ScalarCoercion Boolean { get; } = new ScalarCoercion<bool>(
        literal => literal is BooleanValueNode boolean
            ? boolean.Value
            : throw new ScalarCoercionException($"Boolean cannot represent a non boolean value: {Literals.Show(literal)}"),
        json => json.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? json.GetBoolean()
            : throw new ScalarCoercionException($"Boolean cannot represent a non boolean value: {Literals.Show(json)}"),
        (writer, value) => writer.Boolean(value));

    public static ScalarCoercion Id { get; } = new ScalarCoercion<string>(
        literal => literal switch
        {
            StringValueNode text => text.Value,
            IntValueNode number => number.Value,
            _ => throw new ScalarCoercionException($"ID cannot represent a non-string and non-integer value: {Literals.Show(literal)}"),
        },
        json => json.ValueKind switch
        {
            JsonValueKind.String => json.GetString()!,
            JsonValueKind.Number when Numbers.IsInteger(json.GetRawText()) => Numbers.Plain(json.GetRawText()),
            _ => throw new ScalarCoercionException($"ID cannot represent value: {Literals.Show(json)}"),
        },
        (writer, value) => writer.String(value))
        .Accepting<int>(v => v.ToString())
        .Accepting<long>(v => v.ToString())
        .Accepting<Guid>(v => v.ToString());

    internal static string? DigitsOf(ValueNode literal) => literal switch
    {
        IntValueNode i => i.Value,
        FloatValueNode f => f.Value,
        _ => null,
    };

    // JSON knows one kind of number: 1.0 and 1e2 are integers there (section 3.5.1).
    private static int IntFrom(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Number || !Numbers.IsInteger(json.GetRawText()))
        {
            throw new ScalarCoercionException($"Int cannot represent non-integer value: {Literals.Show(json)}");
        }

        return json.TryGetInt32(out var value) || int.TryParse(Numbers.Plain(json.GetRawText()), out value)
            ? value
            : throw new ScalarCoercionException($"Int cannot represent non 32-bit signed integer value: {Literals.Show(json)}");
    }

    private static double Finite(double value) => double.IsFinite(value)
        ? value
        : throw new ScalarCoercionException($"Float cannot represent non numeric value: {value}");
}
