namespace B2BAccounts.Domain.SupplyChain;

/// <summary>
/// Upstream or downstream to a depth: each reached account once, with its smallest tier and the best path within the depth (highest
/// product of confidences; ties: fewer links, then the smaller link ids in order from the start).
/// The best path may be longer than the tier: a layered dynamic programme keeps, for each number of links, the best way to each account.
/// A confidence is at most 1, so a way round a cycle is never better and a best path visits no account twice.
/// Products are exact decimals while they have up to 28 decimals (seven links of four decimals), and rounded there beyond.
/// </summary>
public static class ChainWalk
{
    public const int MaxDepth = 20;

    /// <param name="starts">One account, or several: then a path is the best from any of them. Starts are never reached.</param>
    /// <param name="depth">Most links in a path, 1 to 20.</param>
    /// <param name="nodeLimit">
    /// Most accounts to reach. Within the tier that passes it, those with the better path stay (ties: the smaller id).
    /// </param>
    public static async ValueTask<ChainWalkResult> FromAsync(
        IReadOnlyCollection<long> starts,
        ChainDirection direction,
        int depth,
        int nodeLimit,
        NeighbourLookup neighbours,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(starts);
        ArgumentNullException.ThrowIfNull(neighbours);
        Check(depth, nodeLimit);

        var links = new Dictionary<long, IReadOnlyList<ChainLink>>();
        var best = new Dictionary<long, Way>();
        var tiers = new Dictionary<long, int>();
        var dropped = new HashSet<long>();
        var improved = starts.Distinct().ToDictionary(s => s, s => new Way(s, null, default, 1m, 0));
        foreach (var (start, way) in improved)
        {
            best[start] = way;
            tiers[start] = 0;
        }

        for (var layer = 1; layer <= depth && improved.Count > 0; layer++)
        {
            await FetchAsync([.. improved.Keys.Where(a => !links.ContainsKey(a)).Order()]).ConfigureAwait(false);
            var candidates = Extend(improved.Values);
            improved = [];
            foreach (var way in candidates.Values.Where(w => tiers.ContainsKey(w.Account) && w.Beats(best[w.Account])))
            {
                improved[way.Account] = way;
            }

            var room = nodeLimit - (tiers.Count - starts.Distinct().Count());
            var fresh = candidates.Values.Where(w => !tiers.ContainsKey(w.Account) && !dropped.Contains(w.Account))
                .OrderByDescending(w => w.Confidence).ThenBy(w => w.Account).ToList();
            foreach (var way in fresh.Take(room))
            {
                tiers[way.Account] = layer;
                improved[way.Account] = way;
            }

            dropped.UnionWith(fresh.Skip(room).Select(w => w.Account));
            foreach (var (account, way) in improved)
            {
                best[account] = way;
            }
        }

        var reached = best.Values.Where(w => w.Length > 0)
            .Select(w => new ChainReach(w.Account, tiers[w.Account], w.Confidence, w.Links()))
            .OrderBy(r => r.Tier).ThenByDescending(r => r.Confidence).ThenBy(r => r.AccountId).ToList();
        return new ChainWalkResult(reached, dropped.Count > 0);

        async ValueTask FetchAsync(IReadOnlyList<long> accounts)
        {
            if (accounts.Count == 0)
            {
                return;
            }

            var found = (await neighbours(accounts, cancellation).ConfigureAwait(false)).ToLookup(l => l.Near(direction));
            foreach (var account in accounts)
            {
                links[account] = [.. found[account]];
            }
        }

        Dictionary<long, Way> Extend(IEnumerable<Way> ways)
        {
            var candidates = new Dictionary<long, Way>();
            foreach (var way in ways)
            {
                foreach (var link in links[way.Account])
                {
                    var next = new Way(link.Far(direction), way, link, way.Confidence * link.Confidence, way.Length + 1);
                    if (!candidates.TryGetValue(next.Account, out var other) || next.Beats(other))
                    {
                        candidates[next.Account] = next;
                    }
                }
            }

            return candidates;
        }
    }

    private static void Check(int depth, int nodeLimit)
    {
        if (depth is < 1 or > MaxDepth)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"The depth must lie between 1 and {MaxDepth}, not {depth}.", "depth");
        }

        if (nodeLimit < 1)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"The node limit must be at least 1, not {nodeLimit}.", "limit");
        }
    }

    /// <summary>A path by its last link and the way before it, so that paths share their beginnings.</summary>
    private sealed record Way(long Account, Way? Before, ChainLink Last, decimal Confidence, int Length)
    {
        public bool Beats(Way other) =>
            Confidence != other.Confidence ? Confidence > other.Confidence
            : Length != other.Length ? Length < other.Length
            : HasSmallerIdsThan(other);

        public ChainLink[] Links()
        {
            var links = new ChainLink[Length];
            for (var way = this; way.Before is not null; way = way.Before)
            {
                links[way.Length - 1] = way.Last;
            }

            return links;
        }

        // Of equal length: the earliest link that differs decides, so the comparison runs back to where both ways are one.
        private bool HasSmallerIdsThan(Way other)
        {
            var order = 0;
            Way? mine = this, theirs = other;
            while (mine is not null && theirs is not null && !ReferenceEquals(mine, theirs))
            {
                var here = mine.Last.Id.CompareTo(theirs.Last.Id);
                order = here == 0 ? order : here;
                (mine, theirs) = (mine.Before, theirs.Before);
            }

            return order < 0;
        }
    }
}
