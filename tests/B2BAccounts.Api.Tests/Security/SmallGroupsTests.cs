using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Api.Tests.Reports;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Security;

public sealed class SmallGroupsTests
{
    private const decimal Left = 1_234.56m;

    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void A_figure_is_told_to_who_sees_all_that_it_rests_on_and_to_others_from_five_that_they_do_not_see(int unseen, bool told) =>
        Assert.Equal(told, SmallGroups.MayTell(unseen));

    [DatabaseTheory]
    [InlineData(4, 1, false, false)]
    [InlineData(4, 3, false, false)]
    [InlineData(4, 4, false, true)]
    [InlineData(5, 1, true, false)]
    [InlineData(8, 4, true, false)]
    [InlineData(6, 1, true, true)]
    public async Task Figures_over_few_companies_are_kept_from_a_manager_who_does_not_see_them_all(int companies, int seen, bool assessment, bool available)
    {
        await using var program = await ProgramAsync(companies, seen);
        using var manager = await ManagerAsync(program);
        const string Asked = "{ account(number: \"C-1\") { grade assessment { total } credit { available { amount } status utilisation exposure { total { amount } } reasons { code message } } } }";
        var (all, some) = (await AskAsync(program.Client, Asked), await AskAsync(manager, Asked));
        Assert.False(all.TryGetProperty("errors", out _));
        var (whole, account) = (Of(all), Of(some));
        Assert.NotEqual(JsonValueKind.Null, whole.GetProperty("assessment").ValueKind);
        Assert.Equal(Left, decimal.Parse(whole.GetProperty("credit").GetProperty("available").GetProperty("amount").ToString(), CultureInfo.InvariantCulture));

        AssertTold(whole, account, "assessment", assessment);
        AssertTold(whole.GetProperty("credit"), account.GetProperty("credit"), "available", available);
        var errors = some.TryGetProperty("errors", out var found) ? found.EnumerateArray().ToList() : [];
        Assert.Equal((assessment ? 0 : 1) + (available ? 0 : 1), errors.Count);
        Assert.All(errors, e => Assert.Equal("AGGREGATE_SUPPRESSED", e.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.All(errors, e => Assert.DoesNotMatch("[0-9]|four", e.GetProperty("message").GetString()));

        // What rests on the account alone, and what an order hangs on, is told to both.
        foreach (var name in (string[])["status", "utilisation", "exposure"])
        {
            Assert.Equal(whole.GetProperty("credit").GetProperty(name).ToString(), account.GetProperty("credit").GetProperty(name).ToString());
        }

        Assert.Equal(whole.GetProperty("grade").GetString(), account.GetProperty("grade").GetString());
        var (said, told) = (Reason(whole), Reason(account));
        Assert.Matches("^[0-9.]+ % of the limit of the group is used", said);
        Assert.Equal(available ? said : "Nearly all of the limit, or of that of the group, is used.", told);
    }

    [DatabaseTheory]
    [InlineData(4, "en", "The assessment rests on too few companies to be told here.", "which has too few companies for it to be told here.")]
    [InlineData(4, "zh-Hans", "评级所依据的公司数量过少", "集团公司数量过少")]
    [InlineData(4, "zh-Hant", "評級所依據的公司數量過少", "集團公司數量過少")]
    [InlineData(6, "en", null, null)]
    public async Task The_credit_report_keeps_to_the_same_and_says_so(int companies, string language, string? ofAssessment, string? ofAvailable)
    {
        await using var program = await ProgramAsync(companies, 1);
        using var manager = await ManagerAsync(program);
        var (whole, paper) = (await PaperAsync(program.Client), await PaperAsync(manager));
        var left = $"{Left:#,##0.00}";
        Assert.Contains(left, whole, StringComparison.Ordinal);
        if (ofAssessment is null)
        {
            Assert.Contains(left, paper, StringComparison.Ordinal);
            return;
        }

        Assert.Contains(ofAssessment, paper, StringComparison.Ordinal);
        Assert.Contains(ofAvailable!, paper, StringComparison.Ordinal);
        Assert.DoesNotContain(ofAssessment, whole, StringComparison.Ordinal);
        Assert.DoesNotContain(left, paper, StringComparison.Ordinal);

        // Lines break anywhere; words of English keep the blank between them.
        async Task<string> PaperAsync(HttpClient client)
        {
            var pdf = await client.GetByteArrayAsync($"/accounts/C-1/credit-report.pdf?lang={language}");
            PdfTools.Show(pdf, $"of-{companies}-{language}");
            return string.Join(language == "en" ? " " : "", PdfTools.Text(pdf, "-raw").Split('\n'));
        }
    }

    [DatabaseFact]
    public async Task No_field_of_the_schema_tells_a_manager_that_others_have_changed()
    {
        await using var program = await ProgramAsync(4, 1, left: 10_000_000m);
        using var manager = await ManagerAsync(program);
        var queries = new FieldQueries(
            FilledDemo.Contract.Schema, f => f.Rule?.Allows(RoleNames.SetOf(Role.Manager)) != false,
            new Dictionary<string, string> { ["account"] = "(number: \"C-1\")", ["node"] = "(id: \"\")", ["nodes"] = "(ids: [])" }).OneByOne().ToList();
        var before = new List<string>();
        foreach (var query in queries)
        {
            before.Add((await AskAsync(manager, query)).GetRawText());
        }

        const string All = "{ account(number: \"C-1\") { assessment { indicators { rawValue } } credit { available { amount } } } }";
        var told = (await AskAsync(program.Client, All)).GetRawText();
        for (var i = 2; i <= 4; i++)
        {
            await DoAsync(program, $"recordInvoice(input: {{ accountNumber: \"C-{i}\", number: \"I-9\", date: \"{Today:yyyy-MM-dd}\", amount: {{ amount: {5 - i}000, currency: \"CNY\" }} }})");
        }

        await DoAsync(program, "recordPayment(input: { accountNumber: \"C-2\", number: \"P-1\", date: \"" + $"{Today:yyyy-MM-dd}" + "\", amount: { amount: 77, currency: \"CNY\" } })");
        await DoAsync(program, "linkAccounts(input: { supplierNumber: \"C-2\", buyerNumber: \"C-3\" })");
        await DoAsync(program, "linkAccounts(input: { supplierNumber: \"C-1\", buyerNumber: \"C-3\" })");
        await DoAsync(program, "regrade(input: { accountNumbers: null })");
        Assert.NotEqual(told, (await AskAsync(program.Client, All)).GetRawText());
        foreach (var (query, was) in queries.Zip(before))
        {
            Assert.True(was == (await AskAsync(manager, query)).GetRawText(), $"This tells of others: {query}");
        }

        Assert.True(queries.Count > 150, $"{queries.Count} queries");
    }

    private static decimal Owed(int company) => 170_000m + (company * 10_000m);

    /// <summary>Companies C-1, C-2, … of one group, whose head is C-2 and whose limit has little left; the manager has the first of them.</summary>
    private static async Task<RunningProgram> ProgramAsync(int companies, int seen, decimal left = Left)
    {
        var program = await RunningProgram.EmptyAsync();
        foreach (var i in (int[])[2, .. Enumerable.Range(1, companies).Where(i => i != 2)])
        {
            var input = new
            {
                number = $"C-{i}", legalName = $"Company {i}", manager = i <= seen ? "Chen Yu" : "Wang Lei", parentNumber = i == 2 ? null : "C-2", currency = "CNY", ndaOn = "2020-01-01",
            };
            await DoAsync(program, "createAccount(input: $input)", "CreateAccountInput!", input);
            await DoAsync(program, $"recordInvoice(input: {{ accountNumber: \"C-{i}\", number: \"I-1\", date: \"{Today.AddDays(-3):yyyy-MM-dd}\", amount: {{ amount: {Owed(i)}, currency: \"CNY\" }} }})");
        }

        await using (var db = program.Db())
        {
            var ids = await db.Accounts.ToDictionaryAsync(a => a.Number, a => a.Id);
            db.CreditLimits.AddRange(Limit(9_000_001, ids["C-2"], Enumerable.Range(1, companies).Sum(Owed) + left, group: true), Limit(9_000_002, ids["C-1"], 900_000_000m, group: false));
            await db.SaveChangesAsync();
        }

        await DoAsync(program, "regrade(input: {})");
        return program;
    }

    private static CreditLimit Limit(long id, long account, decimal amount, bool group) => new()
    {
        Id = id, AccountId = account, Group = group, Source = LimitSource.Manual, Amount = amount, Currency = "CNY", ValidFrom = new DateOnly(2023, 1, 1), Reason = "test", RecordedAt = DateTime.UnixEpoch,
    };

    private static Task<HttpClient> ManagerAsync(RunningProgram program) => program.ClientAsAsync(new RightsInput(Role.Manager) { Manager = "Chen Yu" });

    private static async Task DoAsync(RunningProgram program, string change, string? type = null, object? input = null)
    {
        var answer = await program.QueryAsync($"mutation{(type is null ? "" : $"($input: {type})")} {{ {change} {{ errors {{ ... on Error {{ code message }} }} }} }}", input is null ? null : new { input });
        var errors = answer.EnumerateObject().Single().Value.GetProperty("errors");
        Assert.True(errors.ValueKind == JsonValueKind.Null || errors.GetArrayLength() == 0, answer.ToString());
    }

    private static async Task<JsonElement> AskAsync(HttpClient client, string query)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query });
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }

    private static JsonElement Of(JsonElement answer) => answer.GetProperty("data").GetProperty("account");

    private static string Reason(JsonElement account) => account.GetProperty("credit").GetProperty("reasons").EnumerateArray()
        .Single(r => r.GetProperty("code").GetString() == "NEARLY_USED").GetProperty("message").GetString()!;

    private static void AssertTold(JsonElement whole, JsonElement some, string field, bool told) =>
        Assert.Equal(told ? whole.GetProperty(field).ToString() : "", some.GetProperty(field).ToString());
}
