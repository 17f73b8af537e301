using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Execution.Cost;

/// <summary>An operation's cost by its definition: no sharing, no folding, each figure by a walk of its own, each number of parents tried.
/// For <see cref="AbstractOperations"/>: its weights are all defaults.</summary>
internal sealed class PlainCost
{
    public static readonly string[] Batches = ["must", "ints", "textsC", "colors", "ratio", "mustNode", "any", "beta", "nodes", "nodesB", "grid"];

    private readonly Schema schema;
    private readonly DocumentNode document;
    private readonly JsonElement variables;
    private readonly EngineOptions options;
    private readonly OperationDefinitionNode operation;

    public PlainCost(Schema schema, DocumentNode document, JsonElement variables, EngineOptions options)
    {
        (this.schema, this.document, this.variables, this.options) = (schema, document, variables, options);
        operation = document.Definitions.OfType<OperationDefinitionNode>().Single();
    }

    public double FieldCost() => Fields(schema.QueryType!, [operation.SelectionSet], 1);

    public double TypeCost() => 1 + Types(schema.QueryType!, [operation.SelectionSet]);

    // What these selections cost for so many parents of one type.
    private double Fields(ObjectType type, IReadOnlyList<SelectionSetNode> sets, double parents)
    {
        var sum = 0.0;
        foreach (var nodes in Merged(type, sets).Where(_ => parents > 0))
        {
            var name = nodes[0].Name.Value;
            if (name == "__typename")
            {
                continue;
            }

            var field = type.Field(name)!;
            var input = Input(nodes[0]);
            sum += type == schema.QueryType ? options.ResolverCost * parents
                : Batches.Contains(name) ? options.ResolverCost - 1 + input + parents
                : ((field.Type.IsComposite ? 1 : 0) + input) * parents;
            if (field.Type.IsComposite)
            {
                var below = schema.PossibleTypes(field.Type.Named);
                var values = parents * Size(field.Type);
                var inner = nodes.Select(n => n.SelectionSet!).ToList();
                if (values <= 1)
                {
                    sum += below.Max(t => Fields(t, inner, values));
                    continue;
                }

                // The costs of many parents lie on a line: each type's calls are shared by its values.
                var lines = below.Select(t => (Two: Fields(t, inner, 2), Three: Fields(t, inner, 3))).ToList();
                sum += lines.Sum(l => (3 * l.Two) - (2 * l.Three)) + (values * lines.Max(l => l.Three - l.Two));
            }
        }

        return sum;
    }

    private double Types(ObjectType type, IReadOnlyList<SelectionSetNode> sets) => Merged(type, sets)
        .Where(n => n[0].Name.Value != "__typename" && type.Field(n[0].Name.Value)!.Type.IsComposite)
        .Sum(nodes =>
        {
            var of = type.Field(nodes[0].Name.Value)!.Type;
            return Size(of) * schema.PossibleTypes(of.Named).Max(t => 1 + Types(t, [.. nodes.Select(n => n.SelectionSet!)]));
        });

    private double Size(GraphType type) => type.Nullable is ListType list ? options.AssumedListSize * Size(list.OfType) : 1;

    private List<List<FieldNode>> Merged(ObjectType type, IEnumerable<SelectionSetNode> sets)
    {
        var all = sets.SelectMany(s => Flat(type, s, [])).Distinct().ToList();
        return [.. all.GroupBy(f => f.ResponseKey).Select(g => g.ToList())];
    }

    private IEnumerable<FieldNode> Flat(ObjectType type, SelectionSetNode set, string[] inside)
    {
        foreach (var selection in set.Selections.Where(Included))
        {
            switch (selection)
            {
                case FieldNode field:
                    yield return field;
                    break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Is(type, inline.TypeCondition.Name.Value):
                    foreach (var field in Flat(type, inline.SelectionSet, inside))
                    {
                        yield return field;
                    }

                    break;
                case FragmentSpreadNode { Name.Value: var name }:
                    var fragment = document.Definitions.OfType<FragmentDefinitionNode>().Single(f => f.Name.Value == name);
                    foreach (var field in Is(type, fragment.TypeCondition.Name.Value) ? Flat(type, fragment.SelectionSet, [.. inside, name]) : [])
                    {
                        yield return field;
                    }

                    break;
            }
        }
    }

    private bool Is(ObjectType type, string condition) => type.Name == condition || type.Interfaces.Any(i => i.Name == condition);

    private bool Included(SelectionNode selection) => selection.Directives.All(d =>
    {
        var value = d.Arguments[0].Value is BooleanValueNode literal ? literal.Value : (bool)Variable(((VariableNode)d.Arguments[0].Value).Name.Value)!;
        return value == (d.Name.Value == "include");
    });

    private object? Variable(string name)
    {
        var json = variables.TryGetProperty(name, out var given) ? given : (JsonElement?)null;
        return json is { ValueKind: JsonValueKind.True or JsonValueKind.False } b ? b.GetBoolean()
            : ((BooleanValueNode?)operation.VariableDefinitions.Single(v => v.Variable.Name.Value == name).DefaultValue)?.Value;
    }

    // Only echo's input object weighs something, and in it the list of input objects c.
    private double Input(FieldNode node) => node.Arguments.Where(a => a.Name.Value == "input").Sum(a => a.Value switch
    {
        VariableNode => variables.TryGetProperty("in", out var given) ? 1 + Json(given) : 0,
        ObjectValueNode value => 1 + value.Fields.Count(f => f.Name.Value == "c"),
        _ => 1,
    });

    private static double Json(JsonElement value) => value.TryGetProperty("c", out var inner) ? 1 + inner.EnumerateArray().Sum(Json) : 0;
}
