using System.Text.Json;
using B2BAccounts.GraphQL.Conventions.Nodes;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>Whoever may not read a field may not filter, sort, group or aggregate by it.</summary>
public sealed class GuardedListTests : IDisposable
{
    private static readonly string[] Sales = ["sales"];
    private static readonly string[] Everybody = ["sales", "credit", "personnel", "board"];

    private readonly CompaniesDb db = CompaniesDb.Open(AggregateTests.Companies(1, 12, oneCurrency: true));
    private readonly GuardedBook book;

    public GuardedListTests() => book = new GuardedBook(db);

    public void Dispose() => db.Dispose();

    [Theory]
    [InlineData("where: { revenue: { gt: 3 } }")]
    [InlineData("where: { revenue: null }")]
    [InlineData("where: { revenue: {} }")]
    [InlineData("where: { or: [{}, { and: [{ revenue: { eq: 1 } }] }] }")]
    [InlineData("where: { or: { and: { or: { status: { in: [DORMANT] } } } } }")]
    [InlineData("where: { number: { eq: \"A1\" }, visits: { nin: [1] } }")]
    [InlineData("where: { parent: { revenue: { gte: 1 } } }")]
    [InlineData("where: { parent: { parent: { or: [{ visits: { lt: 3 } }] } } }")]
    [InlineData("where: { owner: null }")]
    [InlineData("where: { owner: { number: { eq: \"A1\" } } }")]
    [InlineData("where: { turnover: { currency: { eq: \"EUR\" } } }")]
    [InlineData("where: { people: { some: { age: { gt: 3 } } } }")]
    [InlineData("where: { people: { none: { age: { gt: 3 } } } }")]
    [InlineData("where: { people: { all: { or: [{ age: null }] } } }")]
    [InlineData("where: { staff: { any: true } }")]
    [InlineData("where: { staff: { some: { name: { eq: \"P1\" } } } }")]
    [InlineData("where: { names: { some: { eq: \"P1\" } } }")]
    [InlineData("order: { revenue: ASC }")]
    [InlineData("order: [{ number: ASC }, { visits: DESC }]")]
    [InlineData("order: [{ turnover: { value: ASC } }, { parent: { revenue: DESC } }]")]
    [InlineData("order: [{ owner: { number: ASC } }]")]
    [InlineData("order: [{ staff: { count: ASC } }]")]
    public async Task A_list_that_is_filtered_or_sorted_by_what_the_caller_may_not_read_fails_and_nothing_is_read(string arguments)
    {
        var query = $"{{ companies({arguments}) {{ totalCount nodes {{ number }} aggregates {{ count }} }} }}";

        await DeniedAsync(Sales, query, ["companies"]);
        Assert.Empty(db.Commands);
        await AllowedAsync(Everybody, query);
    }

    [Theory]
    [InlineData("query ($w: CompanyFilterInput) { companies(where: $w) { totalCount } }", """{ "w": { "or": [{}, { "and": [{ "revenue": { "gt": 1 } }] }] } }""")]
    [InlineData("query ($w: CompanyFilterInput = { visits: { eq: 1 } }) { companies(where: $w) { totalCount } }", "{}")]
    [InlineData("query ($w: [CompanyFilterInput!]) { companies(where: { or: $w }) { totalCount } }", """{ "w": [{ "parent": { "status": { "eq": "DORMANT" } } }] }""")]
    [InlineData("query ($w: DecimalOperationFilterInput) { companies(where: { revenue: $w }) { totalCount } }", """{ "w": null }""")]
    [InlineData("query ($w: Decimal) { companies(where: { revenue: { eq: $w } }) { totalCount } }", "{}")]
    [InlineData("query ($o: [CompanySortInput!]) { companies(order: $o) { nodes { number } } }", """{ "o": [{ "number": "ASC" }, { "parent": { "visits": "DESC" } }] }""")]
    [InlineData("query ($o: CompanySortInput!) { companies(order: [$o]) { nodes { number } } }", """{ "o": { "status": "ASC" } }""")]
    public async Task A_variable_hides_nothing(string query, string variables)
    {
        var given = JsonDocument.Parse(variables).RootElement;

        await DeniedAsync(Sales, query, ["companies"], given);
        Assert.Empty(db.Commands);
        await AllowedAsync(Everybody, query, given);
    }

    [Fact]
    public async Task A_condition_that_its_variable_leaves_out_is_none() =>
        await AllowedAsync(Sales, "query ($w: DecimalOperationFilterInput) { companies(where: { revenue: $w, employees: { gt: 1 } }) { totalCount } }");

    [Fact]
    public async Task What_the_caller_may_read_he_may_filter_sort_group_and_aggregate_by() =>
        await AllowedAsync(
            Sales,
            """
            { companies(
                where: { or: [{ number: { neq: "x" } }, { parent: { employees: { gt: 1 } } }, { people: { any: true, some: { name: { neq: "" } } } }] }
                order: [{ parent: { number: ASC } }, { employees: DESC }, { turnover: { value: ASC } }, { people: { count: DESC } }]) {
              nodes { number people(where: { name: { neq: "x" } }, order: { name: DESC }) { nodes { name } aggregates { count } groups(by: NAME) { key { name } } } }
              aggregates { count sum { employees } min { number turnover { value } parent { employees } } }
              groups(by: [NUMBER, PARENT_NUMBER]) { key { number parentNumber } count }
            } }
            """);

    [Fact]
    public async Task A_nested_list_fails_at_each_of_its_owners_without_a_statement_and_aliases_stand_by_themselves()
    {
        var answer = await book.AskAsync(
            Sales,
            "{ companies(first: 2) { edges { node { ...C } } } } fragment C on Company { number old: people(where: { age: { gt: 1 } }) { totalCount } all: people { totalCount } }");

        Assert.Equal(
            [["companies", "edges", 0, "node", "old"], ["companies", "edges", 1, "node", "old"]],
            Errors(answer).Select(e => e.Path));
        Assert.All(Errors(answer), e => Assert.Equal("AUTH_NOT_AUTHORIZED", e.Code));
        Assert.All(
            answer.GetProperty("data").GetProperty("companies").GetProperty("edges").EnumerateArray(),
            e => Assert.True(e.GetProperty("node").GetProperty("old").ValueKind == JsonValueKind.Null && e.GetProperty("node").GetProperty("all").ValueKind == JsonValueKind.Object));
        Assert.Equal(2, db.Commands.Count);
    }

    [Theory]
    [InlineData("STATUS")]
    [InlineData("[NUMBER, STATUS]")]
    [InlineData("[CREATED_AT_MONTH]")]
    [InlineData("[PARENT_STATUS]")]
    [InlineData("OWNER_NUMBER")]
    [InlineData("TURNOVER_CURRENCY")]
    public async Task Groups_by_what_the_caller_may_not_read_fail_and_nothing_is_read_for_them(string by)
    {
        var query = $"{{ companies {{ groups(by: {by}) {{ count }} }} }}";

        await DeniedAsync(Sales, query, ["companies", "groups"]);
        Assert.Empty(db.Commands);
        await AllowedAsync(Everybody, query);
        db.Commands.Clear();
        await DeniedAsync(
            Sales, "query ($by: [CompanyGroupBy!]!) { companies { groups(by: $by) { count } } }", ["companies", "groups"], new { by = by.Trim('[', ']').Split(", ") });
        Assert.Empty(db.Commands);
    }

    [Theory]
    [InlineData("aggregates { sum { revenue } }", "companies aggregates sum revenue", 0)]
    [InlineData("aggregates { s: sum { r: revenue employees } }", "companies aggregates s r", 1)]
    [InlineData("aggregates { ...A } } } fragment A on CompanyAggregates { avg { visits } ... { max { createdAt }", "companies aggregates avg visits|companies aggregates max createdAt", 0)]
    [InlineData("aggregates { count max { owner { number } } }", "companies aggregates max owner", 1)]
    [InlineData("aggregates { min { parent { revenue number } } }", "companies aggregates min parent revenue", 1)]
    [InlineData("aggregates { sum { turnover { currency } } }", "companies aggregates sum turnover currency", 0)]
    [InlineData("groups(by: NUMBER) { key { status } count sum { visits } }", "companies groups 0 key status|companies groups 0 sum visits", 1)]
    public async Task An_aggregate_or_key_that_the_caller_may_not_read_is_denied_alone_and_is_not_computed(string field, string paths, int statements)
    {
        var answer = await book.AskAsync(Sales, $"{{ companies(where: {{ number: {{ eq: \"A0\" }} }}) {{ {field} }} }}");

        Assert.Equal(paths.Split('|'), Errors(answer).Select(e => string.Join(' ', e.Path)));
        Assert.All(Errors(answer), e => Assert.Equal("AUTH_NOT_AUTHORIZED", e.Code));
        Assert.Equal(statements, db.Commands.Count);
        Assert.All(db.Commands, c => Assert.False(
            c.Contains("Revenue", StringComparison.Ordinal) || c.Contains("Visits", StringComparison.Ordinal) || c.Contains("Currency", StringComparison.Ordinal), c));
    }

    [Fact]
    public async Task Amounts_that_cannot_be_added_up_do_not_tell_a_currency_that_the_caller_may_not_read()
    {
        using var mixed = CompaniesDb.Open(AggregateTests.Companies(1, 30, oneCurrency: false));
        var guarded = new GuardedBook(mixed);
        const string Query = "{ companies { aggregates { sum { turnover { value } } } } }";

        var message = (await guarded.AskAsync(Sales, Query)).GetProperty("errors")[0].GetProperty("message").GetString()!;
        Assert.StartsWith("turnover.currency: amounts of more than one currency cannot be aggregated together", message, StringComparison.Ordinal);
        Assert.Contains("EUR and USD", (await guarded.AskAsync(Everybody, Query)).GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_rows_is_read_what_the_caller_may_read_and_nothing_else_that_he_asks_for()
    {
        const string Query = """
            { companies(first: 3) { edges { node { number ...C parent { employees visits } } } nodes { revenue } } }
            fragment C on Company { turnover { value } status created: createdAt }
            """;
        await book.AskAsync(Sales, Query);
        Assert.NotEmpty(db.Commands);
        Assert.All(db.Commands, c => Assert.False(
            c.Contains("Visits", StringComparison.Ordinal) || c.Contains("Status", StringComparison.Ordinal) || c.Contains("CreatedAt", StringComparison.Ordinal), c));
        Assert.Contains("Employees", db.Commands[^1], StringComparison.Ordinal);

        db.Commands.Clear();
        await AllowedAsync(Everybody, Query);
        Assert.Contains("Visits", db.Commands[^1], StringComparison.Ordinal);
        Assert.Contains("Status", db.Commands[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thing_found_by_its_id_goes_by_the_rules_of_its_type()
    {
        var answer = await book.AskAsync(
            Sales,
            "query ($id: ID!) { node(id: $id) { id ... on Node { ... on Company { number visits owner { number } } } } nodes(ids: [$id]) { ...C } } fragment C on Company { status }",
            new { id = GlobalId.Encode("Company", 2L) });

        // visits and status must not be null, so that their objects go.
        Assert.Equal(["node visits", "nodes 0 status"], Errors(answer).Select(e => string.Join(' ', e.Path)));
        await DeniedAsync(null, "{ node(id: \"x\") { id } }", ["node"], code: "AUTH_NOT_AUTHENTICATED");
    }

    [Fact]
    public async Task A_connection_or_change_whose_own_rule_denies_it_reads_nothing_and_its_filter_is_not_looked_at()
    {
        await DeniedAsync(Sales, "{ board(where: { number: { eq: null } }) { nodes { number } totalCount } }", ["board"]);
        await DeniedAsync(null, "{ companies { nodes { number } } }", ["companies"], code: "AUTH_NOT_AUTHENTICATED");
        var answer = await book.AskAsync(Sales, "mutation { rename(to: \"x\") { company { number } errors { ... on Error { message } } } }");
        Assert.Equal(["rename"], Assert.Single(Errors(answer)).Path);
        Assert.Empty(db.Commands);
    }

    [Fact]
    public async Task One_plan_answers_callers_with_different_roles_at_once()
    {
        const string Query = "{ companies { nodes { employees revenue } aggregates { sum { revenue employees } } } }";
        await AllowedAsync(Everybody, Query);
        var denied = Errors(await book.AskAsync(Sales, Query)).Count;
        await AllowedAsync(Everybody, Query);

        Assert.Equal(13, denied);
        Assert.Equal(denied, Errors(await book.AskAsync(Sales, Query)).Count);
    }

    private async Task DeniedAsync(string[]? roles, string query, IReadOnlyList<object> path, object? variables = null, string code = "AUTH_NOT_AUTHORIZED")
    {
        var error = Assert.Single(Errors(await book.AskAsync(roles, query, variables)));
        Assert.Equal(path, error.Path);
        Assert.Equal((code, "The current user is not authorized to access this resource."), (error.Code, error.Message));
    }

    private async Task AllowedAsync(string[] roles, string query, object? variables = null)
    {
        var answer = await book.AskAsync(roles, query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
    }

    private static List<(string Code, string Message, object[] Path)> Errors(JsonElement answer) =>
    [
        .. answer.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(e => (
                e.GetProperty("extensions").GetProperty("code").GetString()!,
                e.GetProperty("message").GetString()!,
                e.GetProperty("path").EnumerateArray().Select(p => p.ValueKind == JsonValueKind.Number ? p.GetInt32() : (object)p.GetString()!).ToArray()))
            : [],
    ];
}
