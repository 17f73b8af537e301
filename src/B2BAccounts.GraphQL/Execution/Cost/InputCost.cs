using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>What a field's arguments cost: their own weights, and those of the input fields that their values give (GraphQL Cost
/// Directives, section 5.3.2.2, Arguments). A variable costs what its value costs.</summary>
internal sealed class InputCost
{
    private readonly CostWeights weights;
    private readonly List<Func<IReadOnlyDictionary<string, object?>, double>> ofVariables = [];
    private double sum;

    private InputCost(CostWeights weights) => this.weights = weights;

    public static Amount Of(CostWeights weights, FieldDefinition field, FieldNode place)
    {
        var cost = new InputCost(weights);
        foreach (var argument in field.Arguments)
        {
            cost.Add(argument, place.Arguments.FirstOrDefault(a => a.Name.Value == argument.Name)?.Value);
        }

        var rest = cost.ofVariables;
        return new Amount(cost.sum, rest.Count switch
        {
            0 => null,
            1 => rest[0],
            _ => variables => rest.Sum(r => r(variables)),
        });
    }

    private void Add(InputValue place, ValueNode? given)
    {
        if (weights.Of(place) == 0 && !weights.Weighs(place.Type))
        {
            return;
        }

        switch (given)
        {
            case null:
                sum += Default(place);
                break;
            case VariableNode { Name.Value: var name }:
                ofVariables.Add(variables =>
                    variables.TryGetValue(name, out var value) ? weights.Of(place) + Value(value, place.Type) : Default(place));
                break;
            default:
                sum += weights.Of(place);
                Add(given, place.Type);
                break;
        }
    }

    private void Add(ValueNode given, GraphType type)
    {
        if (!weights.Weighs(type))
        {
            return;
        }

        switch (given, type.Nullable)
        {
            case (VariableNode { Name.Value: var name }, _):
                ofVariables.Add(variables => variables.TryGetValue(name, out var value) ? Value(value, type) : 0);
                break;
            case (ListValueNode list, ListType of):
                foreach (var item in list.Values)
                {
                    Add(item, of.OfType);
                }

                break;
            case (_, ListType of):
                Add(given, of.OfType);
                break;
            case (ObjectValueNode value, InputObjectType input):
                foreach (var field in input.Fields)
                {
                    Add(field, value.Fields.FirstOrDefault(f => f.Name.Value == field.Name)?.Value);
                }

                break;
        }
    }

    private double Default(InputValue place) =>
        place.DefaultValue is null ? 0 : weights.Of(place) + Value(InputReader.Default(place), place.Type);

    // A value as InputReader has coerced it: defaults are in it.
    private double Value(object? value, GraphType type)
    {
        if (!weights.Weighs(type))
        {
            return 0;
        }

        var cost = 0.0;
        switch (value, type.Nullable)
        {
            case (object?[] items, ListType of):
                foreach (var item in items)
                {
                    cost += Value(item, of.OfType);
                }

                break;
            case (IReadOnlyDictionary<string, object?> given, InputObjectType input):
                foreach (var field in input.Fields)
                {
                    if (given.TryGetValue(field.Name, out var inner))
                    {
                        cost += weights.Of(field) + Value(inner, field.Type);
                    }
                }

                break;
        }

        return cost;
    }
}
