using System.Net.Http.Json;
using System.Text.Json;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Security;

/// <summary>Rules that must see more than their caller come out as for who sees everything.</summary>
public sealed class WholeBookRulesTests(DemoPrograms programs) : IClassFixture<DemoPrograms>
{
    private const string Credit = "credit { limit { amount { amount } } available { amount } status utilisation exposure { total { amount } } reasons { code } }";

    [DatabaseFact]
    public async Task A_groups_limit_binds_who_sees_one_company_of_the_group()
    {
        await using var program = await RunningProgram.EmptyAsync();
        await MakeGroupAsync(program, ofGroup: 740);
        await RecordAsync(program, "SISTER", 700);
        await RecordAsync(program, "OWN", 50);
        using var ana = await program.ClientAsAsync(new RightsInput(Role.Manager) { Manager = "Ana" });
        var own = await AskAsync(ana, $"{{ account(number: \"OWN\") {{ {Credit} }} accounts {{ totalCount }} }}");
        Assert.Equal(1, own.GetProperty("accounts").GetProperty("totalCount").GetInt32());
        var credit = own.GetProperty("account").GetProperty("credit");
        // The group's 740 less 700 and 50; the account's own limit would leave 950.
        Assert.Equal(-10m, credit.GetProperty("available").GetProperty("amount").GetDecimal());
        Assert.Equal("WATCH", credit.GetProperty("status").GetString());
        Assert.Contains("OVERRUN", credit.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
        Assert.Equal(credit.ToString(), (await AskAsync(program.Client, $"{{ account(number: \"OWN\") {{ {Credit} }} }}")).GetProperty("account").GetProperty("credit").ToString());
        using var other = await program.ClientAsAsync(new RightsInput(Role.Customer) { Accounts = ["OWN"] });
        // What is left of the group's limit would tell a customer what its sisters owe.
        Assert.Equal(JsonValueKind.Null, (await AskAsync(other, "{ account(number: \"OWN\") { credit { available { amount } } } }")).GetProperty("account").GetProperty("credit").GetProperty("available").ValueKind);
    }

    [DatabaseFact]
    public async Task An_order_that_a_manager_reserves_for_one_company_honours_the_limit_of_its_group()
    {
        await using var program = await RunningProgram.EmptyAsync();
        await MakeGroupAsync(program, ofGroup: 1_000);
        await RecordAsync(program, "SISTER", 700);
        using var ana = await program.ClientAsAsync(new RightsInput(Role.Manager) { Manager = "Ana" });
        // The company's own limit of 1,000 would allow it.
        var refused = await ReserveAsync(ana, "O-1", 301m);
        Assert.Contains("CREDIT_EXCEEDED", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("300", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("SISTER", refused, StringComparison.Ordinal);
        Assert.Contains("\"RESERVED\"", await ReserveAsync(ana, "O-1", 300m), StringComparison.Ordinal);
        Assert.Contains("CREDIT_EXCEEDED", await ReserveAsync(ana, "O-2", 0.01m), StringComparison.Ordinal);

        static async Task<string> ReserveAsync(HttpClient client, string order, decimal amount) => (await AskAsync(
            client,
            $$"""mutation { reserveCredit(input: { accountNumber: "OWN", orderNumber: "{{order}}", amount: { amount: {{amount}}, currency: "CNY" } }) { creditReservation { status } errors { ... on Error { code message } } } }""")).ToString();
    }

    [DatabaseFact]
    public async Task A_number_that_another_manager_s_account_bears_is_taken_whoever_asks()
    {
        await using var program = await RunningProgram.EmptyAsync();
        await CreateAsync(program, "TAKEN", "Ben", null);
        using var ana = await program.ClientAsAsync(new RightsInput(Role.Manager) { Manager = "Ana" });
        var refusals = new List<string>();
        foreach (var client in (HttpClient[])[ana, program.Client])
        {
            var answer = await AskAsync(client, "mutation { createAccount(input: { number: \"TAKEN\", legalName: \"Two\", manager: \"Ana\" }) { account { number } errors { __typename ... on Error { code message path } } } }");
            refusals.Add(answer.GetProperty("createAccount").ToString());
        }

        Assert.Contains("ConflictError", refusals[0], StringComparison.Ordinal);
        Assert.Equal(refusals[1], refusals[0]);
        await using var db = program.Db();
        Assert.Equal("Company TAKEN", (await db.Accounts.SingleAsync()).LegalName);
    }

    [DatabaseFact]
    public async Task Grades_and_credit_of_an_account_are_the_same_whoever_reads_them()
    {
        var program = await programs.GetAsync();
        var (manager, his, _) = await GradedAsync(program);
        using var client = await program.ClientAsAsync(new RightsInput(Role.Manager) { Manager = manager });
        foreach (var number in his)
        {
            var asked = $$"""
                { account(number: "{{number}}") { grade {{Credit}} balance { total { amount } } ageing { overdue { amount } balance { amount } } paymentSpeed { index daysLate trend { direction slope } }
                  assessment { asOf grade gradeByPoints total quantilesOn indicators { indicator rawValue points contribution } knockOuts { __typename } nextGrade nextGradePoints waysUp { __typename } } } }
                """;
            var ofAll = (await AskAsync(program.Client, asked)).ToString();
            Assert.Contains("PURCHASE_LEVEL", ofAll, StringComparison.Ordinal);
            Assert.Equal(ofAll, (await AskAsync(client, asked)).ToString());
        }
    }

    /// <summary>A level's place is 100 × (below + ½ equal)/n among the book's levels above 0, as the glossary says; among a manager's own it is another.</summary>
    [DatabaseTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_purchase_level_is_placed_among_those_of_the_whole_book_whoever_looks(bool isGradedAlone)
    {
        var program = await programs.GetAsync();
        var (manager, his, day) = await GradedAsync(program);
        if (isGradedAlone)
        {
            var graded = await AskAsync(program.Client, $"mutation {{ regrade(input: {{ accountNumbers: [\"{string.Join("\", \"", his)}\"], asOf: \"{day:yyyy-MM-dd}\" }}) {{ regradeResult {{ assessed }} }} }}");
            Assert.Equal(his.Count, graded.GetProperty("regrade").GetProperty("regradeResult").GetProperty("assessed").GetInt32());
        }

        var asked = $"{{ accounts(first: 100) {{ nodes {{ number purchasing(asOf: \"{day:yyyy-MM-dd}\") {{ level {{ amount }} }} assessment {{ indicators {{ indicator rawValue }} }} }} }} }}";
        var levels = Accounts(await AskAsync(program.Client, asked)).ToDictionary(a => a.GetProperty("number").GetString()!, Level);
        using var client = await program.ClientAsAsync(new RightsInput(Role.Manager) { Manager = manager });
        var seen = Accounts(await AskAsync(client, asked)).Where(a => Level(a) > 0 && Placed(a) is not null).ToList();
        Assert.All(seen, a => Assert.Equal(Place(Level(a), levels.Values), Placed(a)!.Value, 6));
        Assert.Contains(seen, a => Place(Level(a), seen.Select(Level)) != Placed(a));

        static List<JsonElement> Accounts(JsonElement data) => [.. data.GetProperty("accounts").GetProperty("nodes").EnumerateArray()];
        static decimal Level(JsonElement account) => account.GetProperty("purchasing") is { ValueKind: JsonValueKind.Object } all ? all.GetProperty("level").GetProperty("amount").GetDecimal() : 0m;
        static decimal? Placed(JsonElement account) => account.GetProperty("assessment") is not { ValueKind: JsonValueKind.Object } graded ? null
            : graded.GetProperty("indicators").EnumerateArray().Single(i => i.GetProperty("indicator").GetString() == "PURCHASE_LEVEL").GetProperty("rawValue") is { ValueKind: JsonValueKind.Number } raw ? raw.GetDecimal() : null;
        static decimal Place(decimal level, IEnumerable<decimal> among) => 100m * among.Where(l => l > 0).Sum(l => l < level ? 1m : l == level ? 0.5m : 0m) / among.Count(l => l > 0);
    }

    [DatabaseFact]
    public async Task A_parent_that_would_close_a_circle_is_refused_though_the_circle_runs_through_an_unseen_company()
    {
        await using var program = await RunningProgram.EmptyAsync();
        await CreateAsync(program, "TOP", "Ana", null);
        await CreateAsync(program, "MIDDLE", "Ben", "TOP");
        await CreateAsync(program, "BOTTOM", "Ana", "MIDDLE");
        using var ana = await program.ClientAsAsync(new RightsInput(Role.Manager) { Manager = "Ana" });
        var answer = await AskAsync(ana, "mutation { updateAccount(input: { number: \"TOP\", version: 1, parentNumber: \"BOTTOM\" }) { account { number } errors { __typename ... on Error { code message } } } }");
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("updateAccount").GetProperty("account").ValueKind);
        Assert.Contains(RuleCodes.GroupCycle, answer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("MIDDLE", answer.ToString(), StringComparison.Ordinal);
        await using var db = program.Db();
        Assert.Null((await db.Accounts.SingleAsync(a => a.Number == "TOP")).ParentId);
    }

    /// <summary>Who has most graded accounts, their numbers, and the day when they were graded.</summary>
    private static async Task<(string Manager, IReadOnlyList<string> His, DateOnly Day)> GradedAsync(RunningProgram program)
    {
        await using var db = program.Db();
        var graded = await db.Accounts.Where(a => a.Manager != null && db.Assessments.Any(s => s.AccountId == a.Id)).Select(a => new { a.Number, a.Manager }).ToListAsync();
        var his = graded.GroupBy(a => a.Manager!).MaxBy(g => g.Count())!;
        Assert.InRange(his.Count(), 3, graded.Count - 1);
        return (his.Key, [.. his.Select(a => a.Number)], await db.Assessments.MaxAsync(s => s.AsOf));
    }

    /// <summary>OWN is Ana's, the others are Ben's: five, as many as it takes for what is left of their limit to be told to her.</summary>
    private static async Task MakeGroupAsync(RunningProgram program, decimal ofGroup)
    {
        foreach (var number in (string[])["HEAD", "SISTER", "THIRD", "FOURTH", "FIFTH", "OWN"])
        {
            await CreateAsync(program, number, number == "OWN" ? "Ana" : "Ben", number == "HEAD" ? null : "HEAD");
        }

        await using var db = program.Db();
        var ids = await db.Accounts.ToDictionaryAsync(a => a.Number, a => a.Id);
        db.CreditLimits.AddRange(Limit(1, ids["OWN"], 1_000, isGroup: false), Limit(2, ids["HEAD"], ofGroup, isGroup: true));
        await db.SaveChangesAsync();
    }

    private static Task CreateAsync(RunningProgram program, string number, string manager, string? parent) => program.QueryAsync(
        "mutation($input: CreateAccountInput!) { createAccount(input: $input) { account { number } } }",
        new { input = new { number, legalName = $"Company {number}", manager, parentNumber = parent } });

    private static Task RecordAsync(RunningProgram program, string accountNumber, decimal amount) => program.QueryAsync(
        "mutation($input: RecordInvoiceInput!) { recordInvoice(input: $input) { invoice { number } } }",
        new { input = new { accountNumber, number = "1", date = "2026-01-05", amount = new { amount, currency = "CNY" } } });

    private static CreditLimit Limit(long id, long account, decimal amount, bool isGroup) => new()
    {
        Id = id, AccountId = account, Group = isGroup, Source = LimitSource.Manual, Amount = amount, Currency = "CNY", ValidFrom = new DateOnly(2026, 1, 1), Reason = "test", RecordedAt = DateTime.UnixEpoch,
    };

    private static async Task<JsonElement> AskAsync(HttpClient client, string query)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
    }
}
