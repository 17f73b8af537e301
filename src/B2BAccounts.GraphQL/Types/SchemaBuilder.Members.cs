using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types.Checks;

namespace B2BAccounts.GraphQL.Types;

/// <summary>Fields, arguments and references to types.</summary>
public sealed partial class SchemaBuilder
{
    private FieldDefinition Field(FieldDefinitionNode node) => new(node.Name.Value, TypeOf(node.Type), [.. node.Arguments.Select(Input)])
    {
        Description = node.Description?.Value,
        DeprecationReason = Deprecation(node.Directives),
        Node = node,
    };

    private InputValue Input(InputValueDefinitionNode node) => new(node.Name.Value, TypeOf(node.Type))
    {
        Description = node.Description?.Value,
        DefaultValue = node.DefaultValue,
        DeprecationReason = Deprecation(node.Directives),
        Node = node,
    };

    private InterfaceType? Interface(NamedTypeNode node)
    {
        var type = Named(node);
        if (type is not null and not InterfaceType)
        {
            Fault(node, $"Only interfaces can be implemented; {type.Name} is {SchemaChecks.KindOf(type)}.");
        }

        return type as InterfaceType;
    }

    private ObjectType? Member(NamedTypeNode node)
    {
        var type = Named(node);
        if (type is not null and not ObjectType)
        {
            Fault(node, $"Only object types can be members of a union; {type.Name} is {SchemaChecks.KindOf(type)}.");
        }

        return type as ObjectType;
    }

    // A name that stands for nothing is reported; String stands in so that the other faults are found too.
    private GraphType TypeOf(TypeNode node) => node switch
    {
        NonNullTypeNode n => new NonNullType(TypeOf(n.Type)),
        ListTypeNode l => new ListType(TypeOf(l.Type)),
        NamedTypeNode named => Named(named) ?? types["String"],
        _ => throw new InvalidOperationException($"Unknown type node {node.GetType().Name}."),
    };

    private NamedType? Named(NamedTypeNode node)
    {
        referenced.Add(node.Name.Value);
        if (types.TryGetValue(node.Name.Value, out var type))
        {
            return type;
        }

        Fault(node, $"Unknown type {node.Name.Value}.{Suggestions.For(node.Name.Value, types.Keys.Where(k => !BuiltIns.IsBuiltInType(k)))}");
        return null;
    }

    private static string? Deprecation(IReadOnlyList<DirectiveNode> applied)
    {
        var directive = applied.FirstOrDefault(d => d.Name.Value == "deprecated");
        return directive is null ? null : Text(directive, "reason") ?? BuiltIns.NoLongerSupported;
    }

    private static string? Text(DirectiveNode? directive, string argument) =>
        (directive?.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value as StringValueNode)?.Value;
}
