using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Tests.Language;

/// <summary>Makes documents of any shape the grammar allows, from a seed.</summary>
internal sealed class SyntaxGenerator(int seed)
{
    private static readonly string[] Names = ["a", "b1", "_c", "on", "type", "query", "fragment", "aNameThatIsRatherLongForAName", "input"];
    private static readonly string[] Texts =
    [
        "", " ", "plain", "  led by blanks", "a\nb", "a\n  b", "\n", "a\n", "\n\na", "quote\"", "back\\", "triple\"\"\"", "\"\"\"", "tab\tend",
        "é😀", "\u0000\u0007\u007F\u009F", "carriage\rreturn", "  a\n  b", "a\n\n  \n b", new string('x', 75), "\\\"\"\"", "a\n\tb\n c",
    ];

    private readonly Random random = new(seed);

    public DocumentNode Document() => new([.. Some(1, 4, Definition)]);

    public DefinitionNode Definition() => random.Next(11) switch
    {
        0 or 1 => new OperationDefinitionNode
        {
            Description = Description(), Operation = Pick(Enum.GetValues<OperationKind>()), Name = Maybe(Name),
            VariableDefinitions = [.. Some(0, 3, Variable)], Directives = Directives(), SelectionSet = Selections(0),
        },
        2 => new FragmentDefinitionNode
        {
            Description = Description(), Name = FragmentName(), TypeCondition = Named(), Directives = Directives(),
            SelectionSet = Selections(0),
        },
        3 => new SchemaNode
        {
            Description = Description(), Directives = Directives(),
            OperationTypes = [.. Some(1, 3, () => new OperationTypeNode { Operation = Pick(Enum.GetValues<OperationKind>()), Type = Named() })],
        },
        4 => new ScalarTypeNode { Description = Description(), Name = Name(), Directives = Directives() },
        5 => new ObjectTypeNode
        {
            Description = Description(), Name = Name(), Interfaces = [.. Some(0, 2, Named)], Directives = Directives(),
            Fields = [.. Some(0, 3, Field)],
        },
        6 => new InterfaceTypeNode
        {
            Name = Name(), IsExtension = true, Interfaces = [.. Some(0, 2, Named)], Directives = Directives(),
            Fields = [.. Some(1, 3, Field)],
        },
        7 => new UnionTypeNode { Description = Description(), Name = Name(), Directives = Directives(), Types = [.. Some(0, 3, Named)] },
        8 => new EnumTypeNode
        {
            Description = Description(), Name = Name(), Directives = Directives(),
            Values = [.. Some(0, 3, () => new EnumValueDefinitionNode { Description = Description(), Name = Name(), Directives = Directives() })],
        },
        9 => new InputObjectTypeNode { Description = Description(), Name = Name(), Directives = Directives(), Fields = [.. Some(0, 3, Input)] },
        _ => new DirectiveDefinitionNode
        {
            Description = Description(), Name = Name(), Arguments = [.. Some(0, 3, Input)], Repeatable = Chance(2),
            Locations = [.. Some(1, 3, () => new NameNode(Pick(["FIELD", "OBJECT", "QUERY"])))],
        },
    };

    public ValueNode Value(int depth, bool isConst) => random.Next(depth > 3 ? 8 : 10) switch
    {
        0 => new IntValueNode(Pick(["0", "-1", "12345678901234567890"])),
        1 => new FloatValueNode(Pick(["0.5", "-1e10", "1.25E-3"])),
        2 => Text(),
        3 => new BooleanValueNode(Chance(2)),
        4 => new NullValueNode(),
        5 => new EnumValueNode(Pick(["RED", "on", "x"])),
        6 when !isConst => new VariableNode { Name = Name() },
        8 => new ListValueNode([.. Some(0, 6, () => Value(depth + 1, isConst))]),
        9 => new ObjectValueNode([.. Some(0, 6, () => new ObjectFieldNode { Name = Name(), Value = Value(depth + 1, isConst) })]),
        _ => Text(),
    };

    private StringValueNode Text()
    {
        var text = Pick(Texts) + (Chance(3) ? Pick(Texts) : "");
        return new StringValueNode(text, Chance(2) && BlockStrings.Print(text) is not null);
    }

    private FieldDefinitionNode Field() => new()
    {
        Description = Description(), Name = Name(), Arguments = [.. Some(0, 2, Input)], Type = Type(0), Directives = Directives(),
    };

    private InputValueDefinitionNode Input() => new()
    {
        Description = Description(), Name = Name(), Type = Type(0), DefaultValue = Maybe(() => Value(0, isConst: true)),
        Directives = Directives(),
    };

    private VariableDefinitionNode Variable() => new()
    {
        Description = Description(), Variable = new VariableNode { Name = Name() }, Type = Type(0),
        DefaultValue = Maybe(() => Value(0, isConst: true)), Directives = Directives(),
    };

    private SelectionSetNode Selections(int depth) => new([.. Some(1, 3, () => Selection(depth))]);

    private SelectionNode Selection(int depth) => random.Next(4) switch
    {
        0 => new FragmentSpreadNode { Name = FragmentName(), Directives = Directives() },
        1 when depth < 4 => new InlineFragmentNode
        {
            TypeCondition = Maybe(Named), Directives = Directives(), SelectionSet = Selections(depth + 1),
        },
        _ => new FieldNode
        {
            Alias = Maybe(Name), Name = Name(), Directives = Directives(),
            Arguments = [.. Some(0, 4, () => new ArgumentNode { Name = Name(), Value = Value(0, isConst: false) })],
            SelectionSet = depth < 4 && Chance(3) ? Selections(depth + 1) : null,
        },
    };

    private IReadOnlyList<DirectiveNode> Directives() => Chance(3)
        ? [.. Some(1, 2, () => new DirectiveNode
        {
            Name = Name(), Arguments = [.. Some(0, 2, () => new ArgumentNode { Name = Name(), Value = Value(2, isConst: true) })],
        })]
        : [];

    private TypeNode Type(int depth)
    {
        TypeNode type = depth < 3 && Chance(3) ? new ListTypeNode(Type(depth + 1)) : Named();
        return Chance(3) ? new NonNullTypeNode(type) : type;
    }

    private NamedTypeNode Named() => new(Name());

    private NameNode Name() => new(Pick(Names));

    private NameNode FragmentName() => new(Pick(["f", "F2", "query"]));

    private StringValueNode? Description() => Chance(3) ? Text() : null;

    private T? Maybe<T>(Func<T> make)
        where T : class => Chance(2) ? make() : null;

    private List<T> Some<T>(int least, int most, Func<T> make)
    {
        List<T> made = [];
        for (var count = random.Next(least, most + 1); count > 0; count--)
        {
            made.Add(make());
        }

        return made;
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;
}
