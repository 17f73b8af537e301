namespace B2BAccounts.GraphQL.Language;

/// <summary>Reads documents, values and types by recursive descent; messages and places are those of graphql-js (section 2 and appendix B).</summary>
public sealed partial class Parser
{
    private readonly Source source;
    private readonly ParserOptions options;
    private readonly Lexer lexer;
    private int tokens;
    private int nesting;

    private Parser(Source source, ParserOptions? options)
    {
        this.source = source;
        this.options = options ?? ParserOptions.Trusted;
        if (this.options.MaxLength is { } longest && source.Body.Length > longest)
        {
            throw new GraphQLSyntaxException(
                source,
                0,
                $"Document is {source.Body.Length} characters long, the limit is {longest}. Parsing aborted.",
                "documentLength");
        }

        lexer = new Lexer(source);
        Advance();
    }

    /// <exception cref="GraphQLSyntaxException">The text is no document, or is beyond a limit of the options.</exception>
    public static DocumentNode Parse(Source source, ParserOptions? options = null)
    {
        var parser = new Parser(source, options);
        List<DefinitionNode> definitions = [];
        do
        {
            definitions.Add(parser.ParseDefinition());
        }
        while (parser.lexer.Kind != TokenKind.EndOfFile);

        return new DocumentNode(definitions) { Source = source, Start = 0, End = source.Body.Length };
    }

    public static DocumentNode Parse(string text, ParserOptions? options = null) => Parse(new Source(text), options);

    /// <summary>A value on its own; variables are allowed in it.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no value.</exception>
    public static ValueNode ParseValue(string text, ParserOptions? options = null) => Whole(text, options, p => p.ParseValue(isConst: false));

    /// <summary>A value on its own without variables.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no constant value.</exception>
    public static ValueNode ParseConstValue(string text, ParserOptions? options = null) =>
        Whole(text, options, p => p.ParseValue(isConst: true));

    /// <summary>A type reference on its own, such as <c>[ID!]!</c>.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no type reference.</exception>
    public static TypeNode ParseType(string text, ParserOptions? options = null) => Whole(text, options, p => p.ParseTypeReference());

    private static T Whole<T>(string text, ParserOptions? options, Func<Parser, T> parse)
    {
        var parser = new Parser(new Source(text), options);
        var node = parse(parser);
        parser.Expect(TokenKind.EndOfFile);
        return node;
    }

    private DefinitionNode ParseDefinition()
    {
        if (lexer.Kind == TokenKind.BraceLeft)
        {
            return ParseShorthandQuery();
        }

        var start = lexer.Start;
        var description = ParseDescription();
        if (description is not null && lexer.Kind == TokenKind.BraceLeft)
        {
            throw Failure(start, "Unexpected description, descriptions are not supported on shorthand queries.");
        }

        if (lexer.Kind != TokenKind.Name)
        {
            throw Unexpected();
        }

        return lexer.Text switch
        {
            "query" => ParseOperation(start, description, OperationKind.Query),
            "mutation" => ParseOperation(start, description, OperationKind.Mutation),
            "subscription" => ParseOperation(start, description, OperationKind.Subscription),
            "fragment" => ParseFragmentDefinition(start, description),
            "extend" when description is null => ParseExtension(start),
            _ => ParseTypeSystemDefinition(start, description)
                ?? throw (description is null
                    ? Unexpected()
                    : Failure(start, "Unexpected description, only GraphQL definitions support descriptions.")),
        };
    }

    private OperationDefinitionNode ParseShorthandQuery()
    {
        var start = lexer.Start;
        var selections = ParseSelectionSet();
        return new OperationDefinitionNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Operation = OperationKind.Query, SelectionSet = selections,
        };
    }

    private OperationDefinitionNode ParseOperation(int start, StringValueNode? description, OperationKind operation)
    {
        Advance();
        var name = lexer.Kind == TokenKind.Name ? ParseName() : null;
        var variables = OptionalMany(TokenKind.ParenLeft, static p => p.ParseVariableDefinition(), TokenKind.ParenRight);
        var directives = ParseDirectives(isConst: false);
        var selections = ParseSelectionSet();
        return new OperationDefinitionNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, Operation = operation, Name = name,
            VariableDefinitions = variables, Directives = directives, SelectionSet = selections,
        };
    }

    private FragmentDefinitionNode ParseFragmentDefinition(int start, StringValueNode? description)
    {
        Advance();
        var name = ParseFragmentName();
        ExpectKeyword("on");
        var condition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        var selections = ParseSelectionSet();
        return new FragmentDefinitionNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, Name = name, TypeCondition = condition,
            Directives = directives, SelectionSet = selections,
        };
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = lexer.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = TakeOptional(TokenKind.Equal) ? ParseValue(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new VariableDefinitionNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Description = description, Variable = variable, Type = type,
            DefaultValue = defaultValue, Directives = directives,
        };
    }

    private VariableNode ParseVariable()
    {
        var start = lexer.Start;
        Expect(TokenKind.Dollar);
        var name = ParseName();
        return new VariableNode { Source = source, Start = start, End = lexer.LastEnd, Name = name };
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = lexer.Start;
        Enter();
        var selections = Many(TokenKind.BraceLeft, static p => p.ParseSelection(), TokenKind.BraceRight);
        nesting--;
        return new SelectionSetNode(selections) { Source = source, Start = start, End = lexer.LastEnd };
    }

    private SelectionNode ParseSelection() => lexer.Kind == TokenKind.Spread ? ParseFragment() : ParseField();

    private FieldNode ParseField()
    {
        var start = lexer.Start;
        var name = ParseName();
        NameNode? alias = null;
        if (TakeOptional(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selections = lexer.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null;
        return new FieldNode
        {
            Source = source, Start = start, End = lexer.LastEnd, Alias = alias, Name = name, Arguments = arguments,
            Directives = directives, SelectionSet = selections,
        };
    }

    private SelectionNode ParseFragment()
    {
        var start = lexer.Start;
        Expect(TokenKind.Spread);
        var hasCondition = TakeOptionalKeyword("on");
        if (!hasCondition && lexer.Kind == TokenKind.Name)
        {
            var name = ParseName();
            var onSpread = ParseDirectives(isConst: false);
            return new FragmentSpreadNode { Source = source, Start = start, End = lexer.LastEnd, Name = name, Directives = onSpread };
        }

        var condition = hasCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        var selections = ParseSelectionSet();
        return new InlineFragmentNode
        {
            Source = source, Start = start, End = lexer.LastEnd, TypeCondition = condition, Directives = directives,
            SelectionSet = selections,
        };
    }

    private NameNode ParseFragmentName() => lexer.IsName("on") ? throw Unexpected() : ParseName();

    private IReadOnlyList<ArgumentNode> ParseArguments(bool isConst) => isConst
        ? OptionalMany(TokenKind.ParenLeft, static p => p.ParseArgument(isConst: true), TokenKind.ParenRight)
        : OptionalMany(TokenKind.ParenLeft, static p => p.ParseArgument(isConst: false), TokenKind.ParenRight);

    private ArgumentNode ParseArgument(bool isConst)
    {
        var start = lexer.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConst);
        return new ArgumentNode { Source = source, Start = start, End = lexer.LastEnd, Name = name, Value = value };
    }

    private IReadOnlyList<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (lexer.Kind != TokenKind.At)
        {
            return [];
        }

        List<DirectiveNode> directives = [];
        while (lexer.Kind == TokenKind.At)
        {
            var start = lexer.Start;
            Advance();
            var name = ParseName();
            var arguments = ParseArguments(isConst);
            directives.Add(new DirectiveNode { Source = source, Start = start, End = lexer.LastEnd, Name = name, Arguments = arguments });
        }

        return directives;
    }

    private ValueNode ParseValue(bool isConst)
    {
        var start = lexer.Start;
        switch (lexer.Kind)
        {
            case TokenKind.BracketLeft:
                Enter();
                var values = isConst
                    ? Any(TokenKind.BracketLeft, static p => p.ParseValue(isConst: true), TokenKind.BracketRight)
                    : Any(TokenKind.BracketLeft, static p => p.ParseValue(isConst: false), TokenKind.BracketRight);
                nesting--;
                return new ListValueNode(values) { Source = source, Start = start, End = lexer.LastEnd };
            case TokenKind.BraceLeft:
                Enter();
                var fields = isConst
                    ? Any(TokenKind.BraceLeft, static p => p.ParseObjectField(isConst: true), TokenKind.BraceRight)
                    : Any(TokenKind.BraceLeft, static p => p.ParseObjectField(isConst: false), TokenKind.BraceRight);
                nesting--;
                return new ObjectValueNode(fields) { Source = source, Start = start, End = lexer.LastEnd };
            case TokenKind.Int:
                return new IntValueNode(TakeText()) { Source = source, Start = start, End = lexer.LastEnd };
            case TokenKind.Float:
                return new FloatValueNode(TakeText()) { Source = source, Start = start, End = lexer.LastEnd };
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                return ParseNamedValue(start);
            case TokenKind.Dollar when isConst:
                Advance();
                throw Failure(start, lexer.Kind == TokenKind.Name
                    ? $"Unexpected variable \"${lexer.Text}\" in constant value."
                    : "Unexpected \"$\".");
            case TokenKind.Dollar:
                return ParseVariable();
            default:
                throw Unexpected();
        }
    }

    private ValueNode ParseNamedValue(int start)
    {
        var name = lexer.InternedName();
        Advance();
        var end = lexer.LastEnd;
        return name switch
        {
            "true" => new BooleanValueNode(true) { Source = source, Start = start, End = end },
            "false" => new BooleanValueNode(false) { Source = source, Start = start, End = end },
            "null" => new NullValueNode { Source = source, Start = start, End = end },
            _ => new EnumValueNode(name) { Source = source, Start = start, End = end },
        };
    }

    private ObjectFieldNode ParseObjectField(bool isConst)
    {
        var start = lexer.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConst);
        return new ObjectFieldNode { Source = source, Start = start, End = lexer.LastEnd, Name = name, Value = value };
    }

    private StringValueNode ParseString()
    {
        var start = lexer.Start;
        var block = lexer.Kind == TokenKind.BlockString;
        return new StringValueNode(TakeText(), block) { Source = source, Start = start, End = lexer.LastEnd };
    }

    private StringValueNode? ParseDescription() => lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    private TypeNode ParseTypeReference()
    {
        var start = lexer.Start;
        TypeNode type;
        if (lexer.Kind == TokenKind.BracketLeft)
        {
            Enter();
            Advance();
            var inner = ParseTypeReference();
            Expect(TokenKind.BracketRight);
            nesting--;
            type = new ListTypeNode(inner) { Source = source, Start = start, End = lexer.LastEnd };
        }
        else
        {
            type = ParseNamedType();
        }

        return TakeOptional(TokenKind.Bang) ? new NonNullTypeNode(type) { Source = source, Start = start, End = lexer.LastEnd } : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        var start = lexer.Start;
        return new NamedTypeNode(ParseName()) { Source = source, Start = start, End = lexer.LastEnd };
    }

    private NameNode ParseName()
    {
        if (lexer.Kind != TokenKind.Name)
        {
            throw Expected("Name");
        }

        var (start, end) = (lexer.Start, lexer.End);
        var name = lexer.InternedName();
        Advance();
        return new NameNode(name) { Source = source, Start = start, End = end };
    }
}
