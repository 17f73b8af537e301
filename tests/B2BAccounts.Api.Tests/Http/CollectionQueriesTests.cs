using System.Text.Json;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>How the book pays, what it buys and what is earned on it, over HTTP, on the demo portfolio.</summary>
public sealed class CollectionQueriesTests(DemoProgram demo) : IClassFixture<DemoProgram>
{
    [DatabaseFact]
    public async Task What_the_book_owes_is_the_same_in_its_collections_its_ageing_and_in_those_of_its_accounts()
    {
        var program = await demo.GetAsync();
        var data = await program.QueryAsync(
            """
            { collections { balance { amount } notDue { amount } sales90 { amount } dso90 bestPossibleDso averageDaysDelinquent countBackDso effectiveness { from to percent percentWithoutWriteOffs } }
              ageing { balance { amount } buckets { amount { amount } } }
              paymentSpeed { daysLate daysLateIncludingUnpaid index trend { direction } }
              paymentSeries(months: 14) { month balance { amount } overdue { amount } sales { amount } paid { amount } daysLateIncludingUnpaid dso }
              accounts(first: 200) { nodes { collections { balance { amount } sales90 { amount } dso90 } } } }
            """);
        var (book, accounts) = (data.GetProperty("collections"), data.GetProperty("accounts").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("collections")).ToList());
        Assert.Equal(Amount(data.GetProperty("ageing"), "balance"), Amount(book, "balance"));
        Assert.Equal(Amount(data.GetProperty("ageing").GetProperty("buckets")[0], "amount"), Amount(book, "notDue"));
        Assert.Equal(Amount(book, "balance"), accounts.Sum(a => Amount(a, "balance")));
        Assert.Equal(Amount(book, "sales90"), accounts.Sum(a => Amount(a, "sales90")));
        Assert.Equal(decimal.Round(Amount(book, "balance") * 90m / Amount(book, "sales90"), 10, MidpointRounding.AwayFromZero), book.GetProperty("dso90").GetDecimal());
        Assert.InRange(book.GetProperty("effectiveness").GetProperty("percentWithoutWriteOffs").GetDecimal(), 1m, book.GetProperty("effectiveness").GetProperty("percent").GetDecimal());
        var months = data.GetProperty("paymentSeries").EnumerateArray().ToList();
        Assert.Equal(14, months.Count);
        Assert.All(months, m => Assert.True(Amount(m, "balance") > 0m && Amount(m, "sales") > 0m && Amount(m, "paid") > 0m && m.GetProperty("dso").GetDecimal() > 0m));

        var end = DateOnly.Parse(months[^1].GetProperty("month").GetString()!).AddMonths(1).AddDays(-1);
        var then = (await program.QueryAsync($$"""{ collections(asOf: "{{end:yyyy-MM-dd}}") { balance { amount } dso90 } }""")).GetProperty("collections");
        Assert.Equal((Amount(then, "balance"), then.GetProperty("dso90").GetDecimal()), (Amount(months[^1], "balance"), months[^1].GetProperty("dso").GetDecimal()));
    }

    [DatabaseFact]
    public async Task A_group_s_figures_are_those_of_its_companies_together_and_medians_are_told_with_their_number()
    {
        var program = await demo.GetAsync();
        var nodes = (await program.QueryAsync(
            """
            { accounts(first: 200) { nodes { number parent { number }
                own: collections { balance { amount } } group: collections(of: GROUP) { balance { amount } }
                paymentSpeed(of: GROUP) { daysLate } peerMedians { dso { value accounts } daysLateIncludingUnpaid { value accounts } } } } }
            """)).GetProperty("accounts").GetProperty("nodes").EnumerateArray().ToList();
        var parents = nodes.ToDictionary(n => n.GetProperty("number").GetString()!, n => n.GetProperty("parent") is { ValueKind: JsonValueKind.Object } p ? p.GetProperty("number").GetString() : null);
        Assert.Contains(parents.Values, p => p is not null);
        foreach (var node in nodes)
        {
            var below = nodes.Where(n => Above(n.GetProperty("number").GetString()!).Contains(node.GetProperty("number").GetString()));
            Assert.Equal(below.Sum(n => Amount(n.GetProperty("own"), "balance")), Amount(node.GetProperty("group"), "balance"));
        }

        Assert.Single(nodes.Select(n => n.GetProperty("peerMedians").GetRawText()).Distinct());
        Assert.True(nodes[0].GetProperty("peerMedians").GetProperty("dso").GetProperty("accounts").GetInt32() > 5);

        IEnumerable<string?> Above(string number)
        {
            for (var next = number; next is not null; next = parents[next])
            {
                yield return next;
            }
        }
    }

    [DatabaseTheory]
    [InlineData("GROUP")]
    [InlineData("MANAGER")]
    [InlineData("COUNTRY")]
    public async Task Collections_by_what_companies_have_in_common_add_up_to_the_book_s(string by)
    {
        var program = await demo.GetAsync();
        var data = await program.QueryAsync(
            $$"""
            { collections { balance { amount } sales90 { amount } sales365 { amount } } paymentSeries(months: 2) { month paid { amount } }
              collectionsBy(groupBy: {{by}}, first: 100) { totalCount nodes { key label accounts account { number legalName paymentSpeed(of: GROUP) { daysLate index } }
                collections { balance { amount } sales90 { amount } sales365 { amount } dso90 } paymentSpeed { asOf months daysLate index } paymentSeries(months: 2) { month paid { amount } } } } }
            """);
        var (whole, nodes) = (data.GetProperty("collections"), data.GetProperty("collectionsBy").GetProperty("nodes").EnumerateArray().ToList());
        Assert.Equal(data.GetProperty("collectionsBy").GetProperty("totalCount").GetInt32(), nodes.Count);
        Assert.True(nodes.Count > 1);
        Assert.Equal(nodes.Select(n => n.GetProperty("key").GetString() ?? "").Order(StringComparer.Ordinal), nodes.Select(n => n.GetProperty("key").GetString() ?? ""));
        Assert.All(new[] { "balance", "sales90", "sales365" }, name => Assert.Equal(Amount(whole, name), nodes.Sum(n => Amount(n.GetProperty("collections"), name))));
        Assert.All(Enumerable.Range(0, 2), m => Assert.Equal(Amount(data.GetProperty("paymentSeries")[m], "paid"), nodes.Sum(n => Amount(n.GetProperty("paymentSeries")[m], "paid"))));
        Assert.All(nodes.Where(n => Amount(n.GetProperty("collections"), "sales90") > 0m), n => Assert.Equal(
            decimal.Round(Amount(n.GetProperty("collections"), "balance") * 90m / Amount(n.GetProperty("collections"), "sales90"), 10, MidpointRounding.AwayFromZero), n.GetProperty("collections").GetProperty("dso90").GetDecimal()));
        Assert.All(nodes, n => Assert.Equal(by == "GROUP", n.GetProperty("account").ValueKind == JsonValueKind.Object));
        foreach (var node in nodes.Where(_ => by == "GROUP"))
        {
            var head = node.GetProperty("account");
            Assert.Equal((head.GetProperty("number").GetString(), head.GetProperty("legalName").GetString()), (node.GetProperty("key").GetString(), node.GetProperty("label").GetString()));
            Assert.All(new[] { "daysLate", "index" }, name => Assert.Equal(head.GetProperty("paymentSpeed").GetProperty(name).GetRawText(), node.GetProperty("paymentSpeed").GetProperty(name).GetRawText()));
        }
    }

    [DatabaseFact]
    public async Task Products_and_profit_of_accounts_add_up_to_the_whale_curve()
    {
        var program = await demo.GetAsync();
        await using (var db = program.Db())
        {
            foreach (var (i, invoice) in db.Invoices.OrderByDescending(i => i.Date).ThenBy(i => i.Id).Take(150).ToList().Index())
            {
                db.InvoiceLines.AddRange(Enumerable.Range(1, 2).Select(n => new InvoiceLine
                {
                    Id = i * 2 + n, InvoiceId = invoice.Id, Position = n, Product = $"Part {(i + n) % 5}", Quantity = n, UnitPrice = 100m, Amount = n * 100m, Cost = n * (60m + i % 70),
                }));
            }

            await db.SaveChangesAsync();
        }

        var data = await program.QueryAsync(
            """
            { profitability { accounts sales { amount } profit { amount } topFifth { accounts shareOfProfit shareOfSales } losingAccounts losses { amount } salesWithoutCost { amount } }
              whaleCurve(first: 100) { totalCount nodes { rank profit { amount } sales { amount } shareOfAccounts shareOfProfit account { number profit { profit { amount } margin } productMix(first: 10) { product amount { amount } share } } } } }
            """);
        var (all, points) = (data.GetProperty("profitability"), data.GetProperty("whaleCurve").GetProperty("nodes").EnumerateArray().ToList());
        Assert.Equal(Enumerable.Range(1, points.Count), points.Select(p => p.GetProperty("rank").GetInt32()));
        Assert.Equal(points.OrderByDescending(p => Amount(p, "profit")).Select(p => p.GetRawText()), points.Select(p => p.GetRawText()));
        Assert.Equal((all.GetProperty("accounts").GetInt32(), Amount(all, "profit"), Amount(all, "sales")), (points.Count, points.Sum(p => Amount(p, "profit")), points.Sum(p => Amount(p, "sales"))));
        Assert.Equal(points[all.GetProperty("topFifth").GetProperty("accounts").GetInt32() - 1].GetProperty("shareOfProfit").GetDecimal(), all.GetProperty("topFifth").GetProperty("shareOfProfit").GetDecimal());
        Assert.Equal(points.Where(p => Amount(p, "profit") < 0m).Sum(p => Amount(p, "profit")), Amount(all, "losses"));
        Assert.True(points.Count > 5, $"{points.Count} accounts");
        Assert.All(points, p =>
        {
            var account = p.GetProperty("account");
            Assert.Equal(Amount(p, "profit"), Amount(account.GetProperty("profit"), "profit"));
            Assert.Equal(1m, decimal.Round(account.GetProperty("productMix").EnumerateArray().Sum(m => m.GetProperty("share").GetDecimal()), 6));
        });
    }

    [DatabaseTheory]
    [InlineData("{ paymentSeries(months: 61) { month } }", "The window must be 1 to 60 months long, not 61.")]
    [InlineData("{ collections(asOf: \"0001-01-01\") { dso90 } }", "The day 0001-01-01 must lie between")]
    [InlineData("{ collectionsBy(groupBy: MANAGER, first: 2) { nodes { paymentSpeed(months: 61) { index } } } }", "The window must be 1 to 60 months long, not 61.")]
    [InlineData("{ profitability(months: 0) { accounts } }", "The window must be 1 to 60 months long, not 0.")]
    public async Task What_cannot_be_asked_is_refused_with_what_would_be_right(string query, string message)
    {
        var program = await demo.GetAsync();
        using var answer = await program.Client.PostAsync("/graphql", new StringContent(JsonSerializer.Serialize(new { query }), null, "application/json"));
        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("errors")[0];
        Assert.Equal("VALUE_OUT_OF_RANGE", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.StartsWith(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static decimal Amount(JsonElement parent, string name) => parent.GetProperty(name).GetProperty("amount").GetDecimal();
}
