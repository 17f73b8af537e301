using System.Globalization;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>Makes syntax nodes that stand at the place of the SDL that asked for them, so that faults found later point there.</summary>
internal readonly struct Draft(Node origin)
{
    public NameNode Name(string value) => new(value) { Source = origin.Source, Start = origin.Start, End = origin.End };

    public NamedTypeNode Named(string name) => new(Name(name)) { Source = origin.Source, Start = origin.Start, End = origin.End };

    /// <summary>A type as SDL writes it: a name with brackets and exclamation marks.</summary>
    public TypeNode Type(string sdl)
    {
        if (sdl[^1] == '!')
        {
            return new NonNullTypeNode(Type(sdl[..^1])) { Source = origin.Source, Start = origin.Start, End = origin.End };
        }

        return sdl[0] == '['
            ? new ListTypeNode(Type(sdl[1..^1])) { Source = origin.Source, Start = origin.Start, End = origin.End }
            : Named(sdl);
    }

    public FieldDefinitionNode Field(
        string name,
        string type,
        string description,
        IReadOnlyList<InputValueDefinitionNode>? arguments = null,
        IReadOnlyList<DirectiveNode>? directives = null,
        IReadOnlyList<SchemaCoordinate>? madeOf = null) => new()
    {
        Source = origin.Source,
        Start = origin.Start,
        End = origin.End,
        Description = Text(description),
        Name = Name(name),
        Type = Type(type),
        Arguments = arguments ?? [],
        Directives = directives ?? [],
        MadeOf = madeOf ?? [],
    };

    /// <param name="name">As clients write it.</param>
    /// <param name="type">As SDL writes it.</param>
    /// <param name="description">What it means.</param>
    /// <param name="weight">What it adds to an operation's cost; null for what its type is worth by itself.</param>
    /// <param name="madeOf">The field that it looks at, whose rule is its own.</param>
    public InputValueDefinitionNode Input(string name, string type, string description, int? weight = null, SchemaCoordinate? madeOf = null) => new()
    {
        Source = origin.Source,
        Start = origin.Start,
        End = origin.End,
        Description = Text(description),
        Name = Name(name),
        Type = Type(type),
        Directives = weight is { } number ? [Directive("cost", ("weight", Text(Number(number))))] : [],
        MadeOf = madeOf is null ? [] : [madeOf],
    };

    public ScalarTypeNode Scalar(string name, string description) => new()
    {
        Source = origin.Source,
        Start = origin.Start,
        End = origin.End,
        Description = Text(description),
        Name = Name(name),
    };

    public DirectiveNode Directive(string name, params IReadOnlyList<(string Name, ValueNode Value)> arguments)
    {
        var draft = this;
        return new DirectiveNode
        {
            Source = origin.Source,
            Start = origin.Start,
            End = origin.End,
            Name = Name(name),
            Arguments = [.. arguments.Select(a => new ArgumentNode { Name = draft.Name(a.Name), Value = a.Value })],
        };
    }

    public ListValueNode Texts(params IReadOnlyList<string> values)
    {
        var draft = this;
        return new ListValueNode([.. values.Select(v => draft.Text(v))]);
    }

    public ObjectTypeNode Object(string name, string description, params IReadOnlyList<FieldDefinitionNode> fields) => new()
    {
        Source = origin.Source,
        Start = origin.Start,
        End = origin.End,
        Description = Text(description),
        Name = Name(name),
        Fields = fields,
    };

    public InterfaceTypeNode Interface(string name, string description, params IReadOnlyList<FieldDefinitionNode> fields) => new()
    {
        Source = origin.Source,
        Start = origin.Start,
        End = origin.End,
        Description = Text(description),
        Name = Name(name),
        Fields = fields,
    };

    public InputObjectTypeNode InputObject(string name, string description, params IReadOnlyList<InputValueDefinitionNode> fields) => new()
    {
        Source = origin.Source,
        Start = origin.Start,
        End = origin.End,
        Description = Text(description),
        Name = Name(name),
        Fields = fields,
    };

    public UnionTypeNode Union(string name, string description, IReadOnlyList<string> types)
    {
        var draft = this;
        return new UnionTypeNode
        {
            Source = origin.Source,
            Start = origin.Start,
            End = origin.End,
            Description = Text(description),
            Name = Name(name),
            Types = [.. types.Select(draft.Named)],
        };
    }

    public EnumTypeNode Enum(string name, string description, params IReadOnlyList<(string Name, string Description)> values) =>
        Enum(name, description, [.. values.Select(v => (v.Name, v.Description, (IReadOnlyList<SchemaCoordinate>)[]))]);

    public EnumTypeNode Enum(
        string name, string description, IReadOnlyList<(string Name, string Description, IReadOnlyList<SchemaCoordinate> MadeOf)> values)
    {
        var draft = this;
        return new EnumTypeNode
        {
            Source = origin.Source,
            Start = origin.Start,
            End = origin.End,
            Description = Text(description),
            Name = Name(name),
            Values = [.. values.Select(v => new EnumValueDefinitionNode { Name = draft.Name(v.Name), Description = draft.Text(v.Description), MadeOf = v.MadeOf })],
        };
    }

    public StringValueNode Text(string value) => new(value) { Source = origin.Source, Start = origin.Start, End = origin.End };

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
