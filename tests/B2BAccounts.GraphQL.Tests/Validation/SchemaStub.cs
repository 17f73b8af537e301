using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Validation;

/// <summary>Makes a schema from SDL without checking it, so that validation can be tested on its own.</summary>
internal static class SchemaStub
{
    private const string Introspection = """
        scalar String scalar Int scalar Float scalar Boolean scalar ID
        directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @deprecated(reason: String! = "No longer supported") on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
        directive @specifiedBy(url: String!) on SCALAR
        directive @oneOf on INPUT_OBJECT
        type __Schema { description: String types: [__Type!]! queryType: __Type! mutationType: __Type subscriptionType: __Type directives: [__Directive!]! }
        type __Type {
          kind: __TypeKind! name: String description: String specifiedByURL: String fields(includeDeprecated: Boolean! = false): [__Field!]
          interfaces: [__Type!] possibleTypes: [__Type!] enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!] ofType: __Type isOneOf: Boolean
        }
        enum __TypeKind { SCALAR OBJECT INTERFACE UNION ENUM INPUT_OBJECT LIST NON_NULL }
        type __Field {
          name: String! description: String args(includeDeprecated: Boolean! = false): [__InputValue!]! type: __Type!
          isDeprecated: Boolean! deprecationReason: String
        }
        type __InputValue { name: String! description: String type: __Type! defaultValue: String isDeprecated: Boolean! deprecationReason: String }
        type __EnumValue { name: String! description: String isDeprecated: Boolean! deprecationReason: String }
        type __Directive {
          name: String! description: String isRepeatable: Boolean! locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }
        enum __DirectiveLocation { QUERY FIELD OBJECT }
        """;

    public static Schema Build(string sdl)
    {
        DefinitionNode[] nodes = [.. Parser.Parse(Introspection).Definitions, .. Parser.Parse(sdl).Definitions];
        var types = nodes.OfType<TypeDefinitionNode>().ToDictionary(n => n.Name.Value, Create, StringComparer.Ordinal);
        foreach (var node in nodes.OfType<TypeDefinitionNode>())
        {
            Fill(node);
        }

        var directives = nodes.OfType<DirectiveDefinitionNode>().Select(d => new DirectiveDefinition(
            d.Name.Value, Inputs(d.Arguments), d.Locations.Select(l => l.Value).ToHashSet(StringComparer.Ordinal), d.Repeatable));
        return new Schema(
            [.. types.Values], [.. directives], Root("Query"), Root("Mutation"), Root("Subscription"));

        ObjectType? Root(string name) => types.GetValueOrDefault(name) as ObjectType;

        NamedType Create(TypeDefinitionNode node) => node switch
        {
            ScalarTypeNode => new ScalarType(node.Name.Value),
            ObjectTypeNode => new ObjectType(node.Name.Value),
            InterfaceTypeNode => new InterfaceType(node.Name.Value),
            UnionTypeNode => new UnionType(node.Name.Value),
            EnumTypeNode => new EnumType(node.Name.Value),
            _ => new InputObjectType(node.Name.Value),
        };

        void Fill(TypeDefinitionNode node)
        {
            switch (node, types[node.Name.Value])
            {
                case (FieldsTypeNode n, FieldsType type):
                    type.Interfaces = [.. n.Interfaces.Select(i => (InterfaceType)types[i.Name.Value])];
                    type.SetFields([.. n.Fields.Select(f => new FieldDefinition(f.Name.Value, TypeOf(f.Type), Inputs(f.Arguments)))]);
                    break;
                case (UnionTypeNode n, UnionType type):
                    type.Types = [.. n.Types.Select(t => (ObjectType)types[t.Name.Value])];
                    break;
                case (EnumTypeNode n, EnumType type):
                    type.SetValues([.. n.Values.Select(v => new EnumValue(v.Name.Value))]);
                    break;
                case (InputObjectTypeNode n, InputObjectType type):
                    type.SetFields(Inputs(n.Fields));
                    type.IsOneOf = n.Directives.Any(d => d.Name.Value == "oneOf");
                    break;
            }
        }

        IReadOnlyList<InputValue> Inputs(IReadOnlyList<InputValueDefinitionNode> inputs) =>
            [.. inputs.Select(i => new InputValue(i.Name.Value, TypeOf(i.Type)) { DefaultValue = i.DefaultValue })];

        GraphType TypeOf(TypeNode node) => node switch
        {
            NamedTypeNode n => types[n.Name.Value],
            ListTypeNode n => new ListType(TypeOf(n.Type)),
            NonNullTypeNode n => new NonNullType(TypeOf(n.Type)),
            _ => throw new ArgumentException($"{node} is no type.", nameof(node)),
        };
    }
}
