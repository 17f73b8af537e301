using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>Expands fields marked @connection.</summary>
internal sealed class ConnectionFields(
    GeneratedTypes generated, FilterTypes filters, SortTypes sorts, AggregateTypes aggregates, SdlTypes written, List<SchemaFault> faults)
{
    private const int DefaultSize = 25;
    private const int MaxSize = 200;

    private static readonly string[] Reserved = ["first", "after", "last", "before", "where", "order"];

    public Dictionary<string, ConnectionShape> Found { get; } = new(StringComparer.Ordinal);

    public FieldDefinitionNode Expand(string coordinate, FieldDefinitionNode field, DirectiveNode connection)
    {
        if (SdlTypes.Nullable(field.Type) is not ListTypeNode { Type: var element }
            || SdlTypes.Nullable(element) is not NamedTypeNode { Name.Value: var elementName })
        {
            faults.Add(SchemaFault.At(field.Type, $"{coordinate} is a @connection and must be a list of objects, such as [Account!]."));
            return field;
        }

        if (written.Leaf(elementName) is not null || written.Find(elementName) is UnionTypeNode or InputObjectTypeNode)
        {
            faults.Add(SchemaFault.At(field.Type, $"{coordinate} is a @connection and must be a list of objects; {elementName} is none."));
            return field;
        }

        foreach (var taken in field.Arguments.Where(a => Reserved.Contains(a.Name.Value)))
        {
            faults.Add(SchemaFault.At(taken.Name, $"{coordinate} has an argument {taken.Name.Value} of its own, but @connection brings one. Rename it or leave it out."));
        }

        var name = ConventionDirectives.Text(connection, "name") ?? FilterNames.Capital(field.Name.Value);
        var (size, max) = Sizes(connection);
        var draft = new Draft(connection);
        List<InputValueDefinitionNode> arguments =
        [
            .. field.Arguments,
            draft.Input("first", "Int", $"How many entries, from the start or behind 'after': {size} when left out, {max} at most. Not together with 'last'."),
            draft.Input("after", "String", "Only entries behind this cursor."),
            draft.Input("last", "Int", $"How many entries, from the end or before 'before': {size} when left out beside 'before', {max} at most."),
            draft.Input("before", "String", "Only entries before this cursor."),
        ];
        var filter = Mark(field, "filterable", m => filters.Of(elementName, m), elementName, coordinate);
        if (filter is not null)
        {
            arguments.Add(draft.Input("where", filter, "Only entries that meet these conditions.", ConditionWeights.Argument));
        }

        var sort = Mark(field, "sortable", m => sorts.Of(elementName, m), elementName, coordinate);
        if (sort is not null)
        {
            arguments.Add(draft.Input("order", $"[{sort}!]", "The order, most important step first; each entry names one field. Cursors hold for one order.", ConditionWeights.Argument));
        }

        var aggregated = Aggregates(field, elementName, coordinate);
        AddTypes(name, elementName, element is NonNullTypeNode, aggregated, connection);
        var type = field.Type is NonNullTypeNode ? $"{name}Connection!" : $"{name}Connection";
        var expanded = Rebuilt.Field(field, draft.Type(type), arguments, PageSize(draft, field, size, max));
        Found[coordinate] = new ConnectionShape(expanded, $"{name}Connection", $"{name}Edge", elementName, filter, sort, aggregated, size, max);
        return expanded;
    }

    private AggregateShape? Aggregates(FieldDefinitionNode field, string element, string coordinate)
    {
        if (ConventionDirectives.Find(field.Directives, "groupable") is { } group)
        {
            faults.Add(SchemaFault.At(group, $"@groupable belongs on the fields of {element}; @aggregatable on {coordinate} brings groups by them."));
        }

        if (ConventionDirectives.Find(field.Directives, "aggregatable") is not { } mark)
        {
            return null;
        }

        foreach (var argument in mark.Arguments)
        {
            faults.Add(SchemaFault.At(argument, $"{argument.Name.Value} says something on the fields of {element}, not on {coordinate}."));
        }

        return aggregates.Of(element, mark);
    }

    // Authors may know better how long the lists are.
    private static IReadOnlyList<DirectiveNode> PageSize(Draft draft, FieldDefinitionNode field, int size, int max) =>
        ConventionDirectives.Find(field.Directives, "listSize") is not null
            ? []
            : [draft.Directive(
                "listSize",
                ("assumedSize", new IntValueNode(Draft.Number(max))),
                ("slicingArguments", draft.Texts("first", "last")),
                ("slicingArgumentDefaultValue", new IntValueNode(Draft.Number(size))),
                ("sizedFields", draft.Texts("edges", "nodes")),
                ("requireOneSlicingArgument", new BooleanValueNode(false)))];

    private string? Mark(FieldDefinitionNode field, string directive, Func<Node, string?> inputOf, string element, string coordinate)
    {
        if (ConventionDirectives.Find(field.Directives, directive) is not { } mark)
        {
            return null;
        }

        if (ConventionDirectives.Value(mark, "as") is { } kind)
        {
            faults.Add(SchemaFault.At(kind, $"'as' belongs on the scalar, not on {coordinate}."));
        }

        var input = inputOf(mark);
        if (input is null && written.Find(element) is not null)
        {
            faults.Add(SchemaFault.At(mark, $"{coordinate} is @{directive}, but no field of {element} is marked @{directive}."));
        }

        return input;
    }

    private (int Size, int Max) Sizes(DirectiveNode connection)
    {
        var max = ConventionDirectives.Number(connection, "maxSize", MaxSize);
        var size = ConventionDirectives.Number(connection, "defaultSize", Math.Min(DefaultSize, max));
        if (max < 1)
        {
            faults.Add(SchemaFault.At(ConventionDirectives.Value(connection, "maxSize"), $"maxSize is {max}; a page holds at least 1 entry."));
        }
        else if (size < 1 || size > max)
        {
            faults.Add(SchemaFault.At(ConventionDirectives.Value(connection, "defaultSize"), $"defaultSize is {size}; it must be 1 to maxSize, which is {max}."));
        }

        return (size, max);
    }

    private void AddTypes(string name, string element, bool nonNull, AggregateShape? aggregated, Node origin)
    {
        const string Advice = "Give one of them another name by @connection(name: \"…\")";
        var node = nonNull ? $"{element}!" : element;
        generated.Add($"{name}Connection", $"a page of [{node}]{(aggregated is null ? "" : " with aggregates")}", origin, draft => draft.Object(
            $"{name}Connection",
            $"A page of a list of {element}.",
            [
                draft.Field("pageInfo", "PageInfo!", "Where the page lies in the list."),
                draft.Field("edges", $"[{name}Edge!]", "The page's entries with their cursors."),
                draft.Field("nodes", $"[{node}]", "The page's entries alone."),
                draft.Field("totalCount", "Int!", "How many entries the whole list has under the given conditions. Counted only when asked for."),
                .. AggregateFields(draft, element, aggregated),
            ]), Advice);
        generated.Add($"{name}Edge", $"an entry of a page of [{node}]", origin, draft => draft.Object(
            $"{name}Edge",
            $"An entry of a page of {element}.",
            draft.Field("cursor", "String!", "The entry's place in the list, for 'after' and 'before'. Opaque; holds for one order of the list."),
            draft.Field("node", node, "The entry.")), Advice);
        generated.Add("PageInfo", "the place of a page in its list", origin, draft => draft.Object(
            "PageInfo",
            "Where a page lies in its list.",
            draft.Field("hasNextPage", "Boolean!", "Whether entries follow the page."),
            draft.Field("hasPreviousPage", "Boolean!", "Whether entries stand before the page."),
            draft.Field("startCursor", "String", "The first entry's cursor; null on an empty page."),
            draft.Field("endCursor", "String", "The last entry's cursor; null on an empty page.")));
    }

    private static IEnumerable<FieldDefinitionNode> AggregateFields(Draft draft, string element, AggregateShape? aggregated)
    {
        if (aggregated is null)
        {
            yield break;
        }

        yield return draft.Field(
            AggregateNames.Aggregates, aggregated.TypeName, "Aggregates of the whole list under the given conditions, not of the page. One query; only what is asked for is computed.");
        if (aggregated.GroupName is { } group)
        {
            yield return draft.Field(
                AggregateNames.Groups,
                $"[{group}!]",
                "The whole list under the given conditions in groups with their aggregates, ordered by their keys in the order of 'by': smallest first, what has no value before all. Too many groups are refused, never cut off.",
                [draft.Input(AggregateNames.By, $"[{AggregateNames.GroupBy(element)}!]!", "What the entries of a group have in common.", ConditionWeights.Argument)]);
        }
    }
}
