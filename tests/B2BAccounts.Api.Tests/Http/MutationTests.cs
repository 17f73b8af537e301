using System.Text.Json;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>Changes over real HTTP: what comes back, and what is refused how.</summary>
public sealed class MutationTests : IAsyncLifetime
{
    private const string Payment = """
        mutation($input: RecordPaymentInput!) {
          recordPayment(input: $input) {
            payment { number amount { amount } unapplied { amount } allocations { amount { amount } invoice { number open { amount } } } account { balance { total { amount } } } }
            errors { __typename ... on Error { message code path } }
          }
        }
        """;

    private RunningProgram program = null!;

    public async ValueTask InitializeAsync() => program = await RunningProgram.EmptyAsync();

    public ValueTask DisposeAsync() => program.DisposeAsync();

    [DatabaseFact]
    public async Task A_customer_from_its_first_entry_to_its_last_payment()
    {
        Assert.Contains("empty", program.Greeting, StringComparison.OrdinalIgnoreCase);
        var created = await CreateAsync("C-1", "Ningbo Orion Castings");
        Assert.Equal(1, created.GetProperty("account").GetProperty("version").GetInt32());
        await InvoiceAsync("C-1", "I-1", "2026-01-10", 100m);
        await InvoiceAsync("C-1", "I-2", "2026-02-10", 50.5m);
        var paid = await DataAsync(Payment, "recordPayment", new { accountNumber = "C-1", number = "P-1", date = "2026-03-01", amount = new { amount = 120.25m, currency = "CNY" } });
        var payment = paid.GetProperty("payment");
        Assert.Equal(["100", "20.25"], payment.GetProperty("allocations").EnumerateArray().Select(a => a.GetProperty("amount").GetProperty("amount").GetDecimal().ToString("0.##")));
        Assert.Equal(0m, payment.GetProperty("unapplied").GetProperty("amount").GetDecimal());
        Assert.Equal(30.25m, payment.GetProperty("account").GetProperty("balance").GetProperty("total").GetProperty("amount").GetDecimal());

        var past = await program.QueryAsync("""{ account(number: "C-1") { a: balance(asOf: "2026-01-31") { total { amount } } b: balance(asOf: "2026-02-28") { total { amount } } } }""");
        Assert.Equal(100m, past.GetProperty("account").GetProperty("a").GetProperty("total").GetProperty("amount").GetDecimal());
        Assert.Equal(150.5m, past.GetProperty("account").GetProperty("b").GetProperty("total").GetProperty("amount").GetDecimal());
    }

    [DatabaseFact]
    public async Task All_problems_of_an_input_are_told_at_once_in_the_payload()
    {
        var payload = await DataAsync(Payment, "recordPayment", new
        {
            accountNumber = "", number = "", date = "0001-01-01", amount = new { amount = -1m, currency = "XXQ" },
            allocations = new[] { new { invoiceNumber = "I-1", amount = 0m } },
        });
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("payment").ValueKind);
        var errors = payload.GetProperty("errors").EnumerateArray().ToList();
        Assert.All(errors, e => Assert.Equal("ValidationError", e.GetProperty("__typename").GetString()));
        var paths = errors.Select(e => string.Join('.', e.GetProperty("path").EnumerateArray().Select(p => p.GetString()))).ToList();
        Assert.Equal(
            ["accountNumber", "allocations.0.amount", "amount.amount", "amount.currency", "date", "number"], paths.Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task Refusals_have_the_type_that_says_what_to_do()
    {
        await CreateAsync("C-1", "One");
        var again = await CreateAsync("C-1", "Another");
        Assert.Equal(("ConflictError", "ACCOUNT_NUMBER_TAKEN"), Error(again));
        Assert.Equal(("NotFoundError", "ACCOUNT_NOT_FOUND"), Error(await InvoiceAsync("C-9", "I-1", "2026-01-01", 1m)));
        await InvoiceAsync("C-1", "I-1", "2026-01-01", 10m);
        var tooMuch = await DataAsync(Payment, "recordPayment", new
        {
            accountNumber = "C-1", number = "P-1", date = "2026-02-01", amount = new { amount = 20m, currency = "CNY" },
            allocations = new[] { new { invoiceNumber = "I-1", amount = 11m } },
        });
        Assert.Equal(("RuleError", "ALLOCATION_EXCEEDS_TARGET"), Error(tooMuch));
        Assert.Equal(("ValidationError", "MONEY_NOT_IN_MINOR_UNITS"), Error(await InvoiceAsync("C-1", "I-2", "2026-01-01", 1.005m)));
    }

    [DatabaseFact]
    public async Task The_same_idempotency_key_gives_the_first_result_and_another_input_is_refused()
    {
        await CreateAsync("C-1", "One");
        object Input(decimal amount) => new { accountNumber = "C-1", number = "P-1", date = "2026-02-01", amount = new { amount, currency = "CNY" }, idempotencyKey = "k" };
        var both = await Task.WhenAll(DataAsync(Payment, "recordPayment", Input(5m)), DataAsync(Payment, "recordPayment", Input(5m)));
        Assert.All(both, b => Assert.Equal("P-1", b.GetProperty("payment").GetProperty("number").GetString()));
        Assert.Equal(("ConflictError", "IDEMPOTENCY_KEY_REUSED"), Error(await DataAsync(Payment, "recordPayment", Input(6m))));
        Assert.Equal(-5m, (await program.QueryAsync("""{ account(number: "C-1") { balance { total { amount } } } }""")).GetProperty("account").GetProperty("balance").GetProperty("total").GetProperty("amount").GetDecimal());
    }

    [DatabaseFact]
    public async Task An_update_leaves_what_is_absent_clears_what_is_null_and_minds_the_version()
    {
        await program.QueryAsync("""mutation { createAccount(input: { number: "C-1", legalName: "One", city: "Ningbo", manager: "Li" }) { errors { __typename } } }""");
        const string Update = "mutation($input: UpdateAccountInput!) { updateAccount(input: $input) { account { city manager version } errors { __typename ... on Error { message code } } } }";
        var changed = (await DataAsync(Update, "updateAccount", new Dictionary<string, object?> { ["number"] = "C-1", ["version"] = 1, ["manager"] = null })).GetProperty("account");
        Assert.Equal(("Ningbo", JsonValueKind.Null, 2), (changed.GetProperty("city").GetString(), changed.GetProperty("manager").ValueKind, changed.GetProperty("version").GetInt32()));
        var late = await DataAsync(Update, "updateAccount", new { number = "C-1", version = 1, city = "Wuxi" });
        Assert.Equal(("ConflictError", "VERSION_CONFLICT"), Error(late));
        var cleared = await DataAsync(Update, "updateAccount", new Dictionary<string, object?> { ["number"] = "C-1", ["version"] = 2, ["legalName"] = null });
        Assert.Equal("ValidationError", Error(cleared).Type);
    }

    [DatabaseFact]
    public async Task A_link_is_made_seen_from_both_ends_and_ended()
    {
        await CreateAsync("S", "Supplier");
        await CreateAsync("B", "Buyer");
        var link = (await program.QueryAsync("""mutation { linkAccounts(input: { supplierNumber: "S", buyerNumber: "B", validFrom: "2025-01-01" }) { supplyLink { id version } errors { __typename } } }"""))
            .GetProperty("linkAccounts").GetProperty("supplyLink");
        var seen = await program.QueryAsync("""{ s: account(number: "S") { downstream { count } buyers { nodes { buyer { number } } } } b: account(number: "B") { upstream { count } suppliers { totalCount } } }""");
        Assert.Equal(1, seen.GetProperty("s").GetProperty("downstream").GetProperty("count").GetInt32());
        Assert.Equal(1, seen.GetProperty("b").GetProperty("suppliers").GetProperty("totalCount").GetInt32());
        await program.QueryAsync("mutation($id: ID!) { endSupplyLink(input: { id: $id, validTo: \"2025-12-31\", version: 1 }) { supplyLink { validTo } errors { __typename } } }", new { id = link.GetProperty("id").GetString() });
        var after = await program.QueryAsync("""{ b: account(number: "B") { before: upstream(asOf: "2025-12-31") { count } after: upstream(asOf: "2026-01-01") { count } } }""");
        Assert.Equal((1, 0), (after.GetProperty("b").GetProperty("before").GetProperty("count").GetInt32(), after.GetProperty("b").GetProperty("after").GetProperty("count").GetInt32()));
        var self = (await program.QueryAsync("""mutation { linkAccounts(input: { supplierNumber: "S", buyerNumber: "S" }) { supplyLink { id } errors { __typename ... on Error { message code } } } }""")).GetProperty("linkAccounts");
        Assert.Equal("SELF_LINK", Error(self).Code);
    }

    [DatabaseTheory]
    [InlineData("I\u0000")]
    [InlineData(" I")]
    [InlineData("I\n1")]
    [InlineData("I\u202E1")]
    public async Task A_document_number_that_looks_like_another_is_refused(string number)
    {
        await CreateAsync("C-1", "One");
        Assert.Equal(("ValidationError", "INPUT_MALFORMED"), Error(await InvoiceAsync("C-1", number, "2026-01-01", 1m)));
        Assert.Equal(("ValidationError", "INPUT_MALFORMED"), Error(await CreateAsync("C-2", "Two\u0007")));
    }

    [DatabaseFact]
    public async Task Documents_whose_sum_no_figure_could_hold_are_refused_and_the_figures_stay()
    {
        await CreateAsync("C-1", "One");
        await InvoiceAsync("C-1", "I-1", "2026-01-01", 900_000_000_000_000m);
        Assert.Equal(("RuleError", "MONEY_OUT_OF_RANGE"), Error(await InvoiceAsync("C-1", "I-2", "2026-01-01", 900_000_000_000_000m)));
        Assert.Equal(("RuleError", "MONEY_OUT_OF_RANGE"), Error(await InvoiceAsync("C-1", "I-2", "2026-01-01", 1_000_000m)));
        object Input(string number, decimal amount) => new { accountNumber = "C-1", number, date = "2026-02-01", amount = new { amount, currency = "CNY" }, rule = "NONE" };
        await DataAsync(Payment, "recordPayment", Input("P-1", 899_999_999_000_000m));
        Assert.Equal(("RuleError", "MONEY_OUT_OF_RANGE"), Error(await DataAsync(Payment, "recordPayment", Input("P-2", 1_000_000.01m))));
        await DataAsync(Payment, "recordPayment", Input("P-2", 1_000_000m));
        var figures = (await program.QueryAsync("""{ account(number: "C-1") { balance { total { amount } } ageing(asOf: "2026-01-15") { balance { amount } } } }""")).GetProperty("account");
        Assert.Equal(0m, figures.GetProperty("balance").GetProperty("total").GetProperty("amount").GetDecimal());
        Assert.Equal(900_000_000_000_000m, figures.GetProperty("ageing").GetProperty("balance").GetProperty("amount").GetDecimal());
    }

    [DatabaseFact]
    public async Task A_revenue_below_zero_is_refused_when_an_account_is_made_and_when_it_is_changed()
    {
        const string Made = "mutation($input: CreateAccountInput!) { createAccount(input: $input) { account { version } errors { __typename ... on Error { message code } } } }";
        const string Changed = "mutation($input: UpdateAccountInput!) { updateAccount(input: $input) { account { version } errors { __typename ... on Error { message code } } } }";
        var yearlyRevenue = new { amount = -1m, currency = "CNY" };
        Assert.Equal(("ValidationError", "INPUT_OUT_OF_RANGE"), Error(await DataAsync(Made, "createAccount", new { number = "C-1", legalName = "One", yearlyRevenue })));
        await CreateAsync("C-1", "One");
        Assert.Equal(("ValidationError", "INPUT_OUT_OF_RANGE"), Error(await DataAsync(Changed, "updateAccount", new { number = "C-1", version = 1, yearlyRevenue })));
    }

    [DatabaseTheory]
    [InlineData("0001-01-01")]
    [InlineData("1899-12-31")]
    [InlineData("2200-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_day_that_no_business_can_mean_is_refused_by_every_figure(string day)
    {
        await CreateAsync("C-1", "One");
        var query = """
            { ageing(asOf: "DAY") { asOf } account(number: "C-1") { balance(asOf: "DAY") { asOf } ageing(asOf: "DAY") { asOf } paymentSpeed(asOf: "DAY", months: 60) { asOf }
              purchasing(asOf: "DAY") { asOf } upstream(asOf: "DAY") { count } assessment(asOf: "DAY") { asOf } } }
            """.Replace("DAY", day, StringComparison.Ordinal);
        var errors = (await program.SendAsync(query)).GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("code").GetString()).ToList();
        Assert.Equal(Enumerable.Repeat("VALUE_OUT_OF_RANGE", 7), errors);
    }

    private static (string? Type, string? Code) Error(JsonElement payload)
    {
        var error = payload.GetProperty("errors")[0];
        return (error.GetProperty("__typename").GetString(), error.GetProperty("code").GetString());
    }

    private async Task<JsonElement> DataAsync(string query, string field, object input) => (await program.QueryAsync(query, new { input })).GetProperty(field);

    private Task<JsonElement> CreateAsync(string number, string legalName) => DataAsync(
        "mutation($input: CreateAccountInput!) { createAccount(input: $input) { account { version } errors { __typename ... on Error { message code } } } }", "createAccount", new { number, legalName });

    private Task<JsonElement> InvoiceAsync(string accountNumber, string number, string date, decimal amount) => DataAsync(
        "mutation($input: RecordInvoiceInput!) { recordInvoice(input: $input) { invoice { number } errors { __typename ... on Error { message code path } } } }",
        "recordInvoice", new { accountNumber, number, date, amount = new { amount, currency = "CNY" } });
}
