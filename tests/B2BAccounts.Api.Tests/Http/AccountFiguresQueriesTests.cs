using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>Who owes most, over HTTP on the demo portfolio: from the rows that are kept and reckoned anew alike.</summary>
public sealed class AccountFiguresQueriesTests(DemoProgram demo) : IClassFixture<DemoProgram>
{
    private const string Ages = "ageingByAccount(first: 1000) { totalCount nodes { account { number } ageing { overdue { amount } balance { amount } } } }";

    private static readonly string[] Questions =
    [
        "accountFigures(first: 1000) { totalCount nodes { account { number } asOf currency receivable notDue overdue unapplied disputed balance oldestDueOn openInvoices missingRate } }",
        "accountFigures(first: 5, where: { overdue: { gt: 1000 }, account: { country: { eq: \"CN\" } } }, order: [{ oldestDueOn: ASC }, { balance: DESC }]) { totalCount nodes { account { number } } pageInfo { hasNextPage } }",
        "accountFigures { aggregates { count sum { overdue balance openInvoices } } groups(by: [ACCOUNT_MANAGER, ACCOUNT_COUNTRY]) { key { accountManager accountCountry } count sum { overdue } }  }",
        "accounts(first: 200) { nodes { number figures { receivable overdue unapplied balance openInvoices oldestDueOn } } }",
        Ages,
    ];

    [DatabaseFact]
    public async Task Rows_that_are_kept_and_figures_that_are_reckoned_answer_every_question_alike()
    {
        var program = await demo.GetAsync();
        await program.Services.GetRequiredService<RollFigures>().RunAsync(default);
        foreach (var question in Questions)
        {
            var kept = await program.QueryAsync($"{{ {question} }}");
            await ForgetAsync(program);
            var reckoned = await program.QueryAsync($"{{ {question} }}");
            await program.Services.GetRequiredService<RollFigures>().RunAsync(default);
            Assert.Equal(Told(reckoned), Told(kept));
        }
    }

    [DatabaseFact]
    public async Task The_sums_are_those_of_the_books_ageing_and_each_row_that_of_its_account()
    {
        var program = await demo.GetAsync();
        await program.Services.GetRequiredService<RollFigures>().RunAsync(default);
        var data = await program.QueryAsync(
            $$"""
            {
              ageing { overdue { amount } balance { amount } unapplied { amount } disputed { amount } }
              {{Ages}}
              accountFigures(first: 1000) { totalCount aggregates { sum { overdue balance unapplied disputed } } nodes { overdue balance openInvoices oldestDueOn account { number openItems(first: 1) { totalCount nodes { dueDate } } } } }
            }
            """);
        var (book, figures) = (data.GetProperty("ageing"), data.GetProperty("accountFigures"));
        foreach (var part in new[] { "overdue", "balance", "unapplied", "disputed" })
        {
            Assert.Equal(book.GetProperty(part).GetProperty("amount").GetDecimal(), figures.GetProperty("aggregates").GetProperty("sum").GetProperty(part).GetDecimal());
        }

        var (ages, rows) = (data.GetProperty("ageingByAccount"), figures.GetProperty("nodes").EnumerateArray().ToList());
        Assert.Equal(ages.GetProperty("totalCount").GetInt32(), figures.GetProperty("totalCount").GetInt32());
        var byNumber = ages.GetProperty("nodes").EnumerateArray().ToDictionary(n => n.GetProperty("account").GetProperty("number").GetString()!, n => n.GetProperty("ageing"));
        Assert.Equal(rows.Select(r => r.GetProperty("overdue").GetDecimal()).OrderDescending(), byNumber.Values.Select(a => a.GetProperty("overdue").GetProperty("amount").GetDecimal()));
        Assert.All(rows, row =>
        {
            var account = row.GetProperty("account");
            Assert.Equal(byNumber[account.GetProperty("number").GetString()!].GetProperty("balance").GetProperty("amount").GetDecimal(), row.GetProperty("balance").GetDecimal());
            var items = account.GetProperty("openItems");
            Assert.Equal(items.GetProperty("totalCount").GetInt32(), row.GetProperty("openInvoices").GetInt32());
            Assert.Equal(items.GetProperty("nodes").EnumerateArray().Select(i => i.GetProperty("dueDate").GetString()).FirstOrDefault(), row.GetProperty("oldestDueOn").GetString());
        });
    }

    [DatabaseFact]
    public async Task Pages_that_follow_each_other_hold_each_account_once_and_a_bound_that_is_no_amount_is_refused()
    {
        var program = await demo.GetAsync();
        await program.Services.GetRequiredService<RollFigures>().RunAsync(default);
        foreach (var (field, key) in new[] { ("accountFigures", "overdue"), ("ageingByAccount", "ageing { overdue { amount } }") })
        {
            var (all, after) = (new List<string>(), (string?)null);
            do
            {
                var page = (await program.QueryAsync($"query($after: String) {{ {field}(first: 7, after: $after) {{ nodes {{ account {{ number }} {key} }} pageInfo {{ hasNextPage endCursor }} }} }}", new { after })).GetProperty(field);
                all.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("account").GetProperty("number").GetString()!));
                after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
            }
            while (after is not null);
            var whole = (await program.QueryAsync($"{{ {field}(first: 1000) {{ nodes {{ account {{ number }} }} }} }}")).GetProperty(field).GetProperty("nodes");
            Assert.True(all.Count > 14, $"{all.Count}");
            Assert.Equal(whole.EnumerateArray().Select(n => n.GetProperty("account").GetProperty("number").GetString()!), all);
        }

        var refused = await program.SendAsync("{ accountFigures(where: { overdue: { gt: 0.00001 } }) { totalCount } }");
        Assert.Equal("MONEY_OUT_OF_RANGE", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [DatabaseFact]
    public async Task A_manager_is_told_of_his_accounts_alone()
    {
        var program = await demo.GetAsync();
        await program.Services.GetRequiredService<RollFigures>().RunAsync(default);
        using var manager = await program.ClientAsAsync(new RightsInput(Role.Manager) { Manager = "Chen Yu" });
        const string Query = "{ accountFigures(first: 1000) { aggregates { sum { balance } } nodes { account { manager } balance } } ageing { balance { amount } } ageingByAccount(first: 1000) { totalCount } }";
        using var response = await manager.PostAsync("/graphql", System.Net.Http.Json.JsonContent.Create(new { query = Query }));
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var data = json.RootElement.GetProperty("data");
        var nodes = data.GetProperty("accountFigures").GetProperty("nodes").EnumerateArray().ToList();
        Assert.NotEmpty(nodes);
        Assert.All(nodes, n => Assert.Equal("Chen Yu", n.GetProperty("account").GetProperty("manager").GetString()));
        Assert.Equal(data.GetProperty("ageing").GetProperty("balance").GetProperty("amount").GetDecimal(), nodes.Sum(n => n.GetProperty("balance").GetDecimal()));
        Assert.Equal(nodes.Count, data.GetProperty("ageingByAccount").GetProperty("totalCount").GetInt32());
    }

    /// <summary>Without the noughts at the end of decimals, of which a sum may have more or fewer.</summary>
    private static string Told(JsonElement answer) => Regex.Replace(answer.GetRawText(), @"\d+\.\d+", m => $"{decimal.Parse(m.Value, CultureInfo.InvariantCulture):0.####}");

    private static async Task ForgetAsync(RunningProgram program)
    {
        await using var db = program.Db();
        await db.Settings.Where(s => s.Name == "AccountFigures").ExecuteDeleteAsync();
    }
}
