using System.Collections.Frozen;

namespace B2BAccounts.GraphQL.Language;

/// <content>Definitions and extensions of the type system (section 3).</content>
public sealed partial class Parser
{
    private static readonly FrozenSet<string> DirectiveLocations = FrozenSet.ToFrozenSet(
        [
            "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
            "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION",
            "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
        ],
        StringComparer.Ordinal);

    private TypeSystemNode? ParseTypeSystemDefinition(int start, StringValueNode? description) => lexer.Text switch
    {
        "schema" => ParseSchema(start, description, extends: false),
        "scalar" => ParseScalar(start, description, extends: false),
        "type" => ParseObject(start, description, extends: false),
        "interface" => ParseInterface(start, description, extends: false),
        "union" => ParseUnion(start, description, extends: false),
        "enum" => ParseEnum(start, description, extends: false),
        "input" => ParseInput(start, description, extends: false),
        "directive" => ParseDirectiveDefinition(start, description),
        _ => null,
    };

    private TypeSystemNode ParseExtension(int start)
    {
        Advance();
        if (lexer.Kind != TokenKind.Name)
        {
            throw Unexpected();
        }

        return lexer.Text switch
        {
            "schema" => ParseSchema(start, null, extends: true),
            "scalar" => ParseScalar(start, null, extends: true),
            "type" => ParseObject(start, null, extends: true),
            "interface" => ParseInterface(start, null, extends: true),
            "union" => ParseUnion(start, null, extends: true),
            "enum" => ParseEnum(start, null, extends: true),
            "input" => ParseInput(start, null, extends: true),
            _ => throw Unexpected(),
        };
    }

    private SchemaNode ParseSchema(int start, StringValueNode? description, bool extends)
    {
        Advance();
        var directives = ParseDirectives(isConst: true);
        var operations = extends
            ? OptionalMany(TokenKind.BraceLeft, static p => p.ParseOperationType(), TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, static p => p.ParseOperationType(), TokenKind.BraceRight);
        RequireContent(extends, directives.Count + operations.Count);
        return new SchemaNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, IsExtension = extends,
            Directives = directives, OperationTypes = operations,
        };
    }

    private OperationTypeNode ParseOperationType()
    {
        var start = lexer.Start;
        var keyword = ParseName().Value;
        var operation = keyword switch
        {
            "query" => OperationKind.Query,
            "mutation" => OperationKind.Mutation,
            "subscription" => OperationKind.Subscription,
            _ => throw Failure(start, $"Unexpected Name \"{keyword}\"."),
        };
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new OperationTypeNode { Source = source, Start = start, End = lexer.LastEnd, Operation = operation, Type = type };
    }

    private ScalarTypeNode ParseScalar(int start, StringValueNode? description, bool extends)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        RequireContent(extends, directives.Count);
        return new ScalarTypeNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, IsExtension = extends, Name = name,
            Directives = directives,
        };
    }

    private ObjectTypeNode ParseObject(int start, StringValueNode? description, bool extends)
    {
        Advance();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFields();
        RequireContent(extends, interfaces.Count + directives.Count + fields.Count);
        return new ObjectTypeNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, IsExtension = extends, Name = name,
            Interfaces = interfaces, Directives = directives, Fields = fields,
        };
    }

    private InterfaceTypeNode ParseInterface(int start, StringValueNode? description, bool extends)
    {
        Advance();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFields();
        RequireContent(extends, interfaces.Count + directives.Count + fields.Count);
        return new InterfaceTypeNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, IsExtension = extends, Name = name,
            Interfaces = interfaces, Directives = directives, Fields = fields,
        };
    }

    private IReadOnlyList<NamedTypeNode> ParseInterfaces() =>
        TakeOptionalKeyword("implements") ? Delimited(TokenKind.Amp, static p => p.ParseNamedType()) : [];

    private IReadOnlyList<FieldDefinitionNode> ParseFields() =>
        OptionalMany(TokenKind.BraceLeft, static p => p.ParseFieldDefinition(), TokenKind.BraceRight);

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = lexer.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var directives = ParseDirectives(isConst: true);
        return new FieldDefinitionNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, Name = name, Arguments = arguments,
            Type = type, Directives = directives,
        };
    }

    private IReadOnlyList<InputValueDefinitionNode> ParseArgumentDefinitions() =>
        OptionalMany(TokenKind.ParenLeft, static p => p.ParseInputValue(), TokenKind.ParenRight);

    private InputValueDefinitionNode ParseInputValue()
    {
        var start = lexer.Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = TakeOptional(TokenKind.Equal) ? ParseValue(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new InputValueDefinitionNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, Name = name, Type = type,
            DefaultValue = defaultValue, Directives = directives,
        };
    }

    private UnionTypeNode ParseUnion(int start, StringValueNode? description, bool extends)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = TakeOptional(TokenKind.Equal) ? Delimited(TokenKind.Pipe, static p => p.ParseNamedType()) : [];
        RequireContent(extends, directives.Count + types.Count);
        return new UnionTypeNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, IsExtension = extends, Name = name,
            Directives = directives, Types = types,
        };
    }

    private EnumTypeNode ParseEnum(int start, StringValueNode? description, bool extends)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = OptionalMany(TokenKind.BraceLeft, static p => p.ParseEnumValue(), TokenKind.BraceRight);
        RequireContent(extends, directives.Count + values.Count);
        return new EnumTypeNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, IsExtension = extends, Name = name,
            Directives = directives, Values = values,
        };
    }

    private EnumValueDefinitionNode ParseEnumValue()
    {
        var start = lexer.Start;
        var description = ParseDescription();
        if (lexer.IsName("true") || lexer.IsName("false") || lexer.IsName("null"))
        {
            throw Failure(lexer.Start, $"{lexer.Describe()} is reserved and cannot be used for an enum value.");
        }

        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        return new EnumValueDefinitionNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, Name = name, Directives = directives,
        };
    }

    private InputObjectTypeNode ParseInput(int start, StringValueNode? description, bool extends)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.BraceLeft, static p => p.ParseInputValue(), TokenKind.BraceRight);
        RequireContent(extends, directives.Count + fields.Count);
        return new InputObjectTypeNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, IsExtension = extends, Name = name,
            Directives = directives, Fields = fields,
        };
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(int start, StringValueNode? description)
    {
        Advance();
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var repeatable = TakeOptionalKeyword("repeatable");
        ExpectKeyword("on");
        var locations = Delimited(TokenKind.Pipe, static p => p.ParseDirectiveLocation());
        return new DirectiveDefinitionNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, Name = name, Arguments = arguments,
            Repeatable = repeatable, Locations = locations,
        };
    }

    private NameNode ParseDirectiveLocation()
    {
        var name = ParseName();
        return DirectiveLocations.Contains(name.Value) ? name : throw Failure(name.Start, $"Unexpected Name \"{name}\".");
    }

    /// <summary>An extension that adds nothing is a syntax error.</summary>
    private void RequireContent(bool extends, int parts)
    {
        if (extends && parts == 0)
        {
            throw Unexpected();
        }
    }
}
