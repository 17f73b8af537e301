using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>One expansion of a set of documents.</summary>
internal sealed class SdlExpansion
{
    private readonly IReadOnlyList<DocumentNode> documents;
    private readonly List<SchemaFault> faults = [];
    private readonly SdlTypes written;
    private readonly GeneratedTypes generated;
    private readonly ConventionDirectives directives;
    private readonly ConnectionFields connections;
    private readonly PayloadFields payloads;

    public SdlExpansion(IReadOnlyList<DocumentNode> documents)
    {
        this.documents = documents;
        written = new SdlTypes(documents);
        generated = new GeneratedTypes(written, faults);
        directives = new ConventionDirectives(faults);
        connections = new ConnectionFields(
            generated,
            new FilterTypes(written, generated, faults),
            new SortTypes(written, generated, faults),
            new AggregateTypes(written, generated, new AggregateMarks(written, faults), new GroupTypes(written, generated, faults)),
            written,
            faults);
        payloads = new PayloadFields(written, generated, faults);
    }

    public ExpandedSdl Run()
    {
        List<DocumentNode> expanded = [.. documents.Select(d => new DocumentNode([.. d.Definitions.Select(Definition)])
        {
            Source = d.Source,
            Start = d.Start,
            End = d.End,
        })];
        List<DefinitionNode> added = [.. generated.Definitions, .. NodeTypes.For(written)];
        if (faults.Count > 0)
        {
            throw new SchemaException(faults);
        }

        if (added.Count > 0)
        {
            expanded.Add(new DocumentNode(added));
        }

        return new ExpandedSdl(expanded, connections.Found, payloads.Found);
    }

    private DefinitionNode Definition(DefinitionNode definition)
    {
        switch (definition)
        {
            case DirectiveDefinitionNode directive:
                if (directive.Name.Value is "connection" or "filterable" or "sortable" or "aggregatable" or "groupable" or "payload")
                {
                    faults.Add(SchemaFault.At(directive.Name, $"@{directive.Name.Value} is a convention of the engine and is not to be defined."));
                }

                CheckArguments(directive.Arguments, $"an argument of @{directive.Name.Value}");
                return directive;
            case SchemaNode schema:
                directives.Check(schema.Directives, "the schema");
                return schema;
            case ScalarTypeNode scalar:
                return Scalar(scalar);
            case FieldsTypeNode type:
                directives.Check(type.Directives, type.Name.Value);
                return WithFields(type, [.. type.Fields.Select(f => Field(type, f))]);
            case TypeDefinitionNode type:
                directives.Check(type.Directives, type.Name.Value);
                CheckMembers(type);
                return type;
            default:
                return definition;
        }
    }

    private FieldDefinitionNode Field(FieldsTypeNode type, FieldDefinitionNode field)
    {
        var coordinate = $"{type.Name.Value}.{field.Name.Value}";
        directives.Check(
            field.Directives, coordinate, type.Name.Value == written.Mutation ? ["payload"] : ["connection", "filterable", "sortable", "aggregatable", "groupable"]);
        CheckArguments(field.Arguments, $"an argument of {coordinate}");
        if (!field.Directives.Any(ConventionDirectives.IsConvention))
        {
            return field;
        }

        if (type.Name.Value == written.Mutation)
        {
            return ConventionDirectives.Find(field.Directives, "payload") is { } payload ? payloads.Expand(coordinate, field, payload) : field;
        }

        if (ConventionDirectives.Find(field.Directives, "connection") is { } connection)
        {
            return connections.Expand(coordinate, field, connection);
        }

        foreach (var mark in field.Directives.Where(d => ConventionDirectives.IsConvention(d)))
        {
            if (written.IsRoot(type.Name.Value))
            {
                faults.Add(SchemaFault.At(mark, $"@{mark.Name.Value} on {coordinate} needs @connection beside it: only pages are filtered, sorted and aggregated."));
            }
            else if (ConventionDirectives.Value(mark, "inParent") is { } inParent)
            {
                faults.Add(SchemaFault.At(inParent, $"inParent on {coordinate} says something only beside @connection; without, the field is a part of its owner's filter anyway."));
            }
            else if (ConventionDirectives.Value(mark, "as") is { } kind)
            {
                faults.Add(SchemaFault.At(kind, $"'as' belongs on the scalar, not on {coordinate}: all fields of a type have the same operations."));
            }
        }

        return Rebuilt.Field(field, field.Type, field.Arguments);
    }

    private ScalarTypeNode Scalar(ScalarTypeNode scalar)
    {
        directives.Check(scalar.Directives, $"scalar {scalar.Name.Value}", "filterable");
        if (ConventionDirectives.Find(scalar.Directives, "filterable") is not { } mark)
        {
            return scalar;
        }

        if (ConventionDirectives.Value(mark, "as") is null || mark.Arguments.Count > 1)
        {
            faults.Add(SchemaFault.At(mark, $"@filterable on scalar {scalar.Name.Value} takes exactly 'as': EQUALITY, COMPARABLE or TEXT."));
        }

        return new ScalarTypeNode
        {
            Source = scalar.Source,
            Start = scalar.Start,
            End = scalar.End,
            Description = scalar.Description,
            IsExtension = scalar.IsExtension,
            Name = scalar.Name,
            Directives = [.. scalar.Directives.Where(d => !ConventionDirectives.IsConvention(d))],
        };
    }

    private void CheckMembers(TypeDefinitionNode type)
    {
        var name = type.Name.Value;
        if (type is InputObjectTypeNode input)
        {
            CheckArguments(input.Fields, $"a field of input {name}");
        }
        else if (type is EnumTypeNode enumType)
        {
            foreach (var value in enumType.Values)
            {
                directives.Check(value.Directives, $"{name}.{value.Name.Value}");
            }
        }
    }

    private void CheckArguments(IReadOnlyList<InputValueDefinitionNode> values, string place)
    {
        foreach (var value in values)
        {
            directives.Check(value.Directives, place);
        }
    }

    private static FieldsTypeNode WithFields(FieldsTypeNode type, IReadOnlyList<FieldDefinitionNode> fields) =>
        type is ObjectTypeNode
            ? new ObjectTypeNode
            {
                Source = type.Source,
                Start = type.Start,
                End = type.End,
                Description = type.Description,
                IsExtension = type.IsExtension,
                Directives = type.Directives,
                Name = type.Name,
                Interfaces = type.Interfaces,
                Fields = fields,
            }
            : new InterfaceTypeNode
            {
                Source = type.Source,
                Start = type.Start,
                End = type.End,
                Description = type.Description,
                IsExtension = type.IsExtension,
                Directives = type.Directives,
                Name = type.Name,
                Interfaces = type.Interfaces,
                Fields = fields,
            };
}
