using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>Makes the sort inputs of types whose fields are marked @sortable.</summary>
internal sealed class SortTypes(SdlTypes written, GeneratedTypes generated, List<SchemaFault> faults)
{
    private const string Direction = "SortEnumType";

    /// <summary>The sort input of an object or interface type; null when no field of it is marked.</summary>
    public string? Of(string type, Node origin)
    {
        var marked = written.Fields(type).Where(f => ConventionDirectives.Find(f.Directives, "sortable") is { } d
            && (ConventionDirectives.Find(f.Directives, "connection") is null || ConventionDirectives.Flag(d, "inParent"))).ToList();
        if (marked.Count == 0)
        {
            return null;
        }

        var name = FilterNames.Sort(type);
        generated.Add(name, $"the order of {type}", origin, _ => new Draft(written.Find(type)!.Name).InputObject(
            name,
            $"One step in an order of {type}: exactly one field. What has no value comes first in ASC and last in DESC.",
            [.. marked.Select(f => Field(type, f)).OfType<InputValueDefinitionNode>()]));
        return name;
    }

    private InputValueDefinitionNode? Field(string owner, FieldDefinitionNode field)
    {
        var name = field.Name.Value;
        var origin = ConventionDirectives.Find(field.Directives, "sortable")!;
        if (field.Arguments.FirstOrDefault(a => a.Type is NonNullTypeNode && a.DefaultValue is null) is { } needed)
        {
            Fault(origin, $"{owner}.{name} cannot be sortable: an order has no place for its argument {needed.Name.Value}.");
            return null;
        }

        var type = SdlTypes.NamedType(field.Type);
        string? input;
        if (SdlTypes.Nullable(field.Type) is ListTypeNode)
        {
            input = Count(origin);
        }
        else if (type == "ID")
        {
            Fault(origin, $"{owner}.{name} cannot be sortable: an id is opaque, so its order means nothing.");
            return null;
        }
        else if (written.Leaf(type) is not null)
        {
            input = Leaf(origin);
        }
        else
        {
            input = written.Find(type) is FieldsTypeNode ? Of(type, origin) : null;
            if (input is null)
            {
                if (written.Find(type) is not null)
                {
                    Fault(origin, $"{owner}.{name} cannot be sortable: no field of {type} is marked @sortable.");
                }

                return null;
            }
        }

        return new Draft(origin).Input(
            name,
            input,
            field.Description?.Value ?? $"Order by {name}.",
            input == Direction ? ConditionWeights.Condition : null,
            new SchemaCoordinate(owner, name));
    }

    private string Leaf(Node origin)
    {
        generated.Add(Direction, "the direction of an order", origin, draft => draft.Enum(
            Direction, "The direction of an order.", ("ASC", "Smallest first."), ("DESC", "Largest first.")));
        return Direction;
    }

    private string Count(Node origin)
    {
        generated.Add("ListSortInput", "the order of lists", origin, draft => draft.InputObject(
            "ListSortInput", "An order by what a list holds.", draft.Input("count", Leaf(origin), "The number of its elements.", ConditionWeights.Condition)));
        return "ListSortInput";
    }

    private void Fault(Node node, string message) => faults.Add(SchemaFault.At(node, message));
}
