using System.Text;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Security.Attacks;

/// <summary>API3:2023 Broken object property level authorization and API5:2023 Broken function level authorization.</summary>
public sealed class OthersRightsTests(AttackedPrograms programs) : IClassFixture<AttackedPrograms>
{
    private const string Update = "mutation($i: UpdateAccountInput!) { updateAccount(input: $i) { account { number } errors { ... on Error { code message } } } }";

    private const string Create = "mutation($i: CreateAccountInput!) { createAccount(input: $i) { account { number } errors { ... on Error { code message } } } }";

    // API3: members that the row has and the input has not.
    [DatabaseTheory]
    [InlineData("id", 7)]
    [InlineData("role", "ADMIN")]
    [InlineData("status", "CUSTOMER")]
    [InlineData("grade", "A")]
    [InlineData("createdAt", "2020-01-01T00:00:00Z")]
    [InlineData("updatedAt", "2020-01-01T00:00:00Z")]
    [InlineData("searchName", "x")]
    [InlineData("parentId", 1)]
    [InlineData("creditLimit", 1_000_000)]
    [InlineData("lastPurchaseOn", "2026-01-01")]
    [InlineData("__proto__", "x")]
    [InlineData("Version", 1)]
    public async Task A_member_that_the_input_does_not_have_is_refused_and_nothing_is_written(string member, object value)
    {
        var attacked = await programs.GetAsync();
        var (before, count) = (await attacked.RowAsync("ANA-1"), await attacked.CountAsync());
        var update = new Dictionary<string, object> { ["number"] = "ANA-1", ["version"] = before.Version, ["city"] = "Ulm", [member] = value };
        Assert.True((await Attacked.AskAsync(attacked.Ana, Update, new { i = update })).Safe().IsRefused);
        var create = new Dictionary<string, object> { ["number"] = "MASS-1", ["legalName"] = "Mass", ["manager"] = "Ana", [member] = value };
        Assert.True((await Attacked.AskAsync(attacked.Ana, Create, new { i = create })).Safe().IsRefused);
        var after = await attacked.RowAsync("ANA-1");
        Assert.Equal((before.Version, before.City, before.Status, count), (after.Version, after.City, after.Status, await attacked.CountAsync()));
    }

    // API3: a version that was guessed overwrites nothing.
    [DatabaseTheory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task A_version_that_was_guessed_changes_nothing(int version)
    {
        var attacked = await programs.GetAsync();
        var before = await attacked.RowAsync("ANA-2");
        Assert.NotEmpty((await Attacked.AskAsync(attacked.Ana, Update, new { i = new { number = "ANA-2", version, city = "Bonn" } })).Safe().Codes);
        Assert.Equal((before.Version, before.City), ((await attacked.RowAsync("ANA-2")).Version, (await attacked.RowAsync("ANA-2")).City));
    }

    // API3: reach by what an account may be given to.
    [DatabaseTheory]
    [InlineData("manager", "Ben", "ACCOUNT_OUT_OF_REACH")]
    [InlineData("team", "East", "ACCOUNT_OUT_OF_REACH")]
    [InlineData("region", "Zhejiang", "ACCOUNT_OUT_OF_REACH")]
    [InlineData("parentNumber", "BEN-1", "ACCOUNT_NOT_FOUND")]
    public async Task An_account_is_not_moved_into_or_out_of_anybody_s_reach(string member, string value, string code)
    {
        var attacked = await programs.GetAsync();
        var before = await attacked.RowAsync("ANA-2");
        var input = new Dictionary<string, object> { ["number"] = "ANA-2", ["version"] = before.Version, [member] = value };
        var answer = (await Attacked.AskAsync(attacked.Ana, Update, new { i = input })).Safe();
        var after = await attacked.RowAsync("ANA-2");
        Assert.Equal([code], answer.Codes);
        Assert.Equal((before.Version, before.Manager, before.Team, before.Region, before.ParentId), (after.Version, after.Manager, after.Team, after.Region, after.ParentId));
    }

    // API3: contacts are changed by ids that are given in the input.
    [DatabaseFact]
    public async Task A_contact_of_others_is_not_changed_by_its_id()
    {
        var attacked = await programs.GetAsync();
        var theirs = await Attacked.AskAsync(attacked.Program.Client, "{ account(number: \"BEN-1\") { contacts { id } } }");
        var id = theirs.Data.GetProperty("account").GetProperty("contacts")[0].GetProperty("id").GetString();
        var version = (await attacked.RowAsync("ANA-2")).Version;
        var answer = (await Attacked.AskAsync(attacked.Ana, Update, new { i = new { number = "ANA-2", version, contacts = new[] { new { id, name = "Taken", role = "BUYER" } } } })).Safe();
        Assert.NotEmpty(answer.Codes);
        Assert.Contains(Attacked.Secret, (await Attacked.AskAsync(attacked.Program.Client, "{ account(number: \"BEN-1\") { contacts { name } } }")).Text, StringComparison.Ordinal);
    }

    // API5: whoever only reads.
    [DatabaseFact]
    public async Task Those_who_only_read_change_nothing()
    {
        var attacked = await programs.GetAsync();
        var count = await attacked.CountAsync();
        foreach (var client in (HttpClient[])[attacked.Auditor, attacked.Customer, attacked.Tool])
        {
            var answer = (await Attacked.AskAsync(client, Create, new { i = new { number = "BFLA-1", legalName = "x", manager = "Ana" } })).Safe();
            Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
        }

        Assert.Equal(count, await attacked.CountAsync());
    }

    // API5: a change that may be made does not carry one that may not, however it is put into the operation.
    [DatabaseTheory]
    [InlineData("{ a: updateAccount(input: $i) { account { number } } b: INVOICE }")]
    [InlineData("{ a: updateAccount(input: $i) { account { number } } ...F } fragment F on Mutation { ... on Mutation { b: INVOICE } }")]
    [InlineData("{ a: updateAccount(input: $i) { account { number } } b: INVOICE c: INVOICE }")]
    public async Task A_manager_records_no_invoice_beside_a_change_of_his_own(string selection)
    {
        var attacked = await programs.GetAsync();
        const string Invoice = "recordInvoice(input: { accountNumber: \"ANA-1\", number: \"BFLA\", date: \"2026-01-01\", amount: { amount: 1, currency: \"CNY\" } }) { invoice { number } }";
        var before = await attacked.RowAsync("ANA-2");
        var answer = (await Attacked.AskAsync(
            attacked.Ana, "mutation($i: UpdateAccountInput!) " + selection.Replace("INVOICE", Invoice, StringComparison.Ordinal), new { i = new { number = "ANA-2", version = before.Version, city = $"{before.City}x" } })).Safe();
        // Changes are made one after another: the first denied one ends the operation, whose payloads are never null.
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
        Assert.Equal(before.Version + 1, (await attacked.RowAsync("ANA-2")).Version);
        Assert.Equal(["0"], await attacked.Program.Database.AskAsync("""SELECT COUNT(*) FROM "Invoices" WHERE "Number" = 'BFLA'"""));
    }

    // API5: the audit record is for those who check.
    [DatabaseFact]
    public async Task The_audit_record_is_not_read_by_those_it_is_about()
    {
        var attacked = await programs.GetAsync();
        foreach (var client in (HttpClient[])[attacked.Ana, attacked.Customer, attacked.Tool])
        {
            Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await Attacked.AskAsync(client, "{ auditRecords { nodes { details } } }")).Safe().Codes.Distinct());
        }
    }

    // API5: another method, or a header that says so.
    [DatabaseTheory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    [InlineData("X-Method-Override")]
    public async Task A_header_does_not_make_another_method_of_a_request(string header)
    {
        var attacked = await programs.GetAsync();
        var count = await attacked.CountAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString("mutation { createAccount(input: { number: \"VERB\", legalName: \"x\", manager: \"Ana\" }) { account { number } } }"));
        request.Headers.Add(header, "POST");
        using var answer = await attacked.Ana.SendAsync(request);
        Assert.Equal(405, (int)answer.StatusCode);
        Assert.Equal(count, await attacked.CountAsync());
    }

    // API5 and API8: methods that nobody needs.
    [DatabaseTheory]
    [InlineData("TRACE", "/graphql")]
    [InlineData("PUT", "/graphql")]
    [InlineData("DELETE", "/graphql")]
    [InlineData("PATCH", "/auth/sign-in")]
    [InlineData("GET", "/auth/sign-out")]
    [InlineData("POST", "/exports/prospects.csv")]
    [InlineData("DELETE", "/accounts/ANA-1/credit-report.pdf")]
    [InlineData("JEFF", "/graphql")]
    public async Task A_method_that_an_endpoint_does_not_have_is_refused(string method, string address)
    {
        var attacked = await programs.GetAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json") };
        using var answer = await attacked.Program.Client.SendAsync(request);
        Assert.True((int)answer.StatusCode is 404 or 405, $"{answer.StatusCode}");
        Assert.DoesNotContain(attacked.Program.Key, (await Answered.OfAsync(answer)).Safe().Text, StringComparison.Ordinal);
    }

    // API5: endpoints of administration that other programs have.
    [DatabaseTheory]
    [InlineData("/admin")]
    [InlineData("/users")]
    [InlineData("/metrics")]
    [InlineData("/swagger/index.html")]
    [InlineData("/appsettings.json")]
    [InlineData("/.env")]
    [InlineData("/b2baccounts.db")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/exports/..%5c..%5cappsettings.json")]
    public async Task Nothing_is_served_but_what_is_documented(string address)
    {
        var attacked = await programs.GetAsync();
        Assert.Equal(401, (await Attacked.GetAsync(attacked.Program.Stranger, address)).Safe().Status);
        Assert.Equal(404, (await Attacked.GetAsync(attacked.Program.Client, address)).Safe().Status);
    }
}
