using System.Net;
using System.Text.Json;
using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.GraphQL.Http.Tests.Audits;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>The ways of the three who use the product, over real HTTP, on the demo portfolio.</summary>
public sealed class DemoQueriesTests(DemoProgram demo) : IClassFixture<DemoProgram>, IAsyncLifetime
{
    private RunningProgram Program { get; set; } = null!;

    public async ValueTask InitializeAsync() => Program = await demo.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [DatabaseFact]
    public Task The_program_in_development_passes_every_audit_of_graphql_http() =>
        GraphQLHttpAudits.PassAsync(new Uri(Program.Client.BaseAddress!, "/graphql"), Program.Key);

    [DatabaseFact]
    public async Task The_queries_that_the_server_offers_have_all_their_answers()
    {
        Assert.Contains("this machine only", Program.Greeting, StringComparison.Ordinal);
        var number = (await Program.QueryAsync("{ accounts(first: 1, where: { grade: { eq: \"A\" } }) { nodes { number } } }"))
            .GetProperty("accounts").GetProperty("nodes")[0].GetProperty("number").GetString();
        var samples = SampleQueries.For(number);
        Assert.All(samples.Take(2), s => Assert.Contains(s.Text, Program.Greeting, StringComparison.Ordinal));
        foreach (var sample in samples)
        {
            var data = await Program.QueryAsync(sample.Text);
            Assert.DoesNotContain("[]", data.EnumerateObject().First().Value.GetRawText()[..20], StringComparison.Ordinal);
        }

        using var report = await Program.Client.GetAsync($"/accounts/{number}/credit-report.pdf");
        Assert.Equal("application/pdf", report.Content.Headers.ContentType?.MediaType);
        var account = (await Program.QueryAsync(samples[0].Text)).GetProperty("account");
        Assert.True(account.GetProperty("upstream").GetProperty("count").GetInt32() > 0);
        Assert.True(account.GetProperty("downstream").GetProperty("count").GetInt32() > 0);
        Assert.Equal("A", account.GetProperty("grade").GetString());
    }

    [DatabaseFact]
    public async Task A_filter_of_as_many_values_as_are_allowed_is_answered()
    {
        var conditions = Enumerable.Range(0, 40).Select(i => new { city = new { @in = Enumerable.Range(0, 1000).Select(v => $"no city {i} {v}").ToArray() } });

        var data = await Program.QueryAsync("query ($w: AccountFilterInput) { accounts(where: $w) { totalCount } }", new { w = new { or = conditions.ToArray() } });

        Assert.Equal(0, data.GetProperty("accounts").GetProperty("totalCount").GetInt32());
    }

    [DatabaseTheory]
    [InlineData("A")]
    [InlineData("B")]
    public async Task A_grade_is_explained_by_contributions_that_add_up_to_its_total(string grade)
    {
        var nodes = (await Program.QueryAsync(
            $$"""{ accounts(where: { grade: { eq: "{{grade}}" } }) { nodes { number assessment { total grade indicators { points weight contribution } knockOuts { reason } waysUp { text } } } } }"""))
            .GetProperty("accounts").GetProperty("nodes");
        Assert.NotEmpty(nodes.EnumerateArray());
        foreach (var assessment in nodes.EnumerateArray().Select(n => n.GetProperty("assessment")))
        {
            var indicators = assessment.GetProperty("indicators").EnumerateArray().ToList();
            Assert.Equal(7, indicators.Count);
            Assert.Equal(assessment.GetProperty("total").GetDecimal(), indicators.Sum(i => i.GetProperty("contribution").GetDecimal()));
            Assert.Equal(100m, indicators.Sum(i => i.GetProperty("weight").GetDecimal()));
            if (grade == "B")
            {
                Assert.True(assessment.GetProperty("knockOuts").GetArrayLength() + assessment.GetProperty("waysUp").GetArrayLength() > 0);
            }
        }
    }

    [DatabaseFact]
    public async Task The_book_s_ageing_is_the_sum_of_its_accounts_and_equals_their_balances()
    {
        var data = await Program.QueryAsync(
            """
            {
              ageing { buckets { amount { amount } } unapplied { amount } balance { amount } }
              ageingByAccount(first: 1000) { totalCount nodes { account { number } ageing { overdue { amount } balance { amount } } } }
              accounts(first: 200) { nodes { balance { total { amount } } } }
            }
            """);
        var book = data.GetProperty("ageing");
        var balance = Amount(book.GetProperty("balance"));
        Assert.Equal(balance, book.GetProperty("buckets").EnumerateArray().Sum(b => Amount(b.GetProperty("amount"))) - Amount(book.GetProperty("unapplied")));
        var rows = data.GetProperty("ageingByAccount").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("ageing")).ToList();
        Assert.Equal(balance, rows.Sum(r => Amount(r.GetProperty("balance"))));
        Assert.Equal(balance, data.GetProperty("accounts").GetProperty("nodes").EnumerateArray().Sum(a => Amount(a.GetProperty("balance").GetProperty("total"))));
        var overdue = rows.Select(r => Amount(r.GetProperty("overdue"))).ToList();
        Assert.Equal(overdue.OrderDescending(), overdue);
    }

    [DatabaseFact]
    public async Task Prospects_come_page_by_page_each_once_and_none_of_them_is_a_customer()
    {
        var seen = new List<string>();
        string? after = null;
        int total;
        do
        {
            var page = (await Program.QueryAsync(
                "query($after: String) { prospects(first: 7, after: $after) { totalCount nodes { account { number status } signals { share } } pageInfo { hasNextPage endCursor } } }",
                new { after })).GetProperty("prospects");
            total = page.GetProperty("totalCount").GetInt32();
            foreach (var node in page.GetProperty("nodes").EnumerateArray())
            {
                Assert.Contains(node.GetProperty("account").GetProperty("status").GetString(), (string[])["PROSPECT", "LOST"]);
                Assert.Equal(1, node.GetProperty("signals").EnumerateArray().Sum(s => s.GetProperty("share").GetDouble()), 9);
                seen.Add(node.GetProperty("account").GetProperty("number").GetString()!);
            }

            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);

        Assert.True(total > 7);
        Assert.Equal(total, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(total, seen.Count);
    }

    [DatabaseFact]
    public async Task Everything_with_an_id_is_found_by_it_again()
    {
        var account = (await Program.QueryAsync(
            """{ accounts(first: 1, where: { grade: { eq: "A" } }) { nodes { id suppliers(first: 1) { nodes { id } } invoices(first: 1) { nodes { id } } payments(first: 1) { nodes { id } } } } prospects(first: 1) { nodes { id } } }"""));
        var node = account.GetProperty("accounts").GetProperty("nodes")[0];
        var ids = new[]
        {
            node.GetProperty("id"), node.GetProperty("suppliers").GetProperty("nodes")[0].GetProperty("id"),
            node.GetProperty("invoices").GetProperty("nodes")[0].GetProperty("id"), node.GetProperty("payments").GetProperty("nodes")[0].GetProperty("id"),
            account.GetProperty("prospects").GetProperty("nodes")[0].GetProperty("id"),
        }.Select(i => i.GetString()).ToArray();
        var nodes = (await Program.QueryAsync("query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new { ids })).GetProperty("nodes");
        Assert.Equal(ids, nodes.EnumerateArray().Select(n => n.GetProperty("id").GetString()));
        Assert.Equal(["Account", "SupplyLink", "Invoice", "Payment", "Prospect"], nodes.EnumerateArray().Select(n => n.GetProperty("__typename").GetString()));
    }

    [DatabaseFact]
    public async Task An_account_is_found_by_any_way_of_writing_its_name()
    {
        var local = (await Program.QueryAsync("{ accounts(first: 50) { nodes { number legalName localName } } }")).GetProperty("accounts").GetProperty("nodes")
            .EnumerateArray().First(n => n.GetProperty("localName").ValueKind == JsonValueKind.String);
        foreach (var name in new[] { local.GetProperty("localName").GetString()!, local.GetProperty("legalName").GetString()!.ToUpperInvariant() })
        {
            var found = (await Program.QueryAsync("query($n: String) { accounts(where: { searchName: { contains: $n } }) { nodes { number } } }", new { n = name }))
                .GetProperty("accounts").GetProperty("nodes");
            Assert.Contains(local.GetProperty("number").GetString(), found.EnumerateArray().Select(n => n.GetProperty("number").GetString()));
        }
    }

    [DatabaseTheory]
    [InlineData("{ account(number: \"nobody\") { number } }", "null")]
    [InlineData("{ node(id: \"QWNjb3VudDo5OTk5OTk5OTk\") { id } }", "null")]
    public async Task What_does_not_exist_is_null(string query, string expected) =>
        Assert.Equal(expected, (await Program.QueryAsync(query)).EnumerateObject().Single().Value.GetRawText());

    [DatabaseTheory]
    [InlineData("{ accounts(first: 201) { totalCount } }", "PAGE_INVALID")]
    [InlineData("{ accounts(first: 1, last: 1) { totalCount } }", "PAGE_INVALID")]
    [InlineData("{ accounts(after: \"nonsense\") { totalCount } }", "CURSOR_INVALID")]
    [InlineData("{ accounts(first: 1) { nodes { upstream(depth: 11) { count } } } }", "VALUE_OUT_OF_RANGE")]
    [InlineData("{ accounts(first: 1) { nodes { paymentSpeed(months: 0) { index } } } }", "VALUE_OUT_OF_RANGE")]
    [InlineData("{ ageing(edges: []) { asOf } }", "AGEING_EDGES_INVALID")]
    [InlineData("{ ageing(edges: [0, 30]) { asOf } }", "AGEING_EDGES_INVALID")]
    [InlineData("{ ageingByAccount(edges: [30, 30]) { totalCount } }", "AGEING_EDGES_INVALID")]
    [InlineData("{ ageingBy(groupBy: MANAGER, edges: [36501]) { totalCount } }", "AGEING_EDGES_INVALID")]
    [InlineData("{ ageing(asOf: \"1900-01-01\", edges: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]) { asOf } }", "AGEING_EDGES_INVALID")]
    [InlineData("{ accounts(first: 1) { nodes { openItems(fromDays: 31, toDays: 30) { totalCount } } } }", "VALUE_OUT_OF_RANGE")]
    [InlineData("{ accounts(first: 1) { nodes { openItems(fromDays: -2147483648) { totalCount } } } }", "VALUE_OUT_OF_RANGE")]
    [InlineData("{ ageingBy(groupBy: GROUP, knownAt: \"2999-01-01T00:00:00Z\") { totalCount } }", "KNOWN_AT_TOO_RECENT")]
    [InlineData("{ accounts(first: 1) { nodes { openItems(knownAt: \"2999-01-01T00:00:00Z\") { totalCount } } } }", "KNOWN_AT_TOO_RECENT")]
    [InlineData("{ node(id: \"x\") { id } }", "ID_INVALID")]
    public async Task What_is_out_of_bounds_is_refused_by_its_code(string query, string code)
    {
        var error = (await Program.SendAsync(query)).GetProperty("errors")[0];
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.True(error.GetProperty("locations").GetArrayLength() > 0);
    }

    private static decimal Amount(JsonElement money) => money.GetProperty("amount").GetDecimal();

    [DatabaseFact]
    public async Task The_plan_is_told_on_request_in_Development()
    {
        const string Query = "{ accounts(first: 3) { nodes { legalName balance { total { amount } } } } }";
        var (status, answer) = await Program.AskForPlanAsync(Query, "report");

        Assert.Equal(HttpStatusCode.OK, status);
        var root = answer.GetProperty("extensions").GetProperty("plan").GetProperty("fields")[0];
        Assert.Equal(("accounts", "Query.accounts", "root"), (root.GetProperty("key").GetString(), root.GetProperty("field").GetString(), root.GetProperty("kind").GetString()));
        var fields = answer.GetProperty("extensions").GetProperty("plan").GetRawText();
        Assert.Contains("\"field\":\"Account.balance\",\"kind\":\"batch\",\"parents\":3,\"objects\":3", fields, StringComparison.Ordinal);
        Assert.False((await Program.SendAsync(Query)).TryGetProperty("extensions", out _));

        (status, answer) = await Program.AskForPlanAsync(Query, "please");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("takes report", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
