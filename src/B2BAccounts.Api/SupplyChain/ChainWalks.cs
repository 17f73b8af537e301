using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.SupplyChain;

/// <summary>
/// Everybody before or behind accounts in the chain. Walks from many starts share what they read: the links of a whole level come in
/// one statement, and no account's links are read twice.
/// </summary>
public static class ChainWalks
{
    public const int MaxDepth = 10;
    public const int NodeLimit = 10_000;

    /// <summary>One walk for each start, each with the node limit of its own.</summary>
    /// <param name="minConfidence">Only links of at least this confidence are followed, 0 to 1.</param>
    public static async Task<IReadOnlyDictionary<long, ChainWalkFigure>> FromAsync(
        Book db, IEnumerable<long> starts, ChainDirection direction, int depth, DateOnly day, decimal minConfidence, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        Check(depth, minConfidence);
        List<long> from = [.. starts.Distinct()];
        var links = new LevelLinks(db, direction, day, minConfidence);
        await links.ReadAheadAsync(from, depth, NodeLimit, cancel);
        var walks = new Dictionary<long, ChainWalkResult>();
        foreach (var start in from)
        {
            walks[start] = await ChainWalk.FromAsync([start], direction, depth, NodeLimit, links.OfAsync, cancel);
        }

        var reached = walks.Values.SelectMany(w => w.Reached).Select(r => r.AccountId).Distinct().ToList();
        var numbers = await AccountSet.Among(db.Accounts, a => a.Id, reached).Select(a => new { a.Id, a.Number }).ToDictionaryAsync(a => a.Id, a => a.Number, cancel);
        return walks.ToDictionary(w => w.Key, w => new ChainWalkFigure(day, direction, depth, w.Value.Truncated,
        [
            .. w.Value.Reached
                .Select(r => new ChainWalkMember(r.AccountId, numbers.GetValueOrDefault(r.AccountId, ""), r.Tier, r.Confidence, [.. r.Path.Select(l => l.Id)]))
                .OrderBy(m => m.Tier).ThenByDescending(m => m.Confidence).ThenBy(m => m.AccountNumber, StringComparer.Ordinal).ThenBy(m => m.AccountId),
        ]));
    }

    private static void Check(int depth, decimal minConfidence)
    {
        if (depth is < 1 or > MaxDepth)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"The depth must lie between 1 and {MaxDepth}, not {depth}.", "depth");
        }

        if (minConfidence is < 0m or > 1m)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"The least confidence must lie between 0 and 1, not {minConfidence}.", "minConfidence");
        }
    }

    /// <summary>Links by the account that they lead on from, read when first asked for.</summary>
    private sealed class LevelLinks(Book db, ChainDirection direction, DateOnly day, decimal minConfidence)
    {
        private readonly Dictionary<long, List<ChainLink>> _known = [];

        /// <summary>Reads level by level for all starts at once, until there is more than a walk may reach.</summary>
        public async Task ReadAheadAsync(IReadOnlyCollection<long> starts, int depth, int most, CancellationToken cancel)
        {
            var level = starts;
            for (var i = 0; i < depth && level.Count > 0 && _known.Count + level.Count <= most; i++)
            {
                var found = await OfAsync(level, cancel);
                level = [.. found.Select(l => l.Far(direction)).Where(a => !_known.ContainsKey(a)).Distinct()];
            }
        }

        public async ValueTask<IEnumerable<ChainLink>> OfAsync(IReadOnlyCollection<long> accounts, CancellationToken cancel)
        {
            var unknown = accounts.Where(a => !_known.ContainsKey(a)).ToList();
            if (unknown.Count > 0)
            {
                unknown.ForEach(a => _known[a] = []);
                await foreach (var link in Among(unknown).AsAsyncEnumerable().WithCancellation(cancel))
                {
                    _known[link.Near(direction)].Add(link);
                }
            }

            return accounts.SelectMany(a => _known[a]);
        }

        private IQueryable<ChainLink> Among(List<long> accounts)
        {
            var valid = db.SupplyLinks.Where(l => (l.ValidFrom == null || l.ValidFrom <= day) && (l.ValidTo == null || l.ValidTo >= day));
            var near = direction == ChainDirection.Upstream
                ? AccountSet.Among(valid, l => l.BuyerId, accounts)
                : AccountSet.Among(valid, l => l.SupplierId, accounts);
            return near.Where(l => l.Confidence >= minConfidence).Select(l => new ChainLink(l.Id, l.SupplierId, l.BuyerId, l.Confidence));
        }
    }
}
