using B2BAccounts.Api.Imports;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Imports;

public sealed class ChainImportTests
{
    private const string Shipments = "chain/sayari-ships-to.csv";

    [DatabaseFact]
    public async Task Upstream_of_the_final_buyer_has_the_tiers_that_a_plain_search_of_the_file_finds()
    {
        await using var book = await TestBook.OpenAsync();
        var file = book.CopyOf(Shipments);
        var map = Importing.Sample("sayari-links", ImportedLink.Columns);
        Assert.Equal((378, 0, 0, 0), (await book.Links(file, map)).Fates());
        Assert.Equal((0, 0, 378, 0), (await book.Links(file, map)).Fates());

        var ships = File.ReadLines(file.FullName).Skip(1).Select(IbmReceivablesTests.Fields).Select(f => (From: f[0], To: f[3])).ToList();
        var final = ships.Select(s => s.To).Distinct().Single(b => File.ReadLines(file.FullName).Any(l => l.Contains($"{b},company,\"NIKE USA", StringComparison.Ordinal)));
        var expected = Search(ships, final);

        await using var db = book.Answers();
        var start = await db.Accounts.Where(a => a.Number == final).Select(a => a.Id).SingleAsync();
        var walk = (await ChainWalks.FromAsync(db, [start], ChainDirection.Upstream, 5, new DateOnly(2026, 1, 1), 0m, TestContext.Current.CancellationToken))[start];
        Assert.False(walk.Truncated);
        Assert.True(expected.Values.Max() >= 3 && expected.Count > 100);
        Assert.Equal(
            expected.OrderBy(e => e.Value).ThenBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Key, e.Value)),
            walk.Members.Select(m => (m.AccountNumber, m.Tier)).OrderBy(m => m.Tier).ThenBy(m => m.AccountNumber, StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task Payments_between_companies_become_links_from_whom_was_paid_to_who_paid()
    {
        await using var book = await TestBook.OpenAsync();
        var accounts = book.CopyOf("chain/openspg/Company.csv");
        var links = book.CopyOf("chain/openspg/Company_fundTrans_Company.csv");
        var map = Importing.Sample("openspg-links", ImportedLink.Columns);
        var early = await book.Links(links, map);
        Assert.Equal(((0, 0, 0, 19), 2), (early.Fates(), early.ExitCode));
        Assert.Equal("ACCOUNT_NOT_FOUND", Assert.Single(early.Reasons).Key);

        Assert.Equal((103, 0, 0, 0), (await book.Accounts(accounts, Importing.Sample("openspg-accounts", ImportedAccount.Columns))).Fates());
        Assert.Equal((19, 0, 0, 0), (await book.Links(links, map)).Fates());
        await using var db = book.Db();
        var numbers = await db.Accounts.ToDictionaryAsync(a => a.Id, a => a.Number);
        Assert.Equal(
            File.ReadLines(links.FullName).Skip(1).Select(l => l.Split(',')).Select(p => $"{p[1]} supplies {p[0]} from {p[2]}").Order(),
            (await db.SupplyLinks.ToListAsync()).Select(l => $"{numbers[l.SupplierId]} supplies {numbers[l.BuyerId]} from {l.ValidFrom:yyyyMMdd}").Order());
    }

    private static Dictionary<string, int> Search(List<(string From, string To)> ships, string buyer)
    {
        var (tiers, next) = (new Dictionary<string, int> { [buyer] = 0 }, new Queue<string>([buyer]));
        while (next.TryDequeue(out var at))
        {
            foreach (var (from, _) in ships.Where(s => s.To == at && tiers[at] < 5))
            {
                if (tiers.TryAdd(from, tiers[at] + 1))
                {
                    next.Enqueue(from);
                }
            }
        }

        tiers.Remove(buyer);
        return tiers;
    }
}
