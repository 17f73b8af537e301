using System.Text.Json;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Api.Tests.Persistence;

namespace B2BAccounts.Api.Tests.Receivables;

public sealed class RunningAccountTests(FilledDemos demos) : IClassFixture<FilledDemos>
{
    [DatabaseTheory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Running_accounts_lead_from_one_balance_of_the_ledgers_replay_to_the_other(int seed)
    {
        var random = new RandomBook(seed, 3, 400, 0.6).RecordedLate(seed);
        await using var book = await TestBook.OpenAsync();
        await random.SaveAsync(book);
        await using var db = book.Answers();
        var ids = AccountSet.Of(random.Accounts.Select(a => a.Id));
        var entries = 0;
        foreach (var days in new[] { 0, 30, 200 })
        {
            var from = RandomBook.First.AddDays(50);
            var to = from.AddDays(days);
            foreach (var known in new DateTime?[] { null, to.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) })
            {
                var running = await RunningAccounts.OfAsync(db, ids, from, new LedgerDay(to, known), null, default);
                foreach (var account in random.Accounts.Select(a => a.Id))
                {
                    var ledger = random.Ledger(account);
                    var (before, after) = (ledger.LedgerSums(from.AddDays(-1), known), ledger.LedgerSums(to, known));
                    foreach (var currency in new[] { "CNY", "EUR", "USD", "JPY" })
                    {
                        var one = running[account].SingleOrDefault(r => r.Currency.Code == currency);
                        Assert.Equal(before.GetValueOrDefault((account, currency)), one?.Opening ?? 0m);
                        Assert.Equal(after.GetValueOrDefault((account, currency)), one?.Closing ?? 0m);
                        Assert.All(one?.Entries ?? [], e => Assert.InRange(e.Date, from, to));
                        Assert.Equal(one?.Entries.OrderBy(e => e.Date).ThenBy(e => e.RecordedAt).Select(e => e.Place), one?.Entries.Select((_, i) => i));
                        Assert.Equal(one?.Closing, one?.Entries.Count > 0 ? one.Entries[^1].Balance : one?.Opening);
                        entries += one?.Entries.Count ?? 0;
                    }
                }
            }
        }

        Assert.True(entries > 100);
    }

    [DatabaseFact]
    public async Task A_running_account_is_read_page_by_page_and_ends_with_the_balance()
    {
        var demo = await demos.GetAsync();
        using var answer = JsonDocument.Parse(await demo.AskAsync(FilledDemo.Engine(), """
            { accounts(first: 1, where: { status: { eq: CUSTOMER } }) { nodes { balance { byCurrency { amount currency } }
              runningAccount(from: "2000-01-01") { currency opening { amount } debits { amount } credits { amount } closing { amount currency }
                entries(first: 2) { nodes { date kind number reversal debit { amount } credit { amount } balance { amount } recordedAt } pageInfo { hasNextPage endCursor } } } } } }
            """));
        var account = answer.RootElement.GetProperty("data").GetProperty("accounts").GetProperty("nodes")[0];
        var running = account.GetProperty("runningAccount")[0];
        Assert.Equal(0m, running.GetProperty("opening").GetProperty("amount").GetDecimal());
        Assert.Contains(account.GetProperty("balance").GetProperty("byCurrency").EnumerateArray(), b => b.ToString() == running.GetProperty("closing").ToString());
        var first = running.GetProperty("entries").GetProperty("nodes")[0];
        Assert.Equal(first.GetProperty("debit").GetProperty("amount").GetDecimal(), first.GetProperty("balance").GetProperty("amount").GetDecimal());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("credit").ValueKind);
        Assert.True(running.GetProperty("entries").GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
    }

    [DatabaseTheory]
    [InlineData("from: \"2026-03-02\", to: \"2026-03-01\"", "DATES_OUT_OF_ORDER")]
    [InlineData("from: \"1026-03-02\"", "VALUE_OUT_OF_RANGE")]
    [InlineData("from: \"2026-01-01\", knownAt: \"2999-01-01T00:00:00Z\"", "KNOWN_AT_TOO_RECENT")]
    [InlineData("from: \"2026-01-01\", currency: \"XXQ\"", "CURRENCY_UNKNOWN")]
    public async Task A_period_that_cannot_be_is_refused(string arguments, string code)
    {
        var demo = await demos.GetAsync();
        using var answer = JsonDocument.Parse(await demo.AskAsync(FilledDemo.Engine(), $$"""{ accounts(first: 1) { nodes { runningAccount({{arguments}}) { currency } } } }"""));
        Assert.Equal(code, answer.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }
}
