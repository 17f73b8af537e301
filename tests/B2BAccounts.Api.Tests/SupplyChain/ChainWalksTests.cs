using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Api.Tests.SupplyChain;

public sealed class ChainWalksTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [DatabaseFact]
    public async Task Walks_from_many_starts_reach_what_a_plain_breadth_first_search_reaches_and_no_path_is_better()
    {
        var random = new Random(5);
        await using var book = await TestBook.OpenAsync();
        var links = new List<SupplyLink>();
        for (var i = 1; i <= 900; i++)
        {
            var (supplier, buyer) = (random.Next(1, 301), random.Next(1, 301));
            if (supplier != buyer)
            {
                links.Add(Link(i, supplier, buyer, random.Next(1, 11) / 10m,
                    random.Next(4) == 0 ? Day.AddDays(random.Next(-3, 4)) : null, random.Next(4) == 0 ? Day.AddDays(random.Next(-3, 4)) : null));
            }
        }

        await SaveAsync(book, 300, links);
        await using var db = book.Answers();
        foreach (var (direction, depth, least) in new[] { (ChainDirection.Upstream, 3, 0m), (ChainDirection.Downstream, 4, 0.35m), (ChainDirection.Upstream, 1, 1m) })
        {
            var valid = links.Where(l => !(l.ValidFrom > Day) && !(l.ValidTo < Day) && l.Confidence >= least).ToList();
            var walks = await ChainWalks.FromAsync(db, Enumerable.Range(1, 40).Select(i => (long)i), direction, depth, Day, least, default);
            Assert.Equal(40, walks.Count);
            foreach (var (start, walk) in walks)
            {
                var tiers = BreadthFirst(start, direction, depth, valid);
                Assert.Equal(tiers.OrderBy(t => t.Key), walk.Members.ToDictionary(m => m.AccountId, m => m.Tier).OrderBy(t => t.Key));
                Assert.False(walk.Truncated);
                Assert.All(walk.Members, m =>
                {
                    Assert.Equal(Best(start, m.AccountId, direction, depth, valid), m.Confidence);
                    Assert.Equal(m.Confidence, m.PathLinkIds.Aggregate(1m, (c, id) => c * links.Single(l => l.Id == id).Confidence));
                    Assert.Equal($"N{m.AccountId:000000}", m.AccountNumber);
                });
                Assert.Equal(walk.Members, walk.Members.OrderBy(m => m.Tier).ThenByDescending(m => m.Confidence).ThenBy(m => m.AccountNumber, StringComparer.Ordinal));
            }
        }
    }

    [DatabaseFact]
    public async Task A_walk_past_its_limit_says_so_and_keeps_the_surest()
    {
        await using var book = await TestBook.OpenAsync();
        var links = Enumerable.Range(2, ChainWalks.NodeLimit + 50).Select(i => Link(i, i, 1, i % 2 == 0 ? 1m : 0.5m)).ToList();
        await SaveAsync(book, ChainWalks.NodeLimit + 60, links);
        await using var db = book.Answers();
        var walk = (await ChainWalks.FromAsync(db, [1], ChainDirection.Upstream, 2, Day, 0m, default))[1];
        Assert.True(walk.Truncated);
        Assert.Equal(ChainWalks.NodeLimit, walk.Members.Count);
        Assert.Equal(links.Count(l => l.Confidence == 1m), walk.Members.Count(m => m.Confidence == 1m));
    }

    [DatabaseTheory]
    [InlineData(0, 0, "depth")]
    [InlineData(11, 0, "depth")]
    [InlineData(3, 1.1, "minConfidence")]
    public async Task Depth_and_confidence_out_of_range_are_refused(int depth, double least, string field)
    {
        await using var book = await TestBook.OpenAsync();
        await using var db = book.Answers();
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => ChainWalks.FromAsync(db, [1], ChainDirection.Upstream, depth, Day, (decimal)least, default));
        Assert.Equal((RuleCodes.ValueOutOfRange, field), (refused.Code, Assert.Single(refused.Path)));
    }

    private static Dictionary<long, int> BreadthFirst(long start, ChainDirection direction, int depth, List<SupplyLink> links)
    {
        var tiers = new Dictionary<long, int> { [start] = 0 };
        for (var tier = 1; tier <= depth; tier++)
        {
            foreach (var link in links)
            {
                var (near, far) = direction == ChainDirection.Upstream ? (link.BuyerId, link.SupplierId) : (link.SupplierId, link.BuyerId);
                if (tiers.TryGetValue(near, out var at) && at == tier - 1 && !tiers.ContainsKey(far))
                {
                    tiers[far] = tier;
                }
            }
        }

        tiers.Remove(start);
        return tiers;
    }

    // The largest product over all walks of at most so many links, by plain iteration.
    private static decimal Best(long start, long end, ChainDirection direction, int depth, List<SupplyLink> links)
    {
        var best = new Dictionary<long, decimal> { [start] = 1m };
        for (var i = 0; i < depth; i++)
        {
            var next = new Dictionary<long, decimal>(best);
            foreach (var link in links)
            {
                var (near, far) = direction == ChainDirection.Upstream ? (link.BuyerId, link.SupplierId) : (link.SupplierId, link.BuyerId);
                if (best.TryGetValue(near, out var so))
                {
                    next[far] = Math.Max(next.GetValueOrDefault(far), so * link.Confidence);
                }
            }

            best = next;
        }

        return best[end];
    }

    private static SupplyLink Link(long id, long supplier, long buyer, decimal confidence, DateOnly? from = null, DateOnly? to = null) => new()
    {
        Id = id, SupplierId = supplier, BuyerId = buyer, Category = $"{id}", Confidence = confidence, ValidFrom = from, ValidTo = to, Version = 1,
        CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch,
    };

    private static async Task SaveAsync(TestBook book, int accounts, IEnumerable<SupplyLink> links)
    {
        await using var db = book.Db();
        db.AddRange(Enumerable.Range(1, accounts).Select(i => new Account { Id = i, Number = $"N{i:000000}", Currency = "CNY", CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch }));
        db.AddRange(links);
        await db.SaveChangesAsync();
    }
}
