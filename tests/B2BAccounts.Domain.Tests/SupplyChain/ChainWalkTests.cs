using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Domain.Tests.SupplyChain;

public sealed class ChainWalkTests
{
    [Fact]
    public async Task The_best_path_may_be_longer_than_the_smallest_tier()
    {
        // 1 buys from 2 directly at 0.5, and through 3 at 0.9 × 0.9.
        ChainLink[] links = [new(10, 2, 1, 0.5m), new(11, 3, 1, 0.9m), new(12, 2, 3, 0.9m)];
        var two = (await Up(links, 1, 2)).Single(r => r.AccountId == 2);
        Assert.Equal((1, 0.81m), (two.Tier, two.Confidence));
        Assert.Equal([11L, 12L], two.Path.Select(l => l.Id));
        Assert.Equal([1L, 3L, 2L], two.Accounts(ChainDirection.Upstream));
        Assert.Equal(0.5m, (await Up(links, 1, 1)).Single(r => r.AccountId == 2).Confidence);
    }

    [Fact]
    public async Task A_better_but_longer_beginning_must_not_hide_a_shorter_one_that_still_fits_the_depth()
    {
        // To 4 within two links only 1-2-4 fits, though the best way to 2 has two links itself.
        ChainLink[] links = [new(10, 2, 1, 0.5m), new(11, 3, 1, 0.9m), new(12, 2, 3, 0.9m), new(13, 4, 2, 1m)];
        Assert.Equal(0.5m, (await Up(links, 1, 2)).Single(r => r.AccountId == 4).Confidence);
        Assert.Equal(0.81m, (await Up(links, 1, 3)).Single(r => r.AccountId == 4).Confidence);
    }

    [Theory]
    [InlineData(ChainDirection.Upstream)]
    [InlineData(ChainDirection.Downstream)]
    public async Task Every_random_graph_with_cycles_gives_what_trying_all_paths_gives(ChainDirection direction)
    {
        var random = new Random(20260630);
        for (var round = 0; round < 400; round++)
        {
            var nodes = random.Next(2, 8);
            var links = Enumerable.Range(0, random.Next(1, 20))
                .Select(i => (Supplier: random.Next(1, nodes + 1), Buyer: random.Next(1, nodes + 1), Id: 1000L - i * (round % 2 == 0 ? 1 : -1)))
                .Where(l => l.Supplier != l.Buyer)
                // Few distinct confidences, so that ties are common.
                .Select(l => new ChainLink(l.Id, l.Supplier, l.Buyer, random.Next(4) switch { 0 => 1m, 1 => 0.5m, 2 => 0.25m, _ => 0.9m }))
                .ToList();
            long[] starts = round % 3 == 0 ? [1, 2] : [1];
            var depth = random.Next(1, 6);
            var result = await ChainWalk.FromAsync(starts, direction, depth, 100, new ChainIndex(links).Neighbours(direction));
            Assert.False(result.Truncated);

            var expected = AllPaths(links, starts, direction, depth);
            Assert.Equal(expected.Keys.Order(), result.Reached.Select(r => r.AccountId).Order());
            foreach (var reach in result.Reached)
            {
                var best = expected[reach.AccountId]
                    .OrderByDescending(p => p.Aggregate(1m, (c, l) => c * l.Confidence)).ThenBy(p => p.Count)
                    .ThenBy(p => string.Join(',', p.Select(l => l.Id.ToString("D5"))), StringComparer.Ordinal).First();
                Assert.Equal(best, reach.Path);
                Assert.Equal(expected[reach.AccountId].Min(p => p.Count), reach.Tier);
                Assert.Equal(best.Aggregate(1m, (c, l) => c * l.Confidence), reach.Confidence);
            }
        }
    }

    [Fact]
    public async Task The_node_limit_keeps_the_surest_of_the_tier_that_passes_it_and_says_so()
    {
        ChainLink[] links = [new(1, 11, 1, 0.2m), new(2, 12, 1, 0.8m), new(3, 13, 1, 0.8m), new(4, 14, 11, 1m)];
        var cut = await ChainWalk.FromAsync([1], ChainDirection.Upstream, 3, 2, new ChainIndex(links).Neighbours(ChainDirection.Upstream));
        Assert.True(cut.Truncated);
        Assert.Equal([12L, 13L], cut.Reached.Select(r => r.AccountId));
        var whole = await ChainWalk.FromAsync([1], ChainDirection.Upstream, 3, 4, new ChainIndex(links).Neighbours(ChainDirection.Upstream));
        Assert.False(whole.Truncated);
        Assert.Equal(4, whole.Reached.Count);
    }

    [Fact]
    public async Task Neighbours_are_asked_for_once_a_level_and_account()
    {
        ChainLink[] links = [new(1, 2, 1, 0.5m), new(2, 3, 1, 1m), new(3, 2, 3, 1m), new(4, 1, 2, 1m), new(5, 4, 2, 1m)];
        var asked = new List<IReadOnlyCollection<long>>();
        var inner = new ChainIndex(links).Neighbours(ChainDirection.Upstream);
        await ChainWalk.FromAsync([1], ChainDirection.Upstream, 5, 100, (accounts, cancel) =>
        {
            asked.Add(accounts);
            return inner(accounts, cancel);
        });
        Assert.Equal(asked.SelectMany(a => a).Distinct().Count(), asked.Sum(a => a.Count));
        Assert.Equal([1L], asked[0]);
        Assert.Equal([2L, 3L], asked[1]);
    }

    [Fact]
    public void Only_links_that_hold_on_the_day_are_walked()
    {
        SupplyLink[] links =
        [
            new() { Id = 1, SupplierId = 2, BuyerId = 1, ValidFrom = new(2026, 1, 1), ValidTo = new(2026, 6, 30) },
            new() { Id = 2, SupplierId = 3, BuyerId = 1, ValidFrom = new(2026, 7, 1) },
            new() { Id = 3, SupplierId = 4, BuyerId = 1 },
        ];
        Assert.Equal([1L, 3L], ChainIndex.On(new(2026, 6, 30), links).Suppliers(1).Select(l => l.Id));
        Assert.Equal([2L, 3L], ChainIndex.On(new(2026, 7, 1), links).Suppliers(1).Select(l => l.Id));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(21, 10)]
    [InlineData(3, 0)]
    public async Task A_depth_or_limit_out_of_range_is_refused(int depth, int limit)
    {
        var refused = await Assert.ThrowsAsync<RuleViolation>(async () =>
            await ChainWalk.FromAsync([1], ChainDirection.Upstream, depth, limit, new ChainIndex([]).Neighbours(ChainDirection.Upstream)));
        Assert.Equal(RuleCodes.ValueOutOfRange, refused.Code);
    }

    private static async Task<IReadOnlyList<ChainReach>> Up(ChainLink[] links, long start, int depth) =>
        (await ChainWalk.FromAsync([start], ChainDirection.Upstream, depth, 100, new ChainIndex(links).Neighbours(ChainDirection.Upstream))).Reached;

    private static Dictionary<long, List<List<ChainLink>>> AllPaths(List<ChainLink> links, long[] starts, ChainDirection direction, int depth)
    {
        var found = new Dictionary<long, List<List<ChainLink>>>();
        foreach (var start in starts)
        {
            Go(start, [], [start]);
        }

        return found;

        void Go(long at, List<ChainLink> path, HashSet<long> visited)
        {
            if (path.Count == depth)
            {
                return;
            }

            foreach (var link in links.Where(l => (direction == ChainDirection.Upstream ? l.BuyerId : l.SupplierId) == at))
            {
                var next = direction == ChainDirection.Upstream ? link.SupplierId : link.BuyerId;
                if (visited.Contains(next))
                {
                    continue;
                }

                List<ChainLink> longer = [.. path, link];
                if (!starts.Contains(next))
                {
                    found.TryAdd(next, []);
                    found[next].Add(longer);
                }

                Go(next, longer, [.. visited, next]);
            }
        }
    }
}
