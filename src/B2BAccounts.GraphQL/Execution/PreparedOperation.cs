using System.Runtime.InteropServices;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution.Cost;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>An operation with the types of its variables and its plans: one for each combination of the booleans that its
/// @skip and @include depend on.</summary>
internal sealed class PreparedOperation
{
    private const int MostPlans = 64;

    // As graphql-js: a long list of wrong values is not answered with a longer one.
    private const int MostErrors = 50;

    private readonly CompiledSchema compiled;
    private readonly IReadOnlyDictionary<string, FragmentDefinitionNode> fragments;
    private readonly (VariableDefinitionNode Node, GraphType Type)[] variables;
    private readonly string[] conditions;
    private readonly LruCache<string, PlannedOperation> plans = new(MostPlans);
    private readonly BoundObject? root;
    private readonly Action<int> planned;

    /// <param name="compiled">The schema.</param>
    /// <param name="node">The operation.</param>
    /// <param name="fragments">The document's fragments by name.</param>
    /// <param name="planned">Told how many fields are planned, whenever some are.</param>
    public PreparedOperation(
        CompiledSchema compiled, OperationDefinitionNode node, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, Action<int> planned)
    {
        this.planned = planned;
        this.compiled = compiled;
        this.fragments = fragments;
        Node = node;
        root = compiled.Schema.RootType(node.Operation) is { } type ? compiled.Object(type) : null;
        variables = [.. node.VariableDefinitions.Select(v => (v, TypeOf(v.Type)))];
        conditions = [.. node.VariableDefinitions.Select(v => v.Variable.Name.Value).Where(ConditionVariables().Contains)];
    }

    public OperationDefinitionNode Node { get; }

    /// <summary>The variables' values (section 6.1.2, CoerceVariableValues); only those given or defaulted are in the table.</summary>
    /// <param name="given">The JSON object that the client sent.</param>
    /// <param name="maxListLength">How long a list in it may be.</param>
    /// <param name="hideSuggestions">Whether messages leave "Did you mean …?" out.</param>
    public (IReadOnlyDictionary<string, object?> Values, List<GraphQLError>? Errors) Coerce(
        JsonElement? given, int maxListLength, bool hideSuggestions)
    {
        if (given is { } json && json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            return (EmptyValues, [new GraphQLError("Variables must be a JSON object.", Code: BadInput)]);
        }

        if (variables.Length == 0)
        {
            return (EmptyValues, null);
        }

        if (given is { ValueKind: JsonValueKind.Object } text && !JsonText.IsUnicode(JsonMarshal.GetRawUtf8Value(text)))
        {
            return (EmptyValues, [new GraphQLError("The variables hold half of a surrogate pair, which is no character.", Code: BadInput)]);
        }

        var values = new Dictionary<string, object?>(variables.Length, StringComparer.Ordinal);
        var errors = new List<GraphQLError>();
        try
        {
            CoerceEach(given, maxListLength, hideSuggestions, values, errors);
        }
        catch (InputTooLargeException e)
        {
            errors = [new GraphQLError(e.Message).BeyondLimit("listLength")];
        }
        catch (TooManyErrorsException)
        {
            errors.Add(new GraphQLError("Too many errors processing variables, error limit reached. Execution aborted.", Code: BadInput));
        }

        return (values, errors.Count > 0 ? errors : null);
    }

    private void CoerceEach(
        JsonElement? given, int maxListLength, bool hideSuggestions, Dictionary<string, object?> values, List<GraphQLError> errors)
    {
        foreach (var (node, type) in variables)
        {
            var name = node.Variable.Name.Value;
            JsonElement? value = given is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var found) ? found : null;
            if (value is null && node.DefaultValue is { } otherwise)
            {
                values[name] = InputReader.FromLiteral(otherwise, type, EmptyValues, Fault("default value"));
            }
            else if (value is not null || type.IsNonNull)
            {
                values[name] = InputReader.FromJson(value, type, Fault("value"), maxListLength, hideSuggestions);
            }

            InputFault Fault(string what) => (message, path, _) =>
            {
                if (errors.Count == MostErrors)
                {
                    throw new TooManyErrorsException();
                }

                errors.Add(GraphQLError.At($"Variable \"${name}\" has invalid {what}{path}: {message}", node) with { Code = BadInput });
            };
        }
    }

    /// <summary>The plan for these values, and what it costs.</summary>
    /// <exception cref="GraphQLException">The schema has no root for the operation, or a condition of a root field cannot be decided.</exception>
    public PlannedOperation Plan(IReadOnlyDictionary<string, object?> values)
    {
        var key = string.Create(conditions.Length, values, (text, v) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = v.GetValueOrDefault(conditions[i]) switch
                {
                    true => '1',
                    false => '0',
                    _ => '-',
                };
            }
        });
        if (!plans.TryGet(key, out var plan))
        {
            var operation = Node.Operation.ToString().ToLowerInvariant();
            var type = root ?? throw new GraphQLException(
                GraphQLError.At($"Schema is not configured to execute {operation} operation.", Node));
            var fixedValues = conditions.ToDictionary(c => c, c => values.GetValueOrDefault(c), StringComparer.Ordinal);
            plan = new PlannedOperation(
                NewPlanner().Plan(type, Node.SelectionSet),
                new Lazy<CostProgram>(() => CostCompiler.Compile(compiled.Costs, NewPlanner(), type, Node)));
            plans.Set(key, plan);

            Planner NewPlanner() => new(compiled, fragments, fixedValues, planned);
        }

        return plan;
    }

    /// <param name="Selection">The root's fields.</param>
    /// <param name="Cost">Worked out when first asked for.</param>
    internal sealed record PlannedOperation(SelectionPlan Selection, Lazy<CostProgram> Cost);

    private sealed class TooManyErrorsException : Exception;

    internal const string BadInput = "BAD_USER_INPUT";

    private static readonly Dictionary<string, object?> EmptyValues = new(StringComparer.Ordinal);

    private GraphType TypeOf(TypeNode node) => node switch
    {
        NonNullTypeNode n => new NonNullType(TypeOf(n.Type)),
        ListTypeNode l => new ListType(TypeOf(l.Type)),
        NamedTypeNode named => compiled.Schema.Type(named.Name.Value)
            ?? throw new GraphQLException(GraphQLError.At($"Unknown type \"{named.Name.Value}\".", named)),
        _ => throw new InvalidOperationException($"Unknown type node {node.GetType().Name}."),
    };

    private HashSet<string> ConditionVariables()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        Visit(Node.SelectionSet);
        return found;

        void Visit(SelectionSetNode selections)
        {
            foreach (var selection in selections.Selections)
            {
                foreach (var directive in selection.Directives.Where(d => d.Name.Value is "skip" or "include"))
                {
                    found.UnionWith(directive.Arguments.Select(a => a.Value).OfType<VariableNode>().Select(v => v.Name.Value));
                }

                switch (selection)
                {
                    case FieldNode { SelectionSet: { } sub }:
                        Visit(sub);
                        break;
                    case InlineFragmentNode inline:
                        Visit(inline.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when visited.Add(spread.Name.Value) && fragments.TryGetValue(spread.Name.Value, out var fragment):
                        Visit(fragment.SelectionSet);
                        break;
                }
            }
        }
    }
}
