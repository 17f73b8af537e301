using System.Globalization;
using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Check.StandIns;

/// <summary>A field's coerced arguments as the text that JSON.stringify gives for them.</summary>
internal static class ArgumentText
{
    /// <summary>The arguments that are given or have a default, in the schema's order; null when the field takes none.</summary>
    public static string? Of(FieldContext context)
    {
        var definitions = context.Definition.Arguments;
        if (definitions.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(
            definitions.Where(a => a.DefaultValue is not null || context.IsGiven(a.Name)).Select(a => KeyValuePair.Create(a.Name, context.Argument<object?>(a.Name))),
            text);
        return text.ToString();
    }

    /// <summary>A number as ECMAScript writes it (Number::toString): no exponent between 1e-7 and 1e21.</summary>
    public static string Number(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? dot : parts[0].Length;
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        point += exponent - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        var sign = value < 0 ? "-" : "";
        return sign + (point switch
        {
            > 21 or < -5 => $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1)}",
            <= 0 => $"0.{new string('0', -point)}{digits}",
            _ when point >= digits.Length => digits + new string('0', point - digits.Length),
            _ => $"{digits[..point]}.{digits[point..]}",
        });
    }

    private static void Append(object? value, StringBuilder text)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool boolean:
                text.Append(boolean ? "true" : "false");
                break;
            case string name:
                Quote(name, text);
                break;
            case JsonElement json:
                Append(json, text);
                break;
            case IReadOnlyDictionary<string, object?> map:
                Append((IEnumerable<KeyValuePair<string, object?>>)map, text);
                break;
            case object?[] items:
                Append(items, text);
                break;
            default:
                text.Append(Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)));
                break;
        }
    }

    private static void Append(JsonElement json, StringBuilder text)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                Append(json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, (object?)p.Value)), text);
                break;
            case JsonValueKind.Array:
                Append(json.EnumerateArray().Select(i => (object?)i), text);
                break;
            case JsonValueKind.String:
                Quote(json.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(Number(json.GetDouble()));
                break;
            default:
                text.Append(json.GetRawText());
                break;
        }
    }

    private static void Append(IEnumerable<KeyValuePair<string, object?>> members, StringBuilder text)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in members)
        {
            text.Append(first ? "" : ",");
            first = false;
            Quote(name, text);
            text.Append(':');
            Append(value, text);
        }

        text.Append('}');
    }

    private static void Append(IEnumerable<object?> items, StringBuilder text)
    {
        text.Append('[');
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "" : ",");
            first = false;
            Append(item, text);
        }

        text.Append(']');
    }

    private static void Quote(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
