using System.Text;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>A schema with every shape of field, whose values, nulls and failures follow from hashes alone, so that two
/// implementations can answer the same. The twin of Differential/execute.mjs.</summary>
internal static class HashedWorld
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

    public abstract record Row(int N);

    public sealed record Alpha(int N) : Row(N);

    public sealed record Beta(int N) : Row(N);

    public sealed record Gamma(int N) : Row(N);

    public static GraphQLEngine Engine() => Run.Engine(
        Sdl,
        b =>
        {
            b.Query
                .Field("node", c => Node(c.Argument<int>("n"), "node", false))
                .Field("any", c => Any(c.Argument<int>("n"), "any", false))
                .Field("alpha", c => One(c.Argument<int>("n"), "alpha", false, h => new Alpha(h)))
                .Field("beta", async c =>
                {
                    await Task.Yield();
                    return One(c.Argument<int>("n"), "beta", true, h => new Beta(h));
                })
                .Field("nodesC", c => List(c.Argument<int>("n"), "nodesC", true, true, Node))
                .Field("grid", c => List(c.Argument<int>("n"), "grid", false, false, (n, k, x) => List(n, k, x, false, Any)));
            Bind(b.Object<Alpha>("Alpha"));
            Bind(b.Object<Beta>("Beta"));
            Bind(b.Object<Gamma>("Gamma"));
        },
        new EngineOptions { Limits = OperationLimits.None });

    private static void Bind<T>(ObjectBinding<T> type)
        where T : Row
    {
        Plain("label", (n, k) => Text(n, k, false));
        Batch("must", (n, k) => Text(n, k, true));
        Batch("ints", (n, k) => List(n, k, false, false, Int));
        Plain("textsA", (n, k) => List(n, k, false, true, Text));
        Plain("intsB", (n, k) => List(n, k, true, false, Int));
        Batch("textsC", (n, k) => List(n, k, true, true, Text));
        Plain("matrix", (n, k) => List(n, k, false, false, (m, j, x) => List(m, j, x, true, Text)));
        Plain("color", (n, k) => Color(n, k, false));
        Batch("colors", (n, k) => List(n, k, false, true, Color));
        Batch("ratio", (n, k) => Get<double?>(n, k, false, h => (h % 1000) / 4.0));
        Plain("node", (n, k) => Node(n, k, false));
        Batch("mustNode", (n, k) => Node(n, k, true));
        Batch("any", (n, k) => Any(n, k, false));
        Plain("alpha", (n, k) => One(n, k, false, h => new Alpha(h)));
        Batch("beta", (n, k) => One(n, k, true, h => new Beta(h)));
        Plain("gamma", (n, k) => One(n, k, false, h => new Gamma(h)));
        Batch("nodes", (n, k) => List(n, k, false, false, Node));
        Plain("nodesA", (n, k) => List(n, k, false, true, Node));
        Batch("nodesB", (n, k) => List(n, k, true, false, Node));
        Plain("nodesC", (n, k) => List(n, k, true, true, Node));
        Batch("grid", (n, k) => List(n, k, false, false, (m, j, x) => List(m, j, x, false, Any)));
        Plain("gridA", (n, k) => List(n, k, false, true, (m, j, x) => List(m, j, x, true, (o, l, y) => One(o, l, y, h => new Gamma(h)))));

        // A C# bool cannot be null: a null here is a failure that the twin reports as such.
        type.Field("flag", r => Broken(r.N, "flag") ? throw Error(r.N, "flag") : Get<bool?>(r.N, "flag", true, h => h % 2 == 0)
            ?? throw new GraphQLException($"Cannot return null for non-nullable field {typeof(T).Name}.flag."));
        type.Field("echo", (_, c) => Json(
            ["i", "s", "list", "input", "color"], name => c.Definition.Argument(name)!.DefaultValue is not null || c.IsGiven(name), c.Argument<object?>));

        void Plain<TValue>(string name, Func<int, string, TValue> get) =>
            type.Field(name, r => Broken(r.N, name) ? throw Error(r.N, name) : get(r.N, name));

        void Batch<TValue>(string name, Func<int, string, TValue> get) => type.Batch(name, async (rows, c) =>
        {
            await Task.Yield();
            return rows.Select((r, i) =>
            {
                if (Broken(r.N, name))
                {
                    c.Fail(i, Error(r.N, name));
                }

                return get(r.N, name);
            }).ToList();
        });
    }

    private static bool Broken(int n, string key) => Hash(n, $"{key}!") % 29 == 3;

    private static GraphQLException Error(int n, string key) => new($"{key} of {n} is broken");

    private static int? Int(int n, string key, bool nonNull) => Get<int?>(n, key, nonNull, h => (int)(h % 1000));

    private static string? Text(int n, string key, bool nonNull) => Get(n, key, nonNull, h => $"s{h % 100}");

    private static string? Color(int n, string key, bool nonNull) => Get(n, key, nonNull, h => new[] { "RED", "GREEN", "BLUE" }[h % 3]);

    private static Row? Node(int n, string key, bool nonNull) =>
        Get<Row>(n, key, nonNull, h => h % 2 == 0 ? new Alpha((int)(h % 100000)) : new Beta((int)(h % 100000)));

    private static Row? Any(int n, string key, bool nonNull) => Get<Row>(n, key, nonNull, h => (h % 3) switch
    {
        0 => new Alpha((int)(h % 100000)),
        1 => new Beta((int)(h % 100000)),
        _ => new Gamma((int)(h % 100000)),
    });

    private static T? One<T>(int n, string key, bool nonNull, Func<int, T> make)
        where T : Row => Get(n, key, nonNull, h => make((int)(h % 100000)));

    private static List<T>? List<T>(int n, string key, bool nonNull, bool itemsNonNull, Func<int, string, bool, T> item) =>
        Get(n, key, nonNull, h => Enumerable.Range(0, (int)(h % 4)).Select(i => item(n, $"{key}.{i}", itemsNonNull)).ToList());

    private static T? Get<T>(int n, string key, bool nonNull, Func<uint, T> make)
    {
        var h = Hash(n, key);
        return h % (nonNull ? 37 : 7) == 1 ? default : make(h);
    }

    private static uint Hash(int n, string key)
    {
        var x = 2166136261;
        foreach (var c in $"{n}/{key}")
        {
            x = (x ^ c) * 16777619;
        }

        return x;
    }

    private static string Json(IEnumerable<string> names, Func<string, bool> has, Func<string, object?> get) =>
        $"{{{string.Join(',', names.Where(has).Select(name => $"\"{name}\":{Json(get(name))}"))}}}";

    private static string Json(object? value) => value switch
    {
        null => "null",
        string s => $"\"{s}\"",
        IReadOnlyDictionary<string, object?> map => Json(map.Keys, map.ContainsKey, k => map[k]),
        object?[] items => $"[{string.Join(',', items.Select(Json))}]",
        _ => new StringBuilder().Append(value).ToString(),
    };
}
