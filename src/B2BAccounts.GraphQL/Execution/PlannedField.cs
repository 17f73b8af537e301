using System.Text;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>One key of a response object: all fields of the document that were merged under it (section 6.3.2, CollectFields).</summary>
internal sealed class PlannedField
{
    private readonly Planner planner;
    private readonly BoundObject owner;
    private readonly SelectionPlan?[] children;
    private IReadOnlyList<SourceLocation>? locations;
    private Selection? selection;
    private IReadOnlyDictionary<string, ArgumentValue>? constantArguments;

    public PlannedField(
        Planner planner, BoundObject owner, BoundField field, string key, IReadOnlyList<FieldNode> nodes, PlannedField? parent)
    {
        Parent = parent;
        this.planner = planner;
        this.owner = owner;
        Field = field;
        Key = key;
        Nodes = nodes;
        KeyJson = Encoding.UTF8.GetBytes($",\"{key}\":");
        children = new SelectionPlan?[field.Types.Count];
        HasConstantArguments = !nodes[0].Arguments.Any(a => Literals.HasVariable(a.Value));
    }

    public BoundField Field { get; }

    public string Key { get; }

    /// <summary>The key as it is written behind another field: comma, key, colon.</summary>
    public byte[] KeyJson { get; }

    public IReadOnlyList<FieldNode> Nodes { get; }

    /// <summary>The field that this one is below; null below the root.</summary>
    public PlannedField? Parent { get; }

    /// <summary>The sub-fields that have been planned, for each type that a value may have.</summary>
    public IReadOnlyList<SelectionPlan?> Children => children;

    public string Coordinate => $"{owner.Type.Name}.{Field.Definition.Name}";

    public IReadOnlyList<SourceLocation> Locations => locations ??= [.. Nodes.Select(n => n.Location).OfType<SourceLocation>()];

    public Selection Selection => selection ??= new Selection(planner, Nodes, Field.Types);

    private bool HasConstantArguments { get; }

    /// <summary>The sub-fields for one of the types that a value may have. Planned when the first value of that type comes, because
    /// nested abstract types have more combinations than any answer uses.</summary>
    public SelectionPlan Child(int type) => children[type] ??= planner.Plan(Field.Types[type], Nodes, this);

    /// <summary>The arguments' values (section 6.4.1, CoerceArgumentValues); without variables they are coerced once for the plan.</summary>
    /// <exception cref="GraphQLException">A value does not fit.</exception>
    public IReadOnlyDictionary<string, ArgumentValue> Arguments(IReadOnlyDictionary<string, object?> variables)
    {
        if (constantArguments is { } known)
        {
            return known;
        }

        var values = Coerce(variables);
        if (HasConstantArguments)
        {
            constantArguments = values;
        }

        return values;
    }

    private Dictionary<string, ArgumentValue> Coerce(IReadOnlyDictionary<string, object?> variables)
    {
        var values = new Dictionary<string, ArgumentValue>(StringComparer.Ordinal);
        foreach (var definition in Field.Definition.Arguments)
        {
            var node = Nodes[0].Arguments.FirstOrDefault(a => a.Name.Value == definition.Name)?.Value;
            var unset = node is null || (node is VariableNode variable && !variables.ContainsKey(variable.Name.Value));
            if (unset && !(node is not null && definition.IsRequired))
            {
                if (definition.IsRequired)
                {
                    throw Wrong(definition, $" of required type \"{definition.Type}\" was not provided.", Nodes[0]);
                }

                if (definition.DefaultValue is not null)
                {
                    values[definition.Name] = new(InputReader.Default(definition), Given: false);
                }

                continue;
            }

            values[definition.Name] = new(
                InputReader.FromLiteral(node!, definition.Type, variables, (message, path, place) =>
                    throw Wrong(definition, $" has invalid value{path}: {message}", place ?? node!)),
                Given: true);
        }

        return values;
    }

    private GraphQLException Wrong(InputValue argument, string message, Node node) =>
        new(GraphQLError.At($"Argument \"{Coordinate}({argument.Name}:)\"{message}", node) with { Code = PreparedOperation.BadInput });
}

/// <param name="Value">As coerced; null is null.</param>
/// <param name="Given">By the client, not by a default.</param>
internal readonly record struct ArgumentValue(object? Value, bool Given);

/// <summary>The fields that values of one object type answer at one place of the response.</summary>
internal sealed class SelectionPlan(BoundObject type, IReadOnlyList<PlannedField> fields)
{
    public BoundObject Type { get; } = type;

    public PlannedField[] Fields { get; } = [.. fields];

    /// <summary>Indices of the fields that need work before they can be written.</summary>
    public int[] Running { get; } = [.. Enumerable.Range(0, fields.Count).Where(i => fields[i].Field.NeedsRun)];
}
