using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution.Cost;

namespace B2BAccounts.GraphQL.Tests.Execution.Cost;

/// <summary>Where every list is as long as it can be and nothing is abstract, an operation does exactly the work that was foretold.</summary>
public sealed class FullWorldTests
{
    private const string Header =
        "query($n: Int, $none: Int, $one: Int = 1, $w: Where, $eq: String, $list: [Where!], $yes: Boolean = true, $no: Boolean = false)";

    private const string Variables = """{"n":3,"w":{"eq":"a","and":[{"eq":null},{"and":[]}]},"list":[{"eq":"b"},{}]}""";

    [Fact]
    public async Task Random_operations_cost_exactly_what_running_them_takes()
    {
        var world = new FullWorld();
        var seen = new HashSet<(double, double)>();
        for (var seed = 0; seed < 500; seed++)
        {
            var query = new Generator(seed).Operation();
            world.TakeWork();
            var answer = await world.Engine.AskAsync(query, Variables, CostReport.Report);
            Assert.False(answer.TryGetProperty("errors", out var errors), $"{query}\n{errors}");

            var (field, type) = Costs.Figures(answer);
            var (work, objects) = (world.TakeWork(), Objects(answer.GetProperty("data")));
            Assert.True((work, objects) == (field, type), $"field cost {field}, work {work}; type cost {type}, objects {objects}\n{query}");
            seen.Add((field, type));
        }

        Assert.True(seen.Count > 300, $"Only {seen.Count} different costs were seen.");
    }

    private static double Objects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => 1 + value.EnumerateObject().Sum(p => Objects(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(Objects),
        _ => 0,
    };

    private sealed class Generator(int seed)
    {
        private static readonly string[] Wheres =
        [
            "", "(where: $w)", "(where: null)", "(where: {})", "(where: { eq: $eq })", "(where: { eq: \"x\" })", "(where: { and: $list })",
            "(where: { and: { eq: \"x\" } })", "(where: { and: [{ eq: \"x\" }, $w2, { and: [{ eq: $eq }] }] })",
        ];

        private static readonly string[] Firsts = ["", "(first: 0)", "(first: 1)", "(first: 4)", "(first: $n)", "(first: $one)", "(first: $none)", "(first: null)"];

        private readonly Random random = new(seed);
        private readonly StringBuilder fragments = new();
        private int names;

        public string Operation()
        {
            // A variable must be used; none of these is included.
            const string uses = """
                unused: thing @skip(if: $yes) { a: other(where: $w) { label } b: other(where: { eq: $eq, and: $list }) { label } c: others(first: $n) { label } d: others(first: $one) { label } e: others(first: $none) { label } f: label @include(if: $no) }
                """;
            return $"{Header} {{ thing {Things(0)} {Key()}: things{Pick("", "(first: 0)", "(first: 3)")} {Things(1)} {uses} }}\n{fragments}";
        }

        private string Things(int depth)
        {
            var text = new StringBuilder("{ __typename ");
            for (var i = 0; i <= random.Next(4); i++)
            {
                var more = depth < 3;
                text.Append(random.Next(more ? 9 : 2) switch
                {
                    0 => "label",
                    1 => $"{Pick("", $"{Key()}: ")}weighed{Condition()}",
                    2 => $"part{Condition()} {Things(depth + 1)}",
                    3 => $"parts {Things(depth + 1)}",
                    4 => $"{Key()}: other{Pick(Wheres).Replace("$w2, ", "", StringComparison.Ordinal)} {Things(depth + 1)}",
                    5 => $"{Key()}: others{Pick(Firsts)}{Condition()} {Things(depth + 1)}",
                    6 => $"{Key()}: page{Pick([.. Firsts, "(first: 1, last: 2)", "(last: $n)"])} {{ total {Pick("", "x: ")}nodes {Things(depth + 1)} {(random.Next(2) == 0 ? $"rest {Things(depth + 1)}" : "")} }}",
                    7 => $"... on Thing{Condition()} {Things(depth)}",
                    _ => Fragment(depth),
                });
                text.Append(' ');
            }

            return text.Append('}').ToString();
        }

        private string Fragment(int depth)
        {
            var name = $"F{names++}";
            var things = Things(depth + 1);
            fragments.Append($"fragment {name} on Thing {things}\n");
            return Pick($"...{name}", $"...{name} ...{name}", $"...{name} part {{ ...{name} }}");
        }

        private string Condition() => Pick("", "", "", " @skip(if: $no)", " @include(if: $no)", " @include(if: $yes)", " @skip(if: true)");

        private string Key() => $"k{names++}";

        private string Pick(params string[] of) => of[random.Next(of.Length)];
    }
}
