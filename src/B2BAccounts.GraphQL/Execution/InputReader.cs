using System.Globalization;
using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>A value that does not fit its type.</summary>
/// <param name="message">What is wrong and what was expected.</param>
/// <param name="path">Where in the value, as " at .lines[0].amount"; empty for the whole.</param>
/// <param name="node">The place in the document; null for a variable's JSON.</param>
internal delegate void InputFault(string message, string path, Node? node);

/// <summary>Coerces literals and variables' JSON to plain values (sections 3.5 to 3.12, Input Coercion): scalars to their C# values,
/// enums to names, lists to arrays, input objects to dictionaries that hold the given fields and defaults in the schema's order.</summary>
internal sealed class InputReader
{
    private static readonly object NotGiven = new();

    private readonly InputFault report;
    private readonly IReadOnlyDictionary<string, object?>? variables;
    private readonly bool isStatic;
    private readonly List<object> path = [];

    private InputReader(InputFault report, IReadOnlyDictionary<string, object?>? variables, bool isStatic)
    {
        this.report = report;
        this.variables = variables;
        this.isStatic = isStatic;
    }

    /// <summary>Reports what is wrong with a literal; variables in it are taken for right.</summary>
    public static void CheckLiteral(ValueNode literal, GraphType type, InputFault report) =>
        new InputReader(report, null, isStatic: true).Literal(literal, type);

    /// <summary>The value of a literal whose variables have been coerced. Meaningless when faults were reported.</summary>
    public static object? FromLiteral(ValueNode literal, GraphType type, IReadOnlyDictionary<string, object?> variables, InputFault report) =>
        new InputReader(report, variables, isStatic: false).Literal(literal, type);

    /// <summary>The value of a variable's JSON; null stands for a variable that was not given. Meaningless when faults were reported.</summary>
    public static object? FromJson(JsonElement? json, GraphType type, InputFault report) =>
        new InputReader(report, null, isStatic: false).Json(json, type);

    /// <summary>The coerced default of an argument or input field; the schema's checks have found it right.</summary>
    public static object? Default(InputValue input)
    {
        if (input.CoercedDefault is { } known)
        {
            return known.Item1;
        }

        var reader = new InputReader(
            (message, path, _) => throw new InvalidOperationException($"The default of {input.Name} is wrong{path}: {message}"), null, false);
        var value = reader.Literal(input.DefaultValue!, input.Type);
        input.CoercedDefault = new(value);
        return value;
    }

    private void Fault(string message, Node? node)
    {
        var where = new StringBuilder();
        foreach (var key in path)
        {
            _ = key is int index
                ? where.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']')
                : where.Append('.').Append((string)key);
        }

        report(message, where.Length == 0 ? "" : $" at {where}", node);
    }

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

        var values = new object?[json.GetArrayLength()];
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

    private object? Literal(ValueNode node, GraphType type)
    {
        if (node is VariableNode variable)
        {
            var value = Variable(variable, type);
            return value == NotGiven ? null : value;
        }

        if (type is NonNullType nonNull)
        {
            if (node is NullValueNode)
            {
                Fault($"Expected value of non-null type \"{type}\" not to be null.", node);
                return null;
            }

            return Literal(node, nonNull.OfType);
        }

        if (node is NullValueNode)
        {
            return null;
        }

        switch (type)
        {
            case ListType list:
                return LiteralList(node, list);
            case InputObjectType input:
                return LiteralObject(node, input);
            case EnumType e:
                if (node is EnumValueNode name)
                {
                    return EnumName(name.Value, e, node);
                }

                Fault($"Enum \"{type}\" cannot represent non-enum value: {Literals.Show(node)}." +
                    EnumSuggestion(Literals.Show(node), e), node);
                return null;
            default:
                return LiteralScalar(node, (ScalarType)type);
        }
    }

    private object? Variable(VariableNode node, GraphType type)
    {
        if (isStatic)
        {
            return null;
        }

        object? value = null;
        var given = variables is not null && variables.TryGetValue(node.Name.Value, out value);
        if (type.IsNonNull && value is null)
        {
            Fault(given
                ? $"Expected variable \"${node.Name.Value}\" provided to non-null type \"{type}\" not to be null."
                : $"Expected variable \"${node.Name.Value}\" provided to type \"{type}\" to provide a runtime value.", node);
        }

        return given ? Widened(value, type) : NotGiven;
    }

    // A variable of type T may stand where [T] is wanted (section 5.8.5, AreTypesCompatible does not allow it, but list items do).
    private static object? Widened(object? value, GraphType type) =>
        value is not null && type.Nullable is ListType list && value is not object?[] ? new[] { Widened(value, list.OfType) } : value;

    private object?[] LiteralList(ValueNode node, ListType list)
    {
        if (node is not ListValueNode items)
        {
            return [Literal(node, list.OfType)];
        }

        var values = new object?[items.Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            path.Add(i);
            values[i] = Literal(items.Values[i], list.OfType);
            path.RemoveAt(path.Count - 1);
        }

        return values;
    }

    private Dictionary<string, object?>? LiteralObject(ValueNode node, InputObjectType input)
    {
        if (node is not ObjectValueNode map)
        {
            Fault($"Expected value of type \"{input}\" to be an object, found: {Literals.Show(node)}.", node);
            return null;
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in input.Fields)
        {
            var given = map.Fields.FirstOrDefault(f => f.Name.Value == field.Name);
            if (given is null)
            {
                Absent(field, input, values, () => Literals.Show(node), node);
                continue;
            }

            path.Add(field.Name);
            LiteralField(given.Value, field, input, values);
            path.RemoveAt(path.Count - 1);
        }

        var known = map.Fields.Where(f => input.Field(f.Name.Value) is not null).ToList();
        foreach (var unknown in map.Fields.Where(f => input.Field(f.Name.Value) is null))
        {
            UnknownField(input, unknown.Name.Value, Literals.Show(node), unknown);
        }

        if (input.IsOneOf && (known.Count != 1 || known[0].Value is NullValueNode))
        {
            OneOf(input, known.Count == 1 ? known[0].Name.Value : null, node);
        }

        return values;
    }

    private void LiteralField(ValueNode node, InputValue field, InputObjectType input, Dictionary<string, object?> values)
    {
        if (node is not VariableNode variable)
        {
            values[field.Name] = Literal(node, field.Type);
            return;
        }

        if (isStatic)
        {
            return;
        }

        object? value = null;
        var given = variables is not null && variables.TryGetValue(variable.Name.Value, out value);
        if (input.IsOneOf && value is null)
        {
            Fault($"Expected variable \"${variable.Name.Value}\" provided to field \"{field.Name}\" for OneOf Input Object type \"{input}\" " +
                (given ? "not to be null." : "to provide a runtime value."), node);
        }
        else if (!given && !field.IsRequired)
        {
            if (field.DefaultValue is not null)
            {
                values[field.Name] = Default(field);
            }
        }
        else
        {
            values[field.Name] = Literal(node, field.Type);
        }
    }

    private object? LiteralScalar(ValueNode node, ScalarType scalar)
    {
        var constant = node;
        if (Literals.HasVariable(node))
        {
            if (isStatic)
            {
                return null;
            }

            constant = new VariablesInScalars(variables).Replace(node);
        }

        return Scalar(scalar, () => scalar.Coercion.ParseLiteral(constant), () => Literals.Show(node), node);
    }

    private object? Scalar(ScalarType type, Func<object> parse, Func<string> show, Node? node)
    {
        try
        {
            return parse();
        }
        catch (ScalarCoercionException e)
        {
            Fault(e.Message, node);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            Fault($"Expected value of type \"{type}\", found: {show()}.", node);
        }

        return null;
    }

    private string? EnumName(string name, EnumType type, Node? node)
    {
        if (type.Value(name) is { } value)
        {
            return value.Name;
        }

        Fault($"Value \"{name}\" does not exist in \"{type}\" enum.{EnumSuggestion(name, type)}", node);
        return null;
    }

    private static string EnumSuggestion(string given, EnumType type) =>
        Suggestions.DidYouMean(Suggestions.Near(given, type.Values.Select(v => v.Name)), "the enum value");

    private void Absent(InputValue field, InputObjectType input, Dictionary<string, object?> values, Func<string> show, Node? node)
    {
        if (field.DefaultValue is not null)
        {
            if (!isStatic)
            {
                values[field.Name] = Default(field);
            }
        }
        else if (field.Type.IsNonNull)
        {
            Fault($"Expected value of type \"{input}\" to include required field \"{field.Name}\", found: {show()}.", node);
        }
    }

    private void UnknownField(InputObjectType input, string name, string shown, Node? node)
    {
        var suggestion = Suggestions.For(name, input.Fields.Select(f => f.Name));
        Fault($"Expected value of type \"{input}\" not to include unknown field \"{name}\"" +
            (suggestion.Length > 0 ? $".{suggestion} Found" : ", found") + $": {shown}.", node);
    }

    private void OneOf(InputObjectType input, string? field, Node? node)
    {
        if (field is not null)
        {
            path.Add(field);
        }

        Fault($"Within OneOf Input Object type \"{input}\", exactly one field must be specified, and the value for that field must be non-null.", node);
        if (field is not null)
        {
            path.RemoveAt(path.Count - 1);
        }
    }
}
