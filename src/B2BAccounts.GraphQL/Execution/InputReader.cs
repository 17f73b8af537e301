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
internal sealed partial class InputReader
{
    private static readonly object NotGiven = new();

    private readonly InputFault report;
    private readonly IReadOnlyDictionary<string, object?>? variables;
    private readonly bool isStatic;
    private readonly int maxListLength;
    private readonly bool hideSuggestions;
    private readonly List<object> path = [];

    private InputReader(
        InputFault report, IReadOnlyDictionary<string, object?>? variables, bool isStatic, int maxListLength = int.MaxValue, bool hideSuggestions = false)
    {
        this.hideSuggestions = hideSuggestions;
        this.maxListLength = maxListLength;
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
    /// <exception cref="InputTooLargeException">A list is longer than it may be.</exception>
    public static object? FromJson(JsonElement? json, GraphType type, InputFault report, int maxListLength, bool hideSuggestions) =>
        new InputReader(report, null, isStatic: false, maxListLength, hideSuggestions).Json(json, type);

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

    private void Fault(string message, Node? node) => report(message, Where(), node);

    private string Where()
    {
        var where = new StringBuilder();
        foreach (var key in path)
        {
            _ = key is int index
                ? where.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']')
                : where.Append('.').Append((string)key);
        }

        return where.Length == 0 ? "" : $" at {where}";
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

    private string EnumSuggestion(string given, EnumType type) =>
        hideSuggestions ? "" : Suggestions.DidYouMean(Suggestions.Near(given, type.Values.Select(v => v.Name)), "the enum value");

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
        var suggestion = hideSuggestions ? "" : Suggestions.For(name, input.Fields.Select(f => f.Name));
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
