using System.Text.Json;
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
        "accountFigures { aggregates { count sum { overdue balance openInvoices } groups(by: [ACCOUNT_MANAGER]) { key { accountManager } count sum { overdue } } } }",
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
            Assert.Equal(reckoned.GetRawText(), kept.GetRawText());
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

    private static async Task ForgetAsync(RunningProgram program)
    {
        await using var db = program.Db();
        await db.Settings.Where(s => s.Name == "AccountFigures").ExecuteDeleteAsync();
    }
}
