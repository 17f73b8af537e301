using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>Literals as text for messages and as JSON for scalars that take anything.</summary>
public static class Literals
{
    // Characters shown in a message. Nothing beyond is read: a large value may be wrong in many places, each with its message.
    private const int MostShown = 200;

    /// <summary>The literal on one line, cut when it is long, for a message.</summary>
    public static string Show(ValueNode node)
    {
        var text = new StringBuilder();
        Append(node, text);
        return Cut(text);
    }

    /// <summary>A variable's value on one line, cut when it is long, for a message.</summary>
    public static string Show(JsonElement json)
    {
        var text = new StringBuilder();
        Append(json, text);
        return Cut(text);
    }

    /// <summary>A literal as the JSON that a variable would have brought. Numbers keep their digits.</summary>
    public static object ToJson(ValueNode literal)
    {
        using var writer = new ResultWriter(256);
        Write(literal, writer);
        using var document = JsonDocument.Parse(writer.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <summary>Whether a variable stands anywhere in the literal.</summary>
    public static bool HasVariable(ValueNode node) => node switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(HasVariable),
        ObjectValueNode map => map.Fields.Any(f => HasVariable(f.Value)),
        _ => false,
    };

    private static void Write(ValueNode node, ResultWriter writer)
    {
        switch (node)
        {
            case IntValueNode number:
                writer.Raw(Encoding.UTF8.GetBytes(number.Value));
                break;
            case FloatValueNode number:
                writer.Raw(Encoding.UTF8.GetBytes(number.Value));
                break;
            case StringValueNode text:
                writer.String(text.Value);
                break;
            case EnumValueNode name:
                writer.String(name.Value);
                break;
            case BooleanValueNode boolean:
                writer.Boolean(boolean.Value);
                break;
            case NullValueNode:
                writer.Null();
                break;
            case ListValueNode list:
                writer.Byte((byte)'[');
                for (var i = 0; i < list.Values.Count; i++)
                {
                    if (i > 0)
                    {
                        writer.Byte((byte)',');
                    }

                    Write(list.Values[i], writer);
                }

                writer.Byte((byte)']');
                break;
            case ObjectValueNode map:
                writer.Byte((byte)'{');
                for (var i = 0; i < map.Fields.Count; i++)
                {
                    if (i > 0)
                    {
                        writer.Byte((byte)',');
                    }

                    writer.String(map.Fields[i].Name.Value);
                    writer.Byte((byte)':');
                    Write(map.Fields[i].Value, writer);
                }

                writer.Byte((byte)'}');
                break;
            default:
                throw new ScalarCoercionException($"A value cannot hold {Show(node)} here.");
        }
    }

    private static void Append(ValueNode node, StringBuilder text)
    {
        if (text.Length > MostShown)
        {
            return;
        }

        switch (node)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case StringValueNode value:
                Quote(value.Value, text);
                break;
            case EnumValueNode name:
                text.Append(name.Value);
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                text.Append("null");
                break;
            case ListValueNode list:
                text.Append('[');
                Separated(list.Values, text, v => Append(v, text));
                text.Append(']');
                break;
            case ObjectValueNode map:
                text.Append("{ ");
                Separated(map.Fields, text, f =>
                {
                    text.Append(f.Name.Value).Append(": ");
                    Append(f.Value, text);
                });
                text.Append(" }");
                break;
        }
    }

    private static void Append(JsonElement json, StringBuilder text)
    {
        if (text.Length > MostShown)
        {
            return;
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.Object when !json.EnumerateObject().Any():
                text.Append("{}");
                break;
            case JsonValueKind.Object:
                text.Append("{ ");
                Separated(json.EnumerateObject(), text, p =>
                {
                    text.Append(p.Name).Append(": ");
                    Append(p.Value, text);
                });
                text.Append(" }");
                break;
            case JsonValueKind.Array:
                text.Append('[');
                Separated(json.EnumerateArray(), text, v => Append(v, text));
                text.Append(']');
                break;
            case JsonValueKind.String:
                Quote(json.GetString()!, text);
                break;
            default:
                text.Append(json.GetRawText());
                break;
        }
    }

    private static string Cut(StringBuilder text) => text.Length <= MostShown ? text.ToString() : $"{text.ToString(0, MostShown)}…";

    private static void Quote(ReadOnlySpan<char> value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value[..Math.Min(value.Length, MostShown)])
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or '\u007f' => text.Append("\\u").Append(((int)c).ToString("X4")),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static void Separated<T>(IEnumerable<T> items, StringBuilder text, Action<T> append)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(", ");
            }

            first = false;
            append(item);
            if (text.Length > MostShown)
            {
                return;
            }
        }
    }
}
