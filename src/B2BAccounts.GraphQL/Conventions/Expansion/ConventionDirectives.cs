using System.Globalization;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>Reads the directives that SDL authors write, and reports every one that is misplaced or malformed.</summary>
internal sealed class ConventionDirectives(List<SchemaFault> faults)
{
    private static readonly Dictionary<string, Dictionary<string, string>> Arguments = new(StringComparer.Ordinal)
    {
        ["connection"] = new(StringComparer.Ordinal) { ["name"] = "text", ["defaultSize"] = "whole number", ["maxSize"] = "whole number" },
        ["filterable"] = new(StringComparer.Ordinal) { ["inParent"] = "true or false", ["as"] = "one of EQUALITY, COMPARABLE, TEXT" },
        ["sortable"] = new(StringComparer.Ordinal) { ["inParent"] = "true or false" },
        ["aggregatable"] = new(StringComparer.Ordinal) { ["per"] = "text", ["only"] = "list of SUM, AVG, MIN and MAX" },
        ["groupable"] = [],
        ["payload"] = new(StringComparer.Ordinal) { ["errors"] = "list of type names as texts", ["field"] = "text" },
    };

    public static bool IsConvention(DirectiveNode directive) => Arguments.ContainsKey(directive.Name.Value);

    public static DirectiveNode? Find(IReadOnlyList<DirectiveNode> applied, string name) => applied.FirstOrDefault(d => d.Name.Value == name);

    public static string? Text(DirectiveNode? directive, string argument) => (Value(directive, argument) as StringValueNode)?.Value;

    public static string? Symbol(DirectiveNode? directive, string argument) => (Value(directive, argument) as EnumValueNode)?.Value;

    public static bool Flag(DirectiveNode? directive, string argument) => Value(directive, argument) is BooleanValueNode { Value: true };

    public static int Number(DirectiveNode? directive, string argument, int otherwise) =>
        Value(directive, argument) is IntValueNode given && int.TryParse(given.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    public static IReadOnlyList<StringValueNode> Texts(DirectiveNode directive, string argument) => Value(directive, argument) switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>()],
        StringValueNode one => [one],
        _ => [],
    };

    public static ValueNode? Value(DirectiveNode? directive, string argument) =>
        directive?.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value;

    /// <summary>Checks the directives of one place; only the named ones belong there.</summary>
    public void Check(IReadOnlyList<DirectiveNode> applied, string place, params ReadOnlySpan<string> allowed)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var directive in applied.Where(IsConvention))
        {
            var name = directive.Name.Value;
            if (!allowed.Contains(name))
            {
                Fault(directive, $"@{name} does not belong on {place}; {Belongs(name)}.");
            }
            else if (!seen.Add(name))
            {
                Fault(directive, $"@{name} is applied twice to {place}; once is enough.");
            }
            else
            {
                CheckArguments(directive, name);
            }
        }
    }

    private void CheckArguments(DirectiveNode directive, string name)
    {
        var known = Arguments[name];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var argument in directive.Arguments)
        {
            if (!known.TryGetValue(argument.Name.Value, out var kind))
            {
                Fault(argument, $"@{name} has no argument {argument.Name.Value}; it has {(known.Count == 0 ? "none" : string.Join(", ", known.Keys))}.");
            }
            else if (!seen.Add(argument.Name.Value))
            {
                Fault(argument, $"@{name} is given {argument.Name.Value} twice.");
            }
            else if (!Fits(argument.Value, kind))
            {
                Fault(argument.Value, $"{argument.Name.Value} of @{name} is a {kind}.");
            }
        }
    }

    private static bool Fits(ValueNode value, string kind) => kind switch
    {
        "text" => value is StringValueNode { Value.Length: > 0 },
        "whole number" => value is IntValueNode given && int.TryParse(given.Value, CultureInfo.InvariantCulture, out _),
        "true or false" => value is BooleanValueNode,
        "list of type names as texts" => value is StringValueNode || (value is ListValueNode list && list.Values.All(v => v is StringValueNode)),
        "list of SUM, AVG, MIN and MAX" => IsFunction(value) || (value is ListValueNode functions && functions.Values.All(IsFunction)),
        _ => value is EnumValueNode { Value: "EQUALITY" or "COMPARABLE" or "TEXT" },
    };

    private static bool IsFunction(ValueNode value) => value is EnumValueNode { Value: "SUM" or "AVG" or "MIN" or "MAX" };

    private static string Belongs(string name) => name switch
    {
        "payload" => "it belongs on fields of the mutation root",
        "filterable" => "it belongs on fields of objects and interfaces, and on scalars",
        _ => "it belongs on fields of objects and interfaces",
    };

    private void Fault(Node node, string message) => faults.Add(SchemaFault.At(node, message));
}
