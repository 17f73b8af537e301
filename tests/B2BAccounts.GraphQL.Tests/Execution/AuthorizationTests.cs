using System.Text.Json;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>Who may not read a field gets null and an error for it, and nothing is done for him.</summary>
public sealed class AuthorizationTests
{
    private const string Sdl = """
        type Query {
          accounts: [Account!]!
          account(id: Int!): Account
          node(id: Int!): Node
          things: [Thing!]
          secret: Int @authorize(roles: ["boss"])
          mine: String! @authorize
          strict: Strict
        }
        type Mutation {
          add(by: Int!): Int @authorize(roles: ["clerk"])
          reset: Int! @authorize(roles: ["boss"])
          total: Int!
        }
        interface Node { id: Int! name: String }
        union Thing = Account | Invoice
        type Account implements Node @authorize(roles: ["clerk", "boss"]) {
          id: Int! @authorize
          name: String
          limit: Int @authorize(roles: ["boss"])
          rating(year: Int): Int @authorize(roles: ["boss"])
          invoices: [Invoice!] @authorize(roles: ["boss"])
          parent: Account
        }
        type Invoice implements Node { id: Int! name: String amount: Int! @authorize(roles: ["clerk"]) }
        type Strict { inner: [Inner!] }
        type Inner { number: Int! @authorize(roles: ["boss"]) open: Int! }
        """;

    private const string Message = "The current user is not authorized to access this resource.";

    private readonly List<string> calls = [];
    private readonly Lock gate = new();

    private sealed record Account(int Id, string Name, Account? Parent = null);

    private sealed record Invoice(int Id, string Name);

    private sealed record Inner(int Number, int Open);

    private sealed record Strict(IReadOnlyList<Inner> Inner);

    private GraphQLEngine Engine(EngineOptions? options = null)
    {
        var first = new Account(1, "A1");
        Account[] accounts = [first, new Account(2, "A2", first)];
        var total = 0;
        return Run.Engine(Sdl, b =>
        {
            b.Query
                .Field("accounts", _ => accounts)
                .Field("account", c => accounts.FirstOrDefault(a => a.Id == c.Argument<int>("id")))
                .Field("node", c => c.Argument<int>("id") > 2 ? new Invoice(7, "I7") : (object)accounts[c.Argument<int>("id") - 1])
                .Field("things", _ => new object[] { first, new Invoice(7, "I7") })
                .Field("secret", _ => Called("secret", 42))
                .Field("mine", _ => Called("mine", "yours"))
                .Field("strict", _ => new Strict([new Inner(1, 2), new Inner(3, 4)]));
            b.Mutation
                .Field("add", c => Called("add", total += c.Argument<int>("by")))
                .Field("reset", _ => Called("reset", total = 0))
                .Field("total", _ => total);
            b.Object<Account>("Account")
                .Field("limit", a => Called("limit", a.Id * 100))
                .Field("rating", (a, c) => Called("rating", c.Argument<int?>("year") ?? a.Id))
                .Batch("invoices", (parents, _) => Called("invoices", parents.Select(p => new[] { new Invoice(p.Id + 6, "I") }).ToList()));
            b.Object<Invoice>("Invoice").Batch("amount", (parents, _) => Called("amount", parents.Select(p => p.Id * 10).ToList()));
            b.Object<Strict>("Strict");
            b.Object<Inner>("Inner");
        }, options);
    }

    private T Called<T>(string field, T value)
    {
        lock (gate)
        {
            calls.Add(field);
        }

        return value;
    }

    private static string Denied(string path, int line, int column, string code = "AUTH_NOT_AUTHORIZED") =>
        $$$"""{"message":"{{{Message}}}","locations":[{"line":{{{line}}},"column":{{{column}}}}],"path":{{{path}}},"extensions":{"code":"{{{code}}}"}}""";

    private static string Answer(string data, params IEnumerable<string> errors) =>
        $$"""{"errors":[{{string.Join(',', errors)}}],"data":{{data}}}""";

    [Fact]
    public async Task A_denied_field_is_null_with_an_error_of_the_usual_shape_and_its_code_does_not_run()
    {
        var engine = Engine();

        Run.Same(
            Answer("""{"secret":null}""", Denied("""["secret"]""", 1, 3)), await engine.AskAsAsync(["clerk"], "{ secret }"));
        Run.Same(
            Answer("""{"secret":null}""", Denied("""["secret"]""", 1, 3, "AUTH_NOT_AUTHENTICATED")), await engine.AskAsAsync(null, "{ secret }"));
        Assert.Empty(calls);
        Run.Same("""{"data":{"secret":42}}""", await engine.AskAsAsync(["boss"], "{ secret }"));
        Assert.Equal(["secret"], calls);
    }

    [Fact]
    public async Task A_rule_without_roles_asks_for_any_caller_who_is_authenticated_and_a_non_null_field_takes_its_parent_along()
    {
        var engine = Engine();

        Run.Same("""{"data":{"mine":"yours"}}""", await engine.AskAsAsync([], "{ mine }"));
        calls.Clear();
        Run.Same(
            Answer("null", Denied("""["mine"]""", 1, 3, "AUTH_NOT_AUTHENTICATED")), await engine.AskAsAsync(null, "{ mine }"));
        Run.Same(
            Answer("""{"strict":{"inner":null}}""", Denied("""["strict","inner",0,"number"]""", 1, 26)),
            await engine.AskAsAsync(["clerk"], "{ strict { inner { open, number } } }"));
        Assert.Empty(calls);
    }

    [Fact]
    public async Task Nothing_below_a_denied_field_runs_for_any_parent_and_each_place_has_its_error()
    {
        var answer = await Engine().AskAsAsync(["clerk"], "{ accounts { name limit invoices { amount name } rating(year: 3) } }");

        Run.Same(
            Answer(
                """{"accounts":[{"name":"A1","limit":null,"invoices":null,"rating":null},{"name":"A2","limit":null,"invoices":null,"rating":null}]}""",
                Enumerable.Range(0, 2).SelectMany(i => new[]
                {
                    Denied($"""["accounts",{i},"limit"]""", 1, 19),
                    Denied($"""["accounts",{i},"invoices"]""", 1, 25),
                    Denied($"""["accounts",{i},"rating"]""", 1, 50),
                })),
            answer);
        Assert.Empty(calls);
    }

    [Fact]
    public async Task The_rule_of_a_field_replaces_its_type_s_and_is_looked_at_wherever_the_field_is_reached()
    {
        // A poet is authenticated and no more: of accounts he may read the ids.
        var answer = await Engine().AskAsAsync(["poet"], "{ account(id: 2) { id parent { id } } }");

        Run.Same(Answer("""{"account":{"id":2,"parent":null}}""", Denied("""["account","parent"]""", 1, 23)), answer);
    }

    [Fact]
    public async Task Aliases_and_fragments_hide_nothing_and_a_merged_field_tells_all_its_places()
    {
        var answer = await Engine().AskAsAsync(
            ["clerk"], "{ account(id: 1) { mine: limit ...F ... on Account { rating } } } fragment F on Account { mine: limit other: limit }");

        Run.Same(
            Answer(
                """{"account":{"mine":null,"other":null,"rating":null}}""",
                Denied("""["account","mine"]""", 1, 20).Replace("""column":20}""", """column":20},{"line":1,"column":91}""", StringComparison.Ordinal),
                Denied("""["account","other"]""", 1, 103),
                Denied("""["account","rating"]""", 1, 54)),
            answer);
        Assert.Empty(calls);
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    public async Task A_denied_field_that_is_left_out_is_no_error(bool skip, bool include, bool fails)
    {
        var answer = await Engine().AskAsAsync(
            ["clerk"],
            "query ($s: Boolean!, $i: Boolean!) { accounts { name ... on Account @include(if: $i) { limit @skip(if: $s) } } }",
            new { s = skip, i = include });

        Assert.Equal(fails ? 2 : 0, answer.Split("AUTH_NOT_AUTHORIZED").Length - 1);
        Assert.Empty(calls);
    }

    [Fact]
    public async Task What_is_selected_on_an_interface_or_union_goes_by_the_rule_of_the_object_that_is_there()
    {
        var engine = Engine();
        const string Node = "query ($id: Int!) { node(id: $id) { __typename id name } }";

        // Invoice.name has no rule, Account.name has its type's.
        Run.Same("""{"data":{"node":{"__typename":"Invoice","id":7,"name":"I7"}}}""", await engine.AskAsAsync(["poet"], Node, new { id = 7 }));
        Run.Same(
            Answer("""{"node":{"__typename":"Account","id":1,"name":null}}""", Denied("""["node","name"]""", 1, 51)),
            await engine.AskAsAsync(["poet"], Node, new { id = 1 }));
        Run.Same(
            Answer("""{"things":[{"name":null,"limit":null},{"name":"I7"}]}""", Denied("""["things",0,"name"]""", 1, 83), Denied("""["things",0,"limit"]""", 1, 48)),
            await engine.AskAsAsync(["poet"], "{ things { ...N ... on Node { ... on Account { limit } } } } fragment N on Node { name }"));
        Assert.Empty(calls);
    }

    [Fact]
    public async Task The_names_of_types_and_introspection_are_nobody_s_secret()
    {
        var answer = await Engine().AskAsAsync(
            null, "{ __typename accounts { __typename } __type(name: \"Account\") { name fields { name } } __schema { queryType { name } } }");

        Assert.DoesNotContain("errors", answer, StringComparison.Ordinal);
        Assert.Contains("limit", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_change_is_not_made_and_those_after_it_are()
    {
        var engine = Engine();

        Run.Same(
            Answer("""{"one":null,"two":null,"total":0}""", Denied("""["one"]""", 1, 12), Denied("""["two"]""", 1, 28)),
            await engine.AskAsAsync(["boss"], "mutation { one: add(by: 1) two: add(by: 2) total }"));
        Assert.Empty(calls);

        // A denied change that must answer ends the operation, as any failure of it does; what was made before it stays.
        Run.Same(
            Answer("null", Denied("""["reset"]""", 1, 23)),
            await engine.AskAsAsync(["clerk"], "mutation { add(by: 5) reset more: add(by: 6) }"));
        Run.Same("""{"data":{"total":5}}""", await engine.AskAsAsync(null, "mutation { total }"));
        Assert.Equal(["add"], calls);
    }

    [Fact]
    public async Task A_plan_is_kept_for_all_callers_and_answers_each_by_his_own_roles()
    {
        var engine = Engine();
        const string Query = "{ accounts { limit } secret }";
        string[]?[] callers = [["clerk"], ["boss"], null];
        var denied = await engine.AskAsAsync(["clerk"], Query);
        var allowed = await engine.AskAsAsync(["boss"], Query);
        var unknown = await engine.AskAsAsync(null, Query);

        Assert.DoesNotContain("errors", allowed, StringComparison.Ordinal);
        Assert.Equal(unknown.Replace("AUTHENTICATED", "AUTHORIZED", StringComparison.Ordinal), denied);
        await Parallel.ForEachAsync(Enumerable.Range(0, 300), TestContext.Current.CancellationToken, async (i, _) =>
        {
            await Task.Yield();
            Assert.Equal(i % 3 == 0 ? denied : i % 3 == 1 ? allowed : unknown, await engine.AskAsAsync(callers[i % 3], Query));
        });
    }

    [Fact]
    public async Task Denied_places_count_within_the_limit_on_errors()
    {
        var answer = await Engine(new EngineOptions { MaxAnswerErrors = 1 }).AskAsAsync(["clerk"], "{ accounts { a: limit b: limit } two: accounts { id } }");

        Assert.Contains("LIMIT_EXCEEDED", answer, StringComparison.Ordinal);
        Assert.Empty(calls);
    }

    [Fact]
    public async Task A_denied_field_whose_arguments_are_wrong_says_no_more_than_that_it_is_denied()
    {
        var answer = await Engine().AskAsAsync(["clerk"], "query ($y: Int) { account(id: 1) { rating(year: $y) } }");

        Assert.Equal("AUTH_NOT_AUTHORIZED", JsonDocument.Parse(answer).RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Empty(calls);
    }

    [Fact]
    public async Task A_resolver_that_looks_ahead_sees_what_the_caller_may_read_at_any_depth()
    {
        List<string> seen = [];
        var engine = Run.Engine(
            """
            type Query { thing: Thing }
            interface Thing { name: String part: Part }
            type A implements Thing { name: String @authorize(roles: ["boss"]) part: Part }
            type B implements Thing { name: String part: Part @authorize(roles: ["boss"]) }
            type Part { cost: Int @authorize(roles: ["boss"]) weight: Int }
            """,
            b =>
            {
                b.Query.Field("thing", c =>
                {
                    seen.Add($"{string.Join(' ', c.Selection.Names)} / {string.Join(' ', c.Selection.Sub("part").Names)}");
                    return new A("n", new Part(1, 2));
                });
                b.Object<A>("A");
                b.Object<B>("B");
                b.Object<Part>("Part");
            });
        const string Query = "{ thing { ... on A { name } ...P } } fragment P on Thing { __typename part { cost weight } part { ...W } } fragment W on Part { c: cost weight }";

        foreach (string[] roles in new string[][] { ["clerk"], ["boss"], ["clerk"] })
        {
            await engine.AskAsAsync(roles, Query);
        }

        // A name that a B may tell is asked for as far as the resolver knows; the A that comes does not tell it.
        Assert.Equal(["name __typename part / weight", "name __typename part / cost weight", "name __typename part / weight"], seen);
    }

    private sealed record A(string Name, Part Part);

    private sealed record B(string Name, Part Part);

    private sealed record Part(int Cost, int Weight);

    [Theory]
    [InlineData("clerk")]
    [InlineData("boss")]
    public async Task A_document_that_doubles_at_each_level_is_looked_through_once(string role)
    {
        var engine = Run.Engine(
            "type Query { top: Node } type Node { next: Node secret: Int @authorize(roles: [\"boss\"]) }",
            b =>
            {
                b.Query.Field("top", c => c.Selection.Asks("next") ? new Endless(14) : null);
                b.Object<Endless>("Node").Field("next", (n, c) => c.Selection.Asks("next") && n.Left > 0 ? new Endless(n.Left - 1) : null).Field("secret", n => n.Left);
            },
            new EngineOptions { Limits = B2BAccounts.GraphQL.Validation.Limits.OperationLimits.None });
        var query = "{ top { ...F0 } }" + string.Concat(Enumerable.Range(0, 60).Select(i =>
            $" fragment F{i} on Node {{ {string.Concat(Enumerable.Repeat($"next {{ ...F{i + 1} }} ", 4))} }}")) + " fragment F60 on Node { secret }";

        var answer = await engine.AskAsAsync([role], query).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("errors", answer, StringComparison.Ordinal);
    }

    private sealed record Endless(int Left);

    [Fact]
    public async Task Resolvers_that_take_turns_are_held_back_too()
    {
        var answer = await Engine(new EngineOptions { ResolversTakeTurns = true }).AskAsAsync(["clerk"], "{ secret accounts { limit invoices { amount } } }");

        Assert.Equal(5, answer.Split("AUTH_NOT_AUTHORIZED").Length - 1);
        Assert.Empty(calls);
    }

    [Fact]
    public async Task A_subscription_that_is_denied_opens_no_source_and_what_its_events_answer_is_checked_as_any_field()
    {
        var opened = 0;
        var engine = Run.Engine(
            """
            type Query { a: Int }
            type Subscription { posted: Posting @authorize(roles: ["clerk"]) }
            type Posting { number: Int! margin: Int @authorize(roles: ["boss"]) }
            """,
            b =>
            {
                b.Query.Field("a", _ => 1);
                b.Subscription.Field("posted", _ =>
                {
                    opened++;
                    return new[] { new Posting(1, 2) }.ToAsyncEnumerable();
                });
                b.Object<Posting>("Posting");
            });
        var request = new GraphQLRequest("subscription { posted { number margin } }");

        var refused = engine.Subscribe(request, new RequestContext { Roles = new HashSet<string> { "boss" } }, TestContext.Current.CancellationToken);
        Assert.Equal(
            ("AUTH_NOT_AUTHORIZED", Message, "posted"),
            (refused.Refusal!.Errors[0].Code, refused.Refusal.Errors[0].Message, refused.Refusal.Errors[0].Path!.Single()));
        Assert.Equal(0, opened);

        var accepted = engine.Subscribe(request, new RequestContext { Roles = new HashSet<string> { "clerk" } }, TestContext.Current.CancellationToken);
        await foreach (var answer in accepted.Answers!)
        {
            Run.Same(
                Answer("""{"posted":{"number":1,"margin":null}}""", Denied("""["posted","margin"]""", 1, 32)),
                System.Text.Encoding.UTF8.GetString(answer.Body.Span));
        }
    }

    private sealed record Posting(int Number, int Margin);
}
