using System.Text;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Execution.Cost;

/// <summary>Valid operations over a schema with every shape of field: aliases, fragments, abstract types, arguments, variables, directives.
/// The same seed gives the same text.</summary>
internal sealed class AbstractOperations(Schema schema, int seed)
{
    private const string Fields = """
          n: Int!
          label: String
          must: String!
          ints: [Int]
          textsA: [String!]
          intsB: [Int]!
          textsC: [String!]!
          matrix: [[String!]]
          color: Color
          colors: [Color!]
          flag: Boolean!
          ratio: Float
          node: Node
          mustNode: Node!
          any: Any
          alpha: Alpha
          beta: Beta!
          gamma: Gamma
          nodes: [Node]
          nodesA: [Node!]
          nodesB: [Node]!
          nodesC: [Node!]!
          grid: [[Any]]
          gridA: [[Gamma!]!]
          echo(i: Int, s: String = "x", list: [Int!], input: In, color: Color = RED): String
        """;

    public static string Sdl { get; } = $$"""
        type Query {
          node(n: Int!): Node
          any(n: Int!): Any
          alpha(n: Int!): Alpha
          beta(n: Int!): Beta!
          nodesC(n: Int!): [Node!]!
          grid(n: Int!): [[Any]]
        }
        enum Color { RED GREEN BLUE }
        input In { a: Int = 1, b: String, c: [In!], d: Color! = GREEN }
        union Any = Alpha | Beta | Gamma
        interface Node {
        {{Fields}}
        }
        type Alpha implements Node {
        {{Fields}}
        }
        type Beta implements Node {
        {{Fields}}
        }
        type Gamma {
        {{Fields}}
        }
        """;

    public const string Variables = """{"yes":true,"no":false,"i":5,"s":"v","list":[1,2],"in":{"b":"q","c":[{"a":null}]},"color":"BLUE"}""";

    private const string Header =
        "query($yes: Boolean!, $no: Boolean = true, $i: Int, $s: String, $list: [Int!], $in: In, $color: Color = GREEN, $missing: Int, $unset: Boolean = false)";

    private static readonly string[] EchoArguments =
    [
        "i: 3", "i: $i", "i: $missing", "s: null", "s: $s", "list: 4", "list: [1, $missing9]", "list: $list", "input: { b: \"z\" }", "input: $in",
        "input: { a: $missing, c: { d: BLUE } }", "input: null", "color: BLUE", "color: $color",
    ];

    private readonly Random random = new(seed);
    private readonly StringBuilder fragments = new();
    private int fragmentCount;

    public string Operation()
    {
        var body = new StringBuilder();
        var roots = schema.QueryType!.Fields;
        for (var i = 0; i < 1 + random.Next(3); i++)
        {
            var field = roots[random.Next(roots.Count)];
            body.Append($"  r{i}: {field.Name}(n: {random.Next(100000)}) {Selection(field.Type.Named, 0)}\n");
        }

        // Every variable must be used somewhere.
        const string uses = """
              u: alpha(n: 8) {
                echo(i: $i, s: $s, list: $list, input: $in, color: $color)
                e2: echo(i: $missing) @include(if: $yes) @skip(if: $no)
                e3: echo @include(if: $unset)
              }
            """;
        return $"{Header} {{\n{body}{uses}\n}}\n{fragments}";
    }

    private string Selection(NamedType type, int depth)
    {
        var text = new StringBuilder("{ ");
        if (random.Next(3) == 0 || type is UnionType)
        {
            text.Append("__typename ");
        }

        var count = 1 + random.Next(4);
        for (var i = 0; i < count; i++)
        {
            if (random.Next(4) == 0 || type is UnionType)
            {
                Fragment(type, depth, text);
            }
            else
            {
                Field((FieldsType)type, depth, text);
            }
        }

        return text.Append('}').ToString();
    }

    private void Field(FieldsType type, int depth, StringBuilder text)
    {
        var fields = type.Fields.Where(f => f.Type.IsLeaf || depth < 4).ToList();
        var field = fields[random.Next(fields.Count)];
        if (field.Name == "echo")
        {
            // A key for each set of arguments, so that fields always merge.
            var argument = random.Next(EchoArguments.Length);
            text.Append($"echo{argument}: echo({EchoArguments[argument].Replace("$missing9", "7", StringComparison.Ordinal)})");
        }
        else
        {
            text.Append(random.Next(5) == 0 ? $"my_{field.Name}: {field.Name}" : field.Name);
        }

        Directive(text);
        text.Append(' ');
        if (!field.Type.IsLeaf)
        {
            text.Append(Selection(field.Type.Named, depth + 1)).Append(' ');
        }
    }

    private void Fragment(NamedType type, int depth, StringBuilder text)
    {
        var candidates = schema.Types.OfType<FieldsType>()
            .Where(t => t != schema.QueryType && !t.Name.StartsWith("__", StringComparison.Ordinal))
            .Where(t => schema.PossibleTypes(t).Intersect(schema.PossibleTypes(type)).Any())
            .ToList();
        var target = candidates[random.Next(candidates.Count)];
        var selection = Selection(target, depth + (target == type ? 1 : 0));
        if (random.Next(2) == 0)
        {
            text.Append($"... on {target.Name}");
            Directive(text);
            text.Append($" {selection} ");
        }
        else
        {
            var name = $"F{fragmentCount++}";
            fragments.Append($"fragment {name} on {target.Name} {selection}\n");
            text.Append($"...{name}");
            Directive(text);
            text.Append(' ');
        }
    }

    private void Directive(StringBuilder text) => text.Append(random.Next(12) switch
    {
        0 => " @skip(if: $no)",
        1 => " @include(if: $yes)",
        2 => " @include(if: false)",
        3 => " @skip(if: $yes)",
        _ => "",
    });
}
