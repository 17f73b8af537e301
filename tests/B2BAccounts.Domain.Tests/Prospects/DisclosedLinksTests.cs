using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Domain.Tests.Prospects;

/// <summary>Ranks by what was disclosed on a day, and counts against who really became a customer in the half-year after it.</summary>
public sealed class DisclosedLinksTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Real_new_customers_stand_far_more_often_among_the_first_ten_than_by_popularity()
    {
        var (before, last, now, next) = (Load("2016-06-30"), Load("2016-12-31"), Load("2017-06-30"), Load("2017-12-31"));
        var known = before.Concat(last).Concat(now).ToHashSet();
        var present = now.SelectMany(l => new[] { l.Supplier, l.Buyer }).ToHashSet();
        var customersOf = now.ToLookup(l => l.Supplier, l => l.Buyer);
        var wanted = next.Except(known).Where(l => present.Contains(l.Supplier) && present.Contains(l.Buyer))
            .ToLookup(l => l.Supplier, l => l.Buyer).Where(g => customersOf[g.Key].Count() >= 3).OrderBy(g => g.Key)
            // Every fourth, for time; over all 756 hits@10 is .161 and hits@50 .315, by popularity .007.
            .Where((_, i) => i % 4 == 0).ToList();
        var popular = now.GroupBy(l => l.Buyer).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).ToList();
        var chain = new ChainIndex(now.Order().Select((l, i) => new ChainLink(i + 1, l.Supplier, l.Buyer, 1m)));
        var dropped = last.Except(now).Order().Select((l, i) => new AccountRelation { Id = i + 1, Kind = RelationKind.DroppedBy, AccountId = l.Buyer, OtherId = l.Supplier }).ToList();

        var (byChain, byPopularity, inFifty) = (0, 0, 0);
        foreach (var focal in wanted)
        {
            var own = customersOf[focal.Key].ToHashSet();
            var peers = now.Where(l => own.Contains(l.Buyer)).Select(l => l.Supplier).ToHashSet();
            var accounts = present.ToDictionary(id => id, id => new ProspectAccount(id, $"{id}", own.Contains(id) ? AccountStatus.Customer : AccountStatus.None));
            var run = await ProspectSearch.FindAsync(new(2017, 6, 30), accounts, chain, [.. dropped.Where(d => peers.Contains(d.OtherId))], ProspectWeights.Default, focal.Key);
            byChain += run.Candidates.Take(10).Any(c => focal.Contains(c.AccountId)) ? 1 : 0;
            inFifty += run.Candidates.Take(50).Any(c => focal.Contains(c.AccountId)) ? 1 : 0;
            byPopularity += popular.Where(p => p != focal.Key && !own.Contains(p)).Take(10).Any(focal.Contains) ? 1 : 0;
        }

        output.WriteLine($"{wanted.Count} suppliers: hits@10 {(double)byChain / wanted.Count:f3}, hits@50 {(double)inFifty / wanted.Count:f3}, by popularity @10 {(double)byPopularity / wanted.Count:f3}");
        Assert.True(wanted.Count > 100);
        Assert.True(byChain >= 0.1 * wanted.Count, $"{byChain} of {wanted.Count}");
        Assert.True(byChain > 5 * byPopularity, $"{byChain} against {byPopularity}");
    }

    private static HashSet<(long Supplier, long Buyer)> Load(string day) =>
        [.. File.ReadLines(SharedData.Find($"chain/disclosed-links/{day}.csv")).Skip(1).Select(CsvLine.Fields)
            .Select(f => ((long)double.Parse(f[0]), (long)double.Parse(f[1]))).Where(l => l.Item1 != l.Item2)];
}
