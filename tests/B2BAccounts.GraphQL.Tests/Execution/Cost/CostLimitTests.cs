using System.Diagnostics;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Execution.Cost;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Tests.Execution.Cost;

public sealed class CostLimitTests
{
    private const string Sdl = """
        type Query { things(first: Int): [Thing!] @listSize(slicingArguments: ["first"], slicingArgumentDefaultValue: 5, requireOneSlicingArgument: false) exact(first: Int, last: Int): [Thing!] @listSize(slicingArguments: ["first", "last"]) }
        type Mutation { change: Thing }
        type Thing { name: String part: Thing }
        """;

    private static readonly string Pages = SchemaPrinter.Print(SchemaBuilder.Build(SdlConventions.Expand(Parser.Parse("""
        type Query { accounts: [Account!] @connection @filterable @sortable }
        type Account implements Node {
          id: ID! name: String @filterable @sortable balance: Money ageing: Money
          invoices: [Invoice!] @connection @filterable(inParent: true)
        }
        type Invoice { number: String @filterable amount: Money allocations: [Allocation!] @connection }
        type Allocation { amount: Money }
        type Money { amount: Float currency: String }
        """)).Documents));

    private static readonly string[] Batches =
        ["Account.balance", "Account.ageing", "Account.invoices", "Invoice.allocations"];

    private static GraphQLEngine Small(OperationLimits limits, Action? changed = null, Dictionary<string, RoleCosts>? roles = null) => Run.Engine(
        Sdl,
        b =>
        {
            b.Query.Field("things", _ => new[] { "a" }.Select(_ => new Thing())).Field("exact", _ => new[] { "a" }.Select(_ => new Thing()));
            b.Mutation.Field("change", _ =>
            {
                changed?.Invoke();
                return new Thing();
            });
            b.Object<Thing>("Thing").Field("name", _ => "x").Field("part", _ => new Thing());
        },
        new EngineOptions { Limits = limits, RoleCosts = roles ?? [] });

    private sealed record Thing;

    [Fact]
    public async Task An_operation_beyond_a_limit_is_refused_with_limit_and_figures()
    {
        var engine = Small(OperationLimits.Default with { MaxFieldCost = 15, MaxTypeCost = 10 });
        Run.Same(
            """
            {"errors":[
              {"message":"The operation's field cost is 17, the limit is 15. Ask for smaller pages, fewer lists within each other, fewer fields that are worked out, or fewer conditions.","locations":[{"line":1,"column":1}],"extensions":{"code":"LIMIT_EXCEEDED","limit":"fieldCost"}},
              {"message":"The operation's type cost is 15, the limit is 10. Ask for smaller pages, fewer lists within each other, or fewer objects of each entry.","locations":[{"line":1,"column":1}],"extensions":{"code":"LIMIT_EXCEEDED","limit":"typeCost"}}],
             "extensions":{"operationCost":{"fieldCost":17,"typeCost":15}}}
            """,
            await engine.AskAsync("query($n: Int) { things(first: $n) { part { name } } }", """{"n":7}"""));
        Run.Same(
            """{"data":{"things":[{"part":{"name":"x"}}]}}""", await engine.AskAsync("query($n: Int) { things(first: $n) { part { name } } }", """{"n":4}"""));
    }

    [Theory]
    [InlineData(12, 5, true)]
    [InlineData(11, 5, false)]
    [InlineData(12, 4, false)]
    public async Task The_limits_themselves_may_be_reached(int field, int type, bool runs)
    {
        var answer = await Small(OperationLimits.Default with { MaxFieldCost = field, MaxTypeCost = type }).AskJsonAsync("{ things(first: 2) { part { name } } }");
        Assert.Equal(runs, answer.TryGetProperty("data", out _));
    }

    [Theory]
    [InlineData(null, 12, 5)]
    [InlineData("", 12, 5)]
    [InlineData("OTHER", 12, 5)]
    [InlineData("LOW", 11, 5)]
    [InlineData("HIGH", 13, 6)]
    [InlineData("LOW OTHER", 12, 5)]
    [InlineData("LOW HIGH", 13, 6)]
    public async Task A_role_has_its_own_limits_in_whatever_order_callers_ask_for_the_same_document(string? roles, int field, int type)
    {
        var engine = Small(
            OperationLimits.Default with { MaxFieldCost = 12, MaxTypeCost = 5 },
            roles: new Dictionary<string, RoleCosts> { ["LOW"] = new(11, null), ["HIGH"] = new(13, 6) });
        // Of n things the field cost is 10 + n, the type cost 1 + 2n.
        foreach (var things in Enumerable.Range(1, 4))
        {
            await AskAsync("HIGH", things);
            var answer = await AskAsync(roles, things);
            Assert.Equal(10 + things > field, answer.Contains($"field cost is {10 + things}, the limit is {field}.", StringComparison.Ordinal));
            Assert.Equal(1 + (2 * things) > type, answer.Contains($"type cost is {1 + (2 * things)}, the limit is {type}.", StringComparison.Ordinal));
            Assert.Equal(10 + things <= field && 1 + (2 * things) <= type, answer.Contains("\"data\"", StringComparison.Ordinal));
        }

        Task<string> AskAsync(string? names, int things) => engine.AskAsAsync(
            names?.Split(' ', StringSplitOptions.RemoveEmptyEntries), "query($n: Int) { things(first: $n) { part { name } } }", new { n = things });
    }

    [Fact]
    public async Task What_skip_and_include_leave_out_costs_nothing()
    {
        const string Query = "query($yes: Boolean!) { things(first: 3) { part @include(if: $yes) { name } } }";
        var engine = Small(OperationLimits.Default);
        Assert.Equal((13, 7), await engine.CostAsync(Query, """{"yes":true}"""));
        Assert.Equal((10, 4), await engine.CostAsync(Query, """{"yes":false}"""));
    }

    [Fact]
    public async Task Figures_come_with_the_answer_or_alone_and_only_when_asked_for()
    {
        var changes = 0;
        var engine = Small(OperationLimits.Default, () => changes++);
        const string Query = "mutation { change { name } }";

        Assert.Equal("""{"extensions":{"operationCost":{"fieldCost":10,"typeCost":2}}}""", (await engine.AskAsync(Query, null, CostReport.Validate)).GetRawText());
        Assert.Equal(0, changes);
        Assert.Equal(
            """{"data":{"change":{"name":"x"}},"extensions":{"operationCost":{"fieldCost":10,"typeCost":2}}}""",
            (await engine.AskAsync(Query, null, CostReport.Report)).GetRawText());
        Assert.Equal("""{"data":{"change":{"name":"x"}}}""", (await engine.AskAsync(Query, null, CostReport.None)).GetRawText());
        Assert.Equal(2, changes);
    }

    [Fact]
    public async Task A_refused_mutation_changes_nothing()
    {
        var changes = 0;
        var answer = await Small(OperationLimits.Default with { MaxFieldCost = 9 }, () => changes++).AskJsonAsync("mutation { change { name } }");
        Assert.Equal("LIMIT_EXCEEDED", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(0, changes);
    }

    [Theory]
    [InlineData("{ exact { name } }", "given are 0")]
    [InlineData("{ exact(first: 1, last: 2) { name } }", "given are 2")]
    [InlineData("query($f: Int, $l: Int) { exact(first: $f, last: $l) { name } }", "given are 0")]
    public async Task Where_one_slicing_argument_is_required_none_and_two_are_refused(string query, string message)
    {
        var error = (await Small(OperationLimits.Default).AskJsonAsync(query)).GetProperty("errors")[0];
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains($"exactly one of its arguments first, last, which say how long its list is at most; {message}", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ accounts(first: 200) { nodes { name balance { amount currency } ageing { amount } } pageInfo { hasNextPage } totalCount } }", true)]
    [InlineData("{ accounts(first: 200) { nodes { invoices { nodes { amount { amount } } } } } }", true)]
    [InlineData("{ accounts { nodes { invoices { nodes { allocations { nodes { amount { amount } } } } } } } }", true)]
    [InlineData("{ accounts(first: 200) { nodes { invoices(first: 200) { nodes { allocations(first: 200) { nodes { amount { amount } } } } } } } }", false)]
    [InlineData("{ accounts(first: 200) { edges { node { invoices(first: 200) { edges { node { allocations(first: 200) { totalCount } } } } } } } }", false)]
    public async Task Whole_pages_pass_the_default_limits_and_three_within_each_other_do_not(string query, bool runs)
    {
        using var answer = await StubCode.Engine(Pages, null, Batches).ExecuteAsync(
            new GraphQLRequest(query) { Cost = CostReport.Validate }, null, TestContext.Current.CancellationToken);
        Assert.Equal(runs, answer.Errors.Count == 0);
    }

    [Theory]
    [InlineData("""(where: { name: { eq: "a" } })""", "($w: AccountFilterInput)", "(where: $w)", """{"w":{"name":{"eq":"a"}}}""", 31)]
    [InlineData("""(where: { name: { contains: "a", neq: null } })""", "($w: AccountFilterInput)", "(where: $w)", """{"w":{"name":{"contains":"a","neq":null}}}""", 51)]
    [InlineData("""(where: { or: [{ name: { eq: "a" } }, { name: { eq: "b" } }] })""", "($o: [AccountFilterInput!])", "(where: { or: $o })", """{"o":[{"name":{"eq":"a"}},{"name":{"eq":"b"}}]}""", 43)]
    [InlineData("""(where: { invoices: { some: { number: { in: ["a", "b"] } } } })""", "($n: [String])", "(where: { invoices: { some: { number: { in: $n } } } })", """{"n":["a","b"]}""", 42)]
    [InlineData("(order: [{ name: DESC }])", "($o: [AccountSortInput!])", "(order: $o)", """{"o":{"name":"DESC"}}""", 30)]
    public async Task A_filter_costs_by_its_conditions_the_same_in_a_variable_as_written_out(
        string written, string definitions, string asked, string variables, double cost)
    {
        var engine = StubCode.Engine(Pages, null, Batches);
        var (literal, _) = await engine.CostAsync($"{{ accounts{written} {{ totalCount }} }}");
        var (variable, _) = await engine.CostAsync($"query{definitions} {{ accounts{asked} {{ totalCount }} }}", variables);
        Assert.Equal((cost, cost), (literal, variable));
    }

    [Theory]
    [InlineData("""["a","b","c"]""", 4)]
    [InlineData("[]", 1)]
    [InlineData("\"a\"", 2)]
    public async Task Nodes_cost_by_the_number_of_their_ids(string ids, double type)
    {
        var engine = StubCode.Engine(Pages, null, Batches);
        Assert.Equal((10, type), await engine.CostAsync($"{{ nodes(ids: {ids}) {{ id }} }}"));
        Assert.Equal((10, type), await engine.CostAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", $$"""{"ids":{{ids}}}"""));
    }

    [Fact]
    public async Task Introspection_costs_nothing_beyond_its_root()
    {
        Assert.Equal((1, 2), await Small(OperationLimits.Default).CostAsync("{ __schema { types { name fields { name args { name } } } } }"));
        Assert.Equal((0, 1), await Small(OperationLimits.Default).CostAsync("{ __typename }"));
    }

    [Fact]
    public async Task Figures_beyond_all_bounds_do_not_overflow()
    {
        var engine = StubCode.Engine(
            "type Query { all(n: Int): [[[Thing]]] @listSize(slicingArguments: [\"n\"]) } type Thing { more(n: Int): [[[Thing]]] @listSize(slicingArguments: [\"n\"]) a: Int @cost(weight: \"1000000000\") }",
            new EngineOptions { AssumedListSize = 1_000_000 });
        var query = $"{{ all(n: 2147483647) {{ {string.Concat(Enumerable.Repeat("more(n: 2147483647) { ", 20))} a {new string('}', 20)} }} }}";
        var answer = await engine.AskAsync(query, null, CostReport.Validate);
        Assert.Equal((1e15, 1e15), Costs.Figures(answer));
        Assert.Contains("field cost is at least 1000000000000000, the limit is 50000", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fragment_bomb_is_weighed_in_no_time()
    {
        // 2^30 spreads of the last fragment, each under keys of its own; a variable in the last keeps the figures from being fixed.
        var fragments = string.Concat(Enumerable.Range(0, 30).Select(i => $"fragment F{i} on Thing {{ a: part {{ ...F{i + 1} }} b: part {{ ...F{i + 1} }} }} "));
        var engine = StubCode.Engine(
            "type Query { thing: Thing } type Thing { part: Thing list(n: Int): [Thing] @listSize(slicingArguments: [\"n\"]) }",
            new EngineOptions { Limits = OperationLimits.None });
        var clock = Stopwatch.StartNew();
        var (field, _) = await engine.CostAsync(
            $"query($n: Int) {{ thing {{ ...F0 }} }} {fragments} fragment F30 on Thing {{ list(n: $n) {{ __typename }} }}", """{"n":1}""");

        // 10 for the root, 2 + 4 + … + 2^30 parts, and 2^30 lists.
        Assert.Equal(10 + Math.Pow(2, 31) - 2 + Math.Pow(2, 30), field);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 5_000);
    }

    [Fact]
    public async Task Types_told_apart_within_each_other_without_end_are_refused()
    {
        // Level i remembers by which fragments it was reached: the sets of merged fields double at each level.
        const int Levels = 18;
        var text = new System.Text.StringBuilder("{ any { ...L0 } } ");
        for (var i = 0; i < Levels; i++)
        {
            text.Append($"fragment L{i} on Any {{ ... on A {{ x {{ ...A{i}L{i + 1} }} }} ... on B {{ x {{ ...B{i}L{i + 1} }} }} }} ");
            foreach (var side in new[] { "A", "B" })
            {
                for (var level = i + 1; level < Levels; level++)
                {
                    text.Append($"fragment {side}{i}L{level} on Any {{ {(level == i + 1 ? $"...L{level} " : "")}... on A {{ x {{ ...{side}{i}L{level + 1} }} }} ... on B {{ x {{ ...{side}{i}L{level + 1} }} }} }} ");
                }

                text.Append($"fragment {side}{i}L{Levels} on Any {{ __typename }} ");
            }
        }

        var engine = StubCode.Engine(
            "type Query { any: Any } union Any = A | B type A { x: Any } type B { x: Any }", new EngineOptions { Limits = OperationLimits.None });
        var clock = Stopwatch.StartNew();
        var answer = await engine.AskAsync(text.ToString(), null, CostReport.Validate);
        var error = answer.GetProperty("errors")[0];
        Assert.Equal("LIMIT_EXCEEDED", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("takes more than 200000 steps, the limit", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 20_000);
    }

    [Fact]
    public async Task A_list_in_the_variables_that_is_too_long_is_refused_with_place_and_length()
    {
        var engine = StubCode.Engine(
            "type Query { find(in: In): Int } input In { ids: [Int!] more: [In!] }",
            new EngineOptions { Limits = OperationLimits.Default with { MaxListLength = 3 } });
        const string Query = "query($in: In) { find(in: $in) }";
        Assert.Equal("""{"data":{"find":null}}""", await engine.AskAsync(Query, """{"in":{"more":[{"ids":[1,2,3]}]}}"""));
        Run.Same(
            """{"errors":[{"message":"A list in the variables has 4 entries at .more[0].ids, the limit is 3. Send fewer at a time.","extensions":{"code":"LIMIT_EXCEEDED","limit":"listLength"}}]}""",
            await engine.AskAsync(Query, """{"in":{"more":[{"ids":[1,2,3,4]}]}}"""));
    }
}
