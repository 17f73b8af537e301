using System.Text.Json;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Variables' JSON.</summary>
internal sealed partial class InputReader
{
    // As deep as the values of a document may nest: JSON of a host that sets no bound must not overflow the stack.
    private const int MostNesting = 200;

    private object? Json(JsonElement? given, GraphType type)
    {
        if (type is NonNullType nonNull)
        {
            if (given is null)
            {
                Fault($"Expected a value of non-null type \"{type}\" to be provided.", null);
                return null;
            }

            if (given is { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined })
            {
                Fault($"Expected value of non-null type \"{type}\" not to be null.", null);
                return null;
            }

            return Json(given, nonNull.OfType);
        }

        if (given is not { } json || json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return null;
        }

        if (path.Count > MostNesting)
        {
            Fault($"The value nests deeper than {MostNesting} levels of lists and objects, the limit.", null);
            return null;
        }

        switch (type)
        {
            case ListType list:
                return JsonList(json, list);
            case InputObjectType input:
                return JsonObject(json, input);
            case EnumType e:
                return JsonEnum(json, e);
            default:
                return Scalar((ScalarType)type, () => ((ScalarType)type).Coercion.ParseJson(json), () => Literals.Show(json), null);
        }
    }

    private object?[] JsonList(JsonElement json, ListType list)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return [Json(json, list.OfType)];
        }

        var length = json.GetArrayLength();
        if (length > maxListLength)
        {
            throw new InputTooLargeException($"A list in the variables has {length} entries{Where()}, the limit is {maxListLength}. Send fewer at a time.");
        }

        var values = new object?[length];
        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            path.Add(index);
            values[index++] = Json(item, list.OfType);
            path.RemoveAt(path.Count - 1);
        }

        return values;
    }

    private Dictionary<string, object?>? JsonObject(JsonElement json, InputObjectType input)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Fault($"Expected value of type \"{input}\" to be an object, found: {Literals.Show(json)}.", null);
            return null;
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in input.Fields)
        {
            if (json.TryGetProperty(field.Name, out var value))
            {
                path.Add(field.Name);
                values[field.Name] = Json(value, field.Type);
                path.RemoveAt(path.Count - 1);
            }
            else
            {
                Absent(field, input, values, () => Literals.Show(json), null);
            }
        }

        var count = 0;
        foreach (var property in json.EnumerateObject())
        {
            if (input.Field(property.Name) is null)
            {
                UnknownField(input, property.Name, Literals.Show(json), null);
                continue;
            }

            count++;
        }

        if (input.IsOneOf && (count != 1 || values.First().Value is null))
        {
            OneOf(input, count == 1 ? values.First().Key : null, null);
        }

        return values;
    }

    private string? JsonEnum(JsonElement json, EnumType type)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            Fault($"Enum \"{type}\" cannot represent non-string value: {Literals.Show(json)}." +
                EnumSuggestion(Literals.Show(json), type), null);
            return null;
        }

        return EnumName(json.GetString()!, type, null);
    }
}
