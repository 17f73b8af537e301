using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>Makes the filter inputs of types whose fields are marked @filterable.</summary>
internal sealed class FilterTypes(SdlTypes written, GeneratedTypes generated, List<SchemaFault> faults)
{
    /// <summary>The filter input of an object or interface type; null when no field of it is marked.</summary>
    public string? Of(string type, Node origin)
    {
        var marked = written.Fields(type).Where(f => ConventionDirectives.Find(f.Directives, "filterable") is { } d
            && (ConventionDirectives.Find(f.Directives, "connection") is null || ConventionDirectives.Flag(d, "inParent"))).ToList();
        if (marked.Count == 0)
        {
            return null;
        }

        var name = FilterNames.Filter(type);
        if (name.EndsWith("OperationFilterInput", StringComparison.Ordinal) && marked.Exists(f => f.Name.Value == "eq"))
        {
            Fault(marked.Find(f => f.Name.Value == "eq")!, $"A field eq of a type named …Operation cannot be filterable: {name} would read as operations on a value. Rename one of them.");
            return null;
        }

        generated.Add(name, $"the filter of {type}", origin, _ => new Draft(written.Find(type)!.Name).InputObject(
            name,
            $"Conditions on {type}. A field left out is no condition; all conditions that are given must hold.",
            [
                Group("and", name, "All of these must hold; an empty list always does."),
                Group("or", name, "At least one of these must hold; an empty list never does."),
                .. marked.Select(f => Field(type, f)).OfType<InputValueDefinitionNode>(),
            ]));
        return name;

        InputValueDefinitionNode Group(string word, string of, string description) =>
            new Draft(written.Find(type)!.Name).Input(word, $"[{of}!]", description);
    }

    private InputValueDefinitionNode? Field(string owner, FieldDefinitionNode field)
    {
        var name = field.Name.Value;
        var origin = ConventionDirectives.Find(field.Directives, "filterable")!;
        if (name is "and" or "or")
        {
            Fault(origin, $"{owner}.{name} cannot be filterable: '{name}' joins conditions in a filter. Rename the field.");
            return null;
        }

        if (field.Arguments.FirstOrDefault(a => a.Type is NonNullTypeNode && a.DefaultValue is null) is { } needed)
        {
            Fault(origin, $"{owner}.{name} cannot be filterable: a filter has no place for its argument {needed.Name.Value}.");
            return null;
        }

        var type = SdlTypes.Nullable(field.Type);
        var input = type is ListTypeNode list ? List(owner, field, list, origin) : Single(owner, field, SdlTypes.NamedType(type), origin);
        return input is null
            ? null
            : new Draft(origin).Input(name, input, field.Description?.Value ?? $"Condition on {name}.", madeOf: new SchemaCoordinate(owner, name));
    }

    private string? Single(string owner, FieldDefinitionNode field, string type, Node origin)
    {
        if (written.Leaf(type) is { } kind)
        {
            if (type == "ID" && field.Name.Value != "id")
            {
                Fault(origin, $"{owner}.{field.Name.Value} cannot be filterable: it does not say whose id it is. Mark the related object and its id instead.");
                return null;
            }

            return Operations(type, kind, origin);
        }

        return written.Find(type) switch
        {
            null => null, // SchemaBuilder reports the unknown name.
            FieldsTypeNode => Of(type, origin) ?? Refuse($"no field of {type} is marked @filterable"),
            _ => Refuse($"{type} is neither a leaf nor an object"),
        };

        string? Refuse(string why)
        {
            Fault(origin, $"{owner}.{field.Name.Value} cannot be filterable: {why}.");
            return null;
        }
    }

    private string? List(string owner, FieldDefinitionNode field, ListTypeNode list, Node origin)
    {
        if (SdlTypes.Nullable(list.Type) is ListTypeNode)
        {
            Fault(origin, $"{owner}.{field.Name.Value} cannot be filterable: it is a list of lists.");
            return null;
        }

        var element = SdlTypes.NamedType(list.Type);
        if (Single(owner, field, element, origin) is not { } inner)
        {
            return null;
        }

        var name = written.Leaf(element) is null ? FilterNames.ListOfObjects(element) : FilterNames.ListOfLeaves(element);
        generated.Add(name, $"the filter of lists of {element}", origin, draft => draft.InputObject(
            name,
            $"Conditions on a list of {element}.",
            draft.Input("all", inner, "Each element meets this; an empty list always does.", ConditionWeights.Condition),
            draft.Input("none", inner, "No element meets this.", ConditionWeights.Condition),
            draft.Input("some", inner, "At least one element meets this.", ConditionWeights.Condition),
            draft.Input("any", "Boolean", "True: the list has elements. False: it is empty.", ConditionWeights.Condition)));
        return name;
    }

    private string Operations(string leaf, LeafKind kind, Node origin)
    {
        var name = FilterNames.Operations(leaf);
        generated.Add(name, $"the operations on {leaf}", origin, draft => draft.InputObject(
            name,
            kind == LeafKind.Text
                ? $"Operations on {leaf}; all that are given must hold. Fields that people search by are compared without regard to case, accents and width."
                : $"Operations on {leaf}; all that are given must hold.",
            [.. OperationTable.Of(kind, name).Select(o => draft.Input(o.Name, o.Type.Replace("{leaf}", leaf, StringComparison.Ordinal), o.Description, OperationTable.Weight(o.Name)))]));
        return name;
    }

    private void Fault(Node node, string message) => faults.Add(SchemaFault.At(node, message));
}
