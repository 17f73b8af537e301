using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Security.Attacks;

/// <summary>API1:2023 Broken object level authorization: objects of others by their ids, numbers, counts and refusals.</summary>
public sealed class OthersObjectsTests(AttackedPrograms programs) : IClassFixture<AttackedPrograms>
{
    // API1: the ids are guessed, which is easy on purpose: they protect nothing.
    [DatabaseFact]
    public async Task A_guessed_id_of_any_type_finds_nothing_of_others()
    {
        var attacked = await programs.GetAsync();
        var own = 0;
        foreach (var type in (string[])["Account", "Invoice", "Payment", "CreditNote", "SupplyLink", "Prospect", "CreditReservation"])
        {
            for (var key = 1; key < 200; key += 100)
            {
                var ids = Enumerable.Range(key, 100).Select(k => GlobalId.Encode(type, (long)k)).ToList();
                var answer = (await Attacked.AskAsync(
                    attacked.Ana, "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Account { legalName needs contacts { name email } } ... on Invoice { number } ... on CreditReservation { orderNumber } } }", new { ids })).Safe();
                own += answer.Text.Split("\"__typename\"").Length - 1;
            }
        }

        Assert.True(own >= 4, $"{own} of Ana's own objects were found");
        Assert.Contains(Attacked.Secret, (await Attacked.AskAsync(attacked.Program.Client, "query($id: ID!) { node(id: $id) { ... on Account { legalName } } }", new { id = attacked.AccountId("BEN-1") })).Text, StringComparison.Ordinal);
    }

    // API1: ids of the wrong type, beyond a key's range, and none at all.
    [DatabaseTheory]
    [InlineData("Account:-1")]
    [InlineData("Account:0")]
    [InlineData("Account:9223372036854775807")]
    [InlineData("Account:9223372036854775808")]
    [InlineData("Account:99999999999999999999999999")]
    [InlineData("Account:1 OR 1=1")]
    [InlineData("Account:0x1")]
    [InlineData("Account:1.0")]
    [InlineData("Account: 1")]
    [InlineData("account:1")]
    [InlineData("User:1")]
    [InlineData("ApiKey:1")]
    [InlineData("AuditRecord:1")]
    [InlineData("__Type:1")]
    [InlineData(":")]
    [InlineData("")]
    public async Task An_id_that_was_tampered_with_finds_nothing(string text)
    {
        var attacked = await programs.GetAsync();
        var id = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));
        var answer = (await Attacked.AskAsync(attacked.Program.Client, "query($id: ID!) { node(id: $id) { id } }", new { id })).Safe();
        Assert.DoesNotContain("\"id\":", answer.Text, StringComparison.Ordinal);
        Assert.Contains("\"node\":null", answer.Text, StringComparison.Ordinal);
    }

    // API1: an id of one type where one of another is needed, and the id of a link between two companies of others.
    [DatabaseFact]
    public async Task A_link_of_others_is_not_ended_by_its_id_nor_by_that_of_an_account()
    {
        var attacked = await programs.GetAsync();
        await attacked.Program.QueryAsync("mutation { createAccount(input: { number: \"BEN-3\", legalName: \"MARK7Q Elm\", manager: \"Ben\" }) { account { number } } }");
        var made = await attacked.Program.QueryAsync("mutation { linkAccounts(input: { supplierNumber: \"BEN-3\", buyerNumber: \"BEN-1\" }) { supplyLink { id } } }");
        var link = made.GetProperty("linkAccounts").GetProperty("supplyLink").GetProperty("id").GetString()!;
        var words = new List<string>();
        foreach (var id in (string[])[link, GlobalId.Encode("SupplyLink", 999_999L), attacked.AccountId("BEN-1")])
        {
            var answer = (await Attacked.AskAsync(
                attacked.Ana, "mutation($id: ID!) { endSupplyLink(input: { id: $id, validTo: \"2026-01-01\", version: 1 }) { supplyLink { id } errors { __typename ... on Error { code message path } } } }", new { id })).Safe();
            words.Add(answer.Text.Replace(id, "ID", StringComparison.Ordinal));
            Assert.NotEmpty(answer.Codes);
        }

        Assert.Equal(words[1], words[0]);
        await using var db = attacked.Program.Db();
        Assert.All(await db.SupplyLinks.ToListAsync(), l => Assert.Null(l.ValidTo));
    }

    // API1: counts and aggregates over rows that may not be seen.
    [DatabaseFact]
    public async Task A_filter_that_guesses_letter_by_letter_counts_nothing_of_others()
    {
        var attacked = await programs.GetAsync();
        foreach (var where in (string[])["{ number: { startsWith: \"BEN\" } }", "{ searchName: { contains: \"mark7q\" } }", "{ or: [{ number: { eq: \"BEN-1\" } }, { manager: { eq: \"Ben\" } }] }"])
        {
            var answer = (await Attacked.AskAsync(attacked.Ana, $"{{ accounts(where: {where}) {{ totalCount aggregates {{ count }} nodes {{ legalName }} }} }}")).Safe();
            Assert.Equal(0, answer.Data.GetProperty("accounts").GetProperty("totalCount").GetInt32());
            Assert.Equal(0, answer.Data.GetProperty("accounts").GetProperty("aggregates").GetProperty("count").GetInt32());
            var all = await Attacked.AskAsync(attacked.Program.Client, $"{{ accounts(where: {where}) {{ totalCount }} }}");
            // Other tests of the class add more of others'.
            Assert.NotEqual(0, all.Data.GetProperty("accounts").GetProperty("totalCount").GetInt32());
        }
    }

    // API1: orders of others.
    [DatabaseFact]
    public async Task An_order_of_others_is_neither_delivered_nor_released_and_none_is_reserved_for_them()
    {
        var attacked = await programs.GetAsync();
        foreach (var change in (string[])["reserveCredit(input: { accountNumber: \"BEN-1\", orderNumber: \"X\", amount: { amount: 1, currency: \"CNY\" } })", "deliverReserved(input: { accountNumber: \"BEN-1\", orderNumber: \"SO-MARK7Q Cedar\" })", "releaseReserved(input: { accountNumber: \"BEN-1\", orderNumber: \"SO-MARK7Q Cedar\" })"])
        {
            var words = new List<string>();
            foreach (var number in (string[])["BEN-1", "BEN-9"])
            {
                var answer = await Attacked.AskAsync(attacked.Ana, $"mutation {{ {change.Replace("BEN-1", number, StringComparison.Ordinal)} {{ creditReservation {{ id }} errors {{ __typename ... on Error {{ code message path }} }} }} }}");
                words.Add(answer.Safe().Text.Replace(number, "NUMBER", StringComparison.Ordinal));
            }

            Assert.Contains("ACCOUNT_NOT_FOUND", words[0], StringComparison.Ordinal);
            Assert.Equal(words[1], words[0]);
        }

        await using var db = attacked.Program.Db();
        Assert.All(await db.CreditReservations.ToListAsync(), r => Assert.Equal((50m, 0m), (r.Reserved, r.Delivered)));
    }

    // API1: a cursor made of another's row.
    [DatabaseFact]
    public async Task A_cursor_that_another_caller_got_shows_nothing_of_others()
    {
        var attacked = await programs.GetAsync();
        var own = 0;
        var all = await Attacked.AskAsync(attacked.Program.Client, "{ accounts { edges { cursor } } }");
        foreach (var edge in all.Data.GetProperty("accounts").GetProperty("edges").EnumerateArray())
        {
            foreach (var direction in (string[])["first: 5, after", "last: 5, before"])
            {
                var page = (await Attacked.AskAsync(attacked.Ana, $"query($c: String!) {{ accounts({direction}: $c) {{ nodes {{ legalName needs }} }} }}", new { c = edge.GetProperty("cursor").GetString() })).Safe();
                own += page.Text.Split("\"legalName\"").Length - 1;
            }
        }

        Assert.True(own >= 2, $"{own} of Ana's own accounts were found");
    }

    // API1: the report of another's account, and words that tell that it is there.
    [DatabaseFact]
    public async Task A_report_on_an_account_of_others_is_refused_like_one_on_none()
    {
        var attacked = await programs.GetAsync();
        var other = (await Attacked.GetAsync(attacked.Ana, "/accounts/BEN-1/credit-report.pdf")).Safe();
        var none = (await Attacked.GetAsync(attacked.Ana, "/accounts/BEN-9/credit-report.pdf")).Safe();
        Assert.Equal((404, 404), (other.Status, none.Status));
        Assert.Equal(none.Bare.Replace("BEN-9", "BEN-1", StringComparison.Ordinal), other.Bare);
    }

    // API1: changes of others' accounts, told in the words for none.
    [DatabaseFact]
    public async Task An_account_of_others_is_not_changed_and_not_told_of()
    {
        var attacked = await programs.GetAsync();
        var before = await attacked.RowAsync("BEN-1");
        var texts = new List<string>();
        foreach (var number in (string[])["BEN-1", "BEN-9"])
        {
            texts.Add((await Attacked.AskAsync(
                attacked.Ana, "mutation($i: UpdateAccountInput!) { updateAccount(input: $i) { account { number } errors { __typename ... on Error { code message path } } } }",
                new { i = new { number, version = before.Version, city = "Ulm" } })).Safe().Text);
        }

        Assert.Equal(texts[1].Replace("BEN-9", "BEN-1", StringComparison.Ordinal), texts[0]);
        Assert.Equal((before.Version, before.City), ((await attacked.RowAsync("BEN-1")).Version, (await attacked.RowAsync("BEN-1")).City));
    }

    // API1: another caller's idempotency key.
    [DatabaseFact]
    public async Task An_idempotency_key_of_another_caller_answers_nothing_of_his()
    {
        var attacked = await programs.GetAsync();
        const string Mutation = "mutation($i: CreateAccountInput!) { createAccount(input: $i) { account { number legalName } errors { ... on Error { code message } } } }";
        await attacked.Program.QueryAsync(Mutation, new { i = new { number = "KEY-1", legalName = $"{Attacked.Secret} keyed", manager = "Ben", idempotencyKey = "guess" } });
        var answer = (await Attacked.AskAsync(attacked.Ana, Mutation, new { i = new { number = "KEY-2", legalName = "Own", manager = "Ana", idempotencyKey = "guess" } })).Safe();
        Assert.Contains("KEY-2", answer.Text, StringComparison.Ordinal);
    }

    // API1: the sales tool and the customer.
    [DatabaseFact]
    public async Task Neither_a_customer_nor_a_sales_tool_reads_another_company()
    {
        var attacked = await programs.GetAsync();
        foreach (var client in (HttpClient[])[attacked.Customer, attacked.Tool, attacked.Ana])
        {
            foreach (var number in (string[])["BEN-1", "ben-1", "BEN-1 ", "ＢＥＮ-1"])
            {
                var answer = (await Attacked.AskAsync(client, "query($n: String!) { account(number: $n) { number legalName city } }", new { n = number })).Safe();
                Assert.Equal("{\"data\":{\"account\":null}}", answer.Text);
            }
        }

        Assert.Contains("Alder", (await Attacked.AskAsync(attacked.Customer, "{ account(number: \"ANA-1\") { legalName } }")).Text, StringComparison.Ordinal);
    }
}
