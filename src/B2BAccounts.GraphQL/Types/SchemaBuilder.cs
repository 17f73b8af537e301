using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types.Checks;

namespace B2BAccounts.GraphQL.Types;

/// <summary>Makes a schema of SDL documents: definitions and extensions of all documents are merged, whatever their order
/// (sections 3.3 to 3.13).</summary>
public sealed partial class SchemaBuilder
{
    private readonly List<SchemaFault> faults = [];
    private readonly Dictionary<string, NamedType> types = new(StringComparer.Ordinal);
    private readonly List<NamedType> ordered = [];
    private readonly Dictionary<string, DirectiveDefinition> directives = new(StringComparer.Ordinal);
    private readonly List<DirectiveDefinition> orderedDirectives = [];
    private readonly Dictionary<string, List<TypeDefinitionNode>> nodes = new(StringComparer.Ordinal);
    private readonly List<SchemaNode> schemaNodes = [];
    private readonly HashSet<string> referenced = new(StringComparer.Ordinal);

    private SchemaBuilder()
    {
    }

    /// <exception cref="SchemaException">The documents break rules; the exception holds every fault found.</exception>
    public static Schema Build(params IEnumerable<DocumentNode> documents) => new SchemaBuilder().Make([.. documents]);

    private Schema Make(IReadOnlyList<DocumentNode> documents)
    {
        foreach (var definition in documents.SelectMany(d => d.Definitions))
        {
            Collect(definition);
        }

        foreach (var definition in BuiltIns.Document.Definitions)
        {
            CollectBuiltIn(definition);
        }

        foreach (var (name, parts) in nodes)
        {
            if (!types.ContainsKey(name))
            {
                foreach (var part in parts)
                {
                    Fault(part, $"Type {name} is extended but never defined.");
                }
            }
        }

        foreach (var type in ordered)
        {
            Fill(type);
        }

        foreach (var definition in documents.SelectMany(d => d.Definitions).OfType<DirectiveDefinitionNode>())
        {
            AddDirective(definition);
        }

        foreach (var definition in CostDirectives.Definitions.Append(AuthorizeDirective.Definition))
        {
            var name = definition.Name.Value;
            if (!directives.ContainsKey(name) && documents.SelectMany(d => d.Definitions).Any(d => AppliedDirective.IsIn(d, name)))
            {
                AddDirective(definition);
            }
        }

        foreach (var definition in BuiltIns.Document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            if (!directives.ContainsKey(definition.Name.Value))
            {
                AddDirective(definition);
            }
        }

        var (query, mutation, subscription) = RootTypes();
        ThrowIfFaulty();

        var listed = ordered.Where(t => !BuiltIns.IsBuiltInScalar(t.Name) || referenced.Contains(t.Name)).ToList();
        var schema = new Schema(listed, orderedDirectives, query, mutation, subscription)
        {
            Description = schemaNodes.FirstOrDefault(n => !n.IsExtension)?.Description?.Value,
            Nodes = schemaNodes,
        };
        faults.AddRange(SchemaChecks.Check(schema));
        ThrowIfFaulty();
        AccessRules.Find(schema);
        return schema;
    }

    private void ThrowIfFaulty()
    {
        if (faults.Count > 0)
        {
            throw new SchemaException(faults);
        }
    }

    private void Fault(Node? node, string message) => faults.Add(SchemaFault.At(node, message));

    private void Collect(DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaNode schema:
                if (!schema.IsExtension && schemaNodes.Any(n => !n.IsExtension))
                {
                    Fault(schema, "The schema is defined twice; keep one definition and turn the others into 'extend schema'.");
                }

                schemaNodes.Add(schema);
                break;
            case TypeDefinitionNode type:
                CollectType(type);
                break;
            case DirectiveDefinitionNode:
                break;
            default:
                Fault(definition, "A schema holds only definitions of types and directives, no operations or fragments.");
                break;
        }
    }

    private void CollectType(TypeDefinitionNode node)
    {
        var name = node.Name.Value;
        if (BuiltIns.HasType(name))
        {
            Fault(node.Name, $"{name} is built in and cannot be defined or extended.");
            return;
        }

        if (!node.IsExtension)
        {
            if (types.TryGetValue(name, out var other))
            {
                var first = other.Nodes[0].Location;
                Fault(node.Name, $"Type {name} is defined twice, first at {other.Nodes[0].Source?.Name} line {first?.Line}; " +
                    "keep one definition and turn the others into 'extend'.");
                return;
            }

            Declare(node);
        }

        (nodes.TryGetValue(name, out var parts) ? parts : nodes[name] = []).Add(node);
    }

    private void CollectBuiltIn(DefinitionNode definition)
    {
        if (definition is TypeDefinitionNode type)
        {
            Declare(type);
            nodes[type.Name.Value] = [type];
        }
    }

    private void Declare(TypeDefinitionNode node)
    {
        var name = node.Name.Value;
        NamedType type = node switch
        {
            ScalarTypeNode => new ScalarType(name) { Coercion = BuiltIns.Coercion(name) },
            ObjectTypeNode => new ObjectType(name),
            InterfaceTypeNode => new InterfaceType(name),
            UnionTypeNode => new UnionType(name),
            EnumTypeNode => new EnumType(name),
            InputObjectTypeNode => new InputObjectType(name),
            _ => throw new InvalidOperationException($"Unknown definition {node.GetType().Name}."),
        };
        type.Nodes = [node];
        types.Add(name, type);
        ordered.Add(type);
    }

    private void Fill(NamedType type)
    {
        // The definition first, wherever its extensions were read.
        List<TypeDefinitionNode> parts = [.. nodes[type.Name].Where(n => !n.IsExtension), .. nodes[type.Name].Where(n => n.IsExtension)];
        foreach (var part in parts.Where(p => p.GetType() != parts[0].GetType()))
        {
            Fault(part.Name, $"Type {type.Name} is {SchemaChecks.KindOf(type)}; it must be extended as such.");
        }

        parts.RemoveAll(p => p.GetType() != parts[0].GetType());
        type.Nodes = parts;
        type.Description = parts[0].Description?.Value;
        switch (type)
        {
            case ScalarType scalar:
                scalar.SpecifiedBy = Text(scalar.AppliedDirectives.FirstOrDefault(d => d.Name.Value == "specifiedBy"), "url");
                break;
            case FieldsType composite:
                composite.SetFields([.. parts.Cast<FieldsTypeNode>().SelectMany(p => p.Fields).Select(Field)]);
                composite.Interfaces = [.. parts.Cast<FieldsTypeNode>().SelectMany(p => p.Interfaces).Select(Interface).OfType<InterfaceType>()];
                break;
            case UnionType union:
                union.Types = [.. parts.Cast<UnionTypeNode>().SelectMany(p => p.Types).Select(Member).OfType<ObjectType>()];
                break;
            case EnumType e:
                e.SetValues([.. parts.Cast<EnumTypeNode>().SelectMany(p => p.Values).Select(v => new EnumValue(v.Name.Value)
                {
                    Description = v.Description?.Value,
                    DeprecationReason = Deprecation(v.Directives),
                    Node = v,
                })]);
                break;
            case InputObjectType input:
                input.SetFields([.. parts.Cast<InputObjectTypeNode>().SelectMany(p => p.Fields).Select(Input)]);
                input.IsOneOf = input.AppliedDirectives.Any(d => d.Name.Value == "oneOf");
                break;
        }
    }

    private void AddDirective(DirectiveDefinitionNode node)
    {
        var name = node.Name.Value;
        var definition = new DirectiveDefinition(
            name,
            [.. node.Arguments.Select(Input)],
            node.Locations.Select(l => l.Value).ToHashSet(StringComparer.Ordinal),
            node.Repeatable)
        {
            Description = node.Description?.Value,
            Node = node,
        };
        if (directives.TryAdd(name, definition))
        {
            orderedDirectives.Add(definition);
        }
        else
        {
            Fault(node.Name, $"Directive @{name} is defined twice; keep one definition.");
        }
    }

    private (ObjectType? Query, ObjectType? Mutation, ObjectType? Subscription) RootTypes()
    {
        var roots = new Dictionary<OperationKind, ObjectType?>();
        foreach (var operation in schemaNodes.SelectMany(n => n.OperationTypes))
        {
            var type = Named(operation.Type);
            if (type is not null and not ObjectType)
            {
                Fault(operation.Type, $"The {Lower(operation.Operation)} root must be an object type; {type.Name} is {SchemaChecks.KindOf(type)}.");
            }

            if (!roots.TryAdd(operation.Operation, type as ObjectType))
            {
                Fault(operation, $"The schema has more than one {Lower(operation.Operation)} root; keep one.");
            }
        }

        // Without a schema definition the roots are the types of the usual names (section 3.3.1).
        if (!schemaNodes.Any(n => !n.IsExtension))
        {
            foreach (var operation in Enum.GetValues<OperationKind>())
            {
                if (types.GetValueOrDefault(operation.ToString()) is ObjectType type)
                {
                    roots.TryAdd(operation, type);
                }
            }
        }

        return (
            roots.GetValueOrDefault(OperationKind.Query),
            roots.GetValueOrDefault(OperationKind.Mutation),
            roots.GetValueOrDefault(OperationKind.Subscription));
    }

    private static string Lower(OperationKind kind) => kind.ToString().ToLowerInvariant();
}
