using System.Text.Json;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>Aggregates of the demo portfolio, against its rows and against the database's own sums.</summary>
public sealed class AggregateQueriesTests(DemoProgram demo) : IClassFixture<DemoProgram>, IAsyncLifetime
{
    private RunningProgram Program { get; set; } = null!;

    public async ValueTask InitializeAsync() => Program = await demo.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [DatabaseFact]
    public async Task Accounts_by_grade_are_as_many_as_the_grades_say()
    {
        var accounts = (await Program.QueryAsync(
            "{ accounts(first: 200) { totalCount nodes { grade status employees } aggregates { count sum { employees } } groups(by: [GRADE, STATUS]) { key { grade status } count avg { employees } } } }"))
            .GetProperty("accounts");
        var nodes = accounts.GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(nodes.Count, accounts.GetProperty("totalCount").GetInt32());
        Assert.Equal(nodes.Count, accounts.GetProperty("aggregates").GetProperty("count").GetInt32());

        var groups = accounts.GetProperty("groups").EnumerateArray().ToList();

        var expected = nodes.GroupBy(n => $"{n.GetProperty("grade")}/{n.GetProperty("status")}").ToDictionary(g => g.Key, g => g.ToList());
        Assert.True(expected.Count > 4);
        Assert.Equal(expected.Count, groups.Count);
        Assert.All(groups, g =>
        {
            var rows = expected[$"{g.GetProperty("key").GetProperty("grade")}/{g.GetProperty("key").GetProperty("status")}"];
            Assert.Equal(rows.Count, g.GetProperty("count").GetInt32());
            var employees = rows.Select(r => r.GetProperty("employees")).Where(e => e.ValueKind == JsonValueKind.Number).Select(e => e.GetDecimal()).ToList();
            var average = g.GetProperty("avg").GetProperty("employees");
            Assert.Equal(
                employees.Count == 0 ? (decimal?)null : decimal.Round(employees.Average(), 10, MidpointRounding.AwayFromZero),
                Number(average));
        });
        var grades = groups.Select(g => g.GetProperty("key").GetProperty("grade").GetString()).ToList();
        Assert.Equal(grades.Order(StringComparer.Ordinal), grades);
    }

    [DatabaseFact]
    public async Task Money_is_summed_a_currency_each_as_the_database_sums_it()
    {
        var nodes = await AccountsAsync(
            "number invoices { aggregates { count } groups(by: [AMOUNT_CURRENCY]) { key { amountCurrency } count sum { amount { amount currency } } avg { amount { amount } } min { amount { amount } } max { amount { amount } } } }");
        var stored = await Program.Database.AskAsync(
            """
            SELECT a."Number", i."Currency", COUNT(*), SUM(i."Amount"), MIN(i."Amount"), MAX(i."Amount")
            FROM "Invoices" i JOIN "Accounts" a ON a."Id" = i."AccountId" GROUP BY a."Number", i."Currency"
            """);

        var answered = nodes.SelectMany(n => n.GetProperty("invoices").GetProperty("groups").EnumerateArray().Select(g =>
        {
            var sum = g.GetProperty("sum").GetProperty("amount");
            Assert.Equal(g.GetProperty("key").GetProperty("amountCurrency").GetString(), sum.GetProperty("currency").GetString());
            var average = g.GetProperty("avg").GetProperty("amount").GetProperty("amount").GetDecimal();
            Assert.Equal(decimal.Round(sum.GetProperty("amount").GetDecimal() / g.GetProperty("count").GetInt32(), 10, MidpointRounding.AwayFromZero), average);
            return $"{n.GetProperty("number")}|{sum.GetProperty("currency")}|{g.GetProperty("count")}|{Stored(sum)}|{Stored(g.GetProperty("min").GetProperty("amount"))}|{Stored(g.GetProperty("max").GetProperty("amount"))}";
        })).ToList();

        Assert.True(stored.Count > 20);
        Assert.Equal(stored.Order(StringComparer.Ordinal), answered.Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task Revenues_of_several_currencies_are_refused_and_those_of_one_are_not()
    {
        var mixed = await Program.SendAsync("{ accounts { aggregates { count sum { yearlyRevenue { amount currency } } } } }");
        var byCurrency = (await Program.QueryAsync(
            "{ accounts(first: 200) { nodes { yearlyRevenue { amount currency } } groups(by: [YEARLY_REVENUE_CURRENCY]) { key { yearlyRevenueCurrency } sum { yearlyRevenue { amount } } } } }"))
            .GetProperty("accounts");
        var revenues = byCurrency.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("yearlyRevenue")).Where(r => r.ValueKind == JsonValueKind.Object)
            .GroupBy(r => r.GetProperty("currency").GetString()!).ToDictionary(g => g.Key, g => g.Sum(r => r.GetProperty("amount").GetDecimal()));
        var sums = byCurrency.GetProperty("groups").EnumerateArray().Where(g => g.GetProperty("key").GetProperty("yearlyRevenueCurrency").ValueKind == JsonValueKind.String)
            .ToDictionary(g => g.GetProperty("key").GetProperty("yearlyRevenueCurrency").GetString()!, g => g.GetProperty("sum").GetProperty("yearlyRevenue").GetProperty("amount").GetDecimal());

        Assert.Equal(revenues, sums);
        if (revenues.Count > 1)
        {
            Assert.Equal("AGGREGATE_MIXED", mixed.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }
        else
        {
            Assert.Equal(revenues.Values.Single(), mixed.GetProperty("data").GetProperty("accounts").GetProperty("aggregates").GetProperty("sum").GetProperty("yearlyRevenue").GetProperty("amount").GetDecimal());
        }
    }

    [DatabaseFact]
    public async Task Prospects_are_grouped_by_what_their_accounts_have()
    {
        var prospects = (await Program.QueryAsync(
            "{ prospects(first: 200) { nodes { rank account { country } } aggregates { max { rank } } groups(by: [ACCOUNT_COUNTRY]) { key { accountCountry } count max { rank } } } }"))
            .GetProperty("prospects");
        var nodes = prospects.GetProperty("nodes").EnumerateArray().Select(n => (
            Country: n.GetProperty("account").GetProperty("country").GetString(), Rank: n.GetProperty("rank").GetDouble())).ToList();

        Assert.Equal(
            nodes.GroupBy(n => n.Country).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count(), g.Max(n => n.Rank))),
            prospects.GetProperty("groups").EnumerateArray().Select(g => (
                g.GetProperty("key").GetProperty("accountCountry").GetString(), g.GetProperty("count").GetInt32(), g.GetProperty("max").GetProperty("rank").GetDouble())));
        Assert.Equal(nodes.Max(n => n.Rank), prospects.GetProperty("aggregates").GetProperty("max").GetProperty("rank").GetDouble());
    }

    [DatabaseFact]
    public async Task Shares_that_are_no_money_are_added_up_to_the_last_digit()
    {
        var accounts = (await AccountsAsync(
            "suppliers(first: 200) { nodes { shareOfSpend confidence category } aggregates { sum { shareOfSpend } avg { confidence } min { confidence } } groups(by: CATEGORY) { key { category } count } }"))
            .Select(n => n.GetProperty("suppliers")).ToList();

        Assert.Contains(accounts, a => a.GetProperty("nodes").GetArrayLength() > 1);
        Assert.All(accounts, a =>
        {
            var links = a.GetProperty("nodes").EnumerateArray().ToList();
            var shares = links.Select(l => l.GetProperty("shareOfSpend")).Where(s => s.ValueKind == JsonValueKind.Number).Select(s => s.GetDecimal()).ToList();
            var aggregates = a.GetProperty("aggregates");
            var sum = aggregates.GetProperty("sum").GetProperty("shareOfSpend");
            Assert.Equal(shares.Count == 0 ? (decimal?)null : shares.Sum(), Number(sum));
            var lowest = aggregates.GetProperty("min").GetProperty("confidence");
            Assert.Equal(links.Count == 0 ? (decimal?)null : links.Min(l => l.GetProperty("confidence").GetDecimal()), Number(lowest));
            Assert.Equal(
                links.GroupBy(l => l.GetProperty("category").GetString()).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())),
                a.GetProperty("groups").EnumerateArray().Select(g => (g.GetProperty("key").GetProperty("category").GetString(), g.GetProperty("count").GetInt32())));
        });
    }

    [Fact]
    public async Task Revenues_beyond_what_the_database_can_add_up_are_an_error_and_no_other_number()
    {
        await using var empty = await RunningProgram.EmptyAsync();
        foreach (var number in new[] { "A", "B" })
        {
            var created = await empty.QueryAsync(
                $"mutation {{ createAccount(input: {{ number: \"{number}\", legalName: \"{number}\", yearlyRevenue: {{ amount: 900000000000000, currency: \"CNY\" }} }}) {{ account {{ number }} errors {{ ... on Error {{ message }} }} }} }}");
            Assert.Equal(number, created.GetProperty("createAccount").GetProperty("account").GetProperty("number").GetString());
        }

        var answer = await empty.SendAsync("{ accounts { aggregates { sum { yearlyRevenue { amount } } } groups(by: COUNTRY) { count max { yearlyRevenue { amount currency } } } } }");

        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal("AGGREGATE_OVERFLOW", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(
            """{"accounts":{"aggregates":null,"groups":[{"count":2,"max":{"yearlyRevenue":{"amount":900000000000000,"currency":"CNY"}}}]}}""",
            answer.GetProperty("data").ToString());
    }

    /// <summary>Of all accounts, so many at a time as one request may ask such lists of.</summary>
    private async Task<List<JsonElement>> AccountsAsync(string fields)
    {
        List<JsonElement> nodes = [];
        JsonElement page;
        string? after = null;
        do
        {
            page = (await Program.QueryAsync($"query ($after: String) {{ accounts(first: 25, after: $after) {{ nodes {{ {fields} }} pageInfo {{ hasNextPage endCursor }} }} }}", new { after }))
                .GetProperty("accounts");
            nodes.AddRange(page.GetProperty("nodes").EnumerateArray());
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
        while (page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());

        return nodes;
    }

    // On SQLite a whole number of ten-thousandths, elsewhere a decimal with four places.
    private string Stored(JsonElement money)
    {
        var amount = money.GetProperty("amount").GetDecimal();
        return Program.Database.Kind == DatabaseKind.Sqlite ? $"{amount * 10_000m:0}" : $"{amount:0.0000}";
    }

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal();
}
