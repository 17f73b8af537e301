using System.Text.Json;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>From a bucket of an account's ageing down to its invoices, over HTTP, on the demo portfolio.</summary>
public sealed class OpenItemsTests(DemoProgram demo) : IClassFixture<DemoProgram>
{
    private const string Items = "nodes { dueDate daysPastDue open { amount currency } disputed { amount } invoice { number dueDate amount { amount } } }";

    [DatabaseFact]
    public async Task The_items_of_a_bucket_come_oldest_due_first_and_add_up_to_it()
    {
        var program = await demo.GetAsync();
        var accounts = (await program.QueryAsync("""{ accounts(first: 200) { nodes { number currency ageing(edges: [10, 40]) { asOf buckets { label fromDays toDays amount { amount } } disputed { amount } } } } }"""))
            .GetProperty("accounts").GetProperty("nodes").EnumerateArray();
        var (buckets, found) = (0, 0);
        foreach (var account in accounts.Where(a => a.GetProperty("currency").GetString() == "CNY" && a.GetProperty("ageing").GetProperty("buckets").EnumerateArray().Any(b => Amount(b.GetProperty("amount")) > 0m)).Take(10))
        {
            var ageing = account.GetProperty("ageing");
            var disputed = 0m;
            foreach (var bucket in ageing.GetProperty("buckets").EnumerateArray())
            {
                var (from, to) = (bucket.GetProperty("fromDays"), bucket.GetProperty("toDays"));
                var most = bucket.GetProperty("label").GetString() == "Not due" ? "0" : to.GetRawText();
                var items = await ItemsAsync(program, account.GetProperty("number").GetString()!, $"(first: 200, fromDays: {from.GetRawText()}, toDays: {most})");
                Assert.Equal(items.Select(i => i.GetProperty("dueDate").GetString()), items.Select(i => i.GetProperty("dueDate").GetString()).Order());
                Assert.Equal(Amount(bucket.GetProperty("amount")), items.Sum(i => Amount(i.GetProperty("open"))));
                Assert.All(items, i =>
                {
                    Assert.Equal(i.GetProperty("dueDate").GetString(), i.GetProperty("invoice").GetProperty("dueDate").GetString());
                    var late = DateOnly.Parse(ageing.GetProperty("asOf").GetString()!).DayNumber - DateOnly.Parse(i.GetProperty("dueDate").GetString()!).DayNumber;
                    Assert.Equal(late, i.GetProperty("daysPastDue").GetInt32());
                    Assert.InRange(Amount(i.GetProperty("open")), 0.01m, Amount(i.GetProperty("invoice").GetProperty("amount")));
                });
                disputed += items.Sum(i => Amount(i.GetProperty("disputed")));
                buckets++;
                found += items.Count;
            }

            Assert.Equal(Amount(ageing.GetProperty("disputed")), disputed);
        }

        Assert.True(buckets == 40 && found >= 20, $"{buckets} buckets, {found} items");
    }

    [DatabaseFact]
    public async Task Pages_of_several_accounts_at_once_hold_each_item_once()
    {
        var program = await demo.GetAsync();
        const string Query = """
            query($after: String) { accounts(first: 40, where: { status: { eq: CUSTOMER } }) { nodes { number
              all: openItems(first: 200) { totalCount nodes { invoice { id } } }
              page: openItems(first: 3, after: $after) { nodes { invoice { id } } pageInfo { hasNextPage endCursor } } } } }
            """;
        var nodes = (await program.QueryAsync(Query)).GetProperty("accounts").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Contains(nodes, n => n.GetProperty("page").GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        foreach (var node in nodes)
        {
            var all = Ids(node.GetProperty("all"));
            Assert.Equal(node.GetProperty("all").GetProperty("totalCount").GetInt32(), all.Count);
            Assert.Equal(all.Take(3), Ids(node.GetProperty("page")));
        }

        var longest = nodes.MaxBy(n => n.GetProperty("all").GetProperty("totalCount").GetInt32());
        var second = (await program.QueryAsync(Query, new { after = longest.GetProperty("page").GetProperty("pageInfo").GetProperty("endCursor").GetString() }))
            .GetProperty("accounts").GetProperty("nodes").EnumerateArray().Single(n => n.GetProperty("number").GetString() == longest.GetProperty("number").GetString());
        Assert.Equal(Ids(longest.GetProperty("all")).Skip(3).Take(3), Ids(second.GetProperty("page")));
    }

    [DatabaseFact]
    public async Task Entries_by_group_manager_country_and_currency_add_up_to_the_whole_and_come_most_overdue_first()
    {
        var program = await demo.GetAsync();
        foreach (var by in new[] { "GROUP", "MANAGER", "COUNTRY", "CURRENCY" })
        {
            var data = await program.QueryAsync(
                $$"""{ ageing { balance { amount } overdue { amount } } ageingBy(groupBy: {{by}}, first: 1000) { totalCount nodes { key label account { number } accounts ageing { overdue { amount } balance { amount } } inCurrency { balance { amount currency } } } } }""");
            var nodes = data.GetProperty("ageingBy").GetProperty("nodes").EnumerateArray().ToList();
            Assert.True(nodes.Count > 1, by);
            Assert.Equal(Amount(data.GetProperty("ageing").GetProperty("balance")), nodes.Sum(n => Amount(n.GetProperty("ageing").GetProperty("balance"))));
            var overdue = nodes.Select(n => Amount(n.GetProperty("ageing").GetProperty("overdue"))).ToList();
            Assert.Equal(overdue.OrderDescending(), overdue);
            Assert.All(nodes, n => Assert.Equal(by == "GROUP" ? n.GetProperty("key").GetString() : null, n.GetProperty("account") is { ValueKind: JsonValueKind.Object } a ? a.GetProperty("number").GetString() : null));
            Assert.All(nodes, n => Assert.Equal(by == "CURRENCY", n.GetProperty("inCurrency").ValueKind == JsonValueKind.Object));
        }
    }

    private static List<string?> Ids(JsonElement page) => [.. page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("invoice").GetProperty("id").GetString())];

    private static async Task<List<JsonElement>> ItemsAsync(RunningProgram program, string number, string arguments) =>
        [.. (await program.QueryAsync($"{{ account(number: \"{number}\") {{ openItems{arguments} {{ {Items} }} }} }}")).GetProperty("account").GetProperty("openItems").GetProperty("nodes").EnumerateArray()];

    private static decimal Amount(JsonElement money) => money.GetProperty("amount").GetDecimal();
}
