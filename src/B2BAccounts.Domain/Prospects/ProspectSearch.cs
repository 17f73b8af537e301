using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Domain.Prospects;

/// <summary>
/// 寻找潜在客户. Whom to sell to next, because the chain says so. What each signal weighs before it is scaled is in the glossary; the forms
/// follow common neighbour indices of link prediction (Salton; Adamic and Adar 2003).
/// </summary>
public static class ProspectSearch
{
    /// <summary>A supplier or buyer of more than so many makes nobody a competitor: everybody buys electricity.</summary>
    public const int HubSize = 400;

    /// <summary>Each tier beyond the first counts for so much of the one before.</summary>
    public const double TierDecay = 0.25;

    public const int Depth = 3;
    public const int NodeLimit = 200_000;

    /// <param name="accounts">Every account that the chain or a relation names, as it stands on the day.</param>
    /// <param name="chain">The links that hold on the day.</param>
    /// <param name="relations">The relations that hold on the day.</param>
    /// <param name="ourselves">Our own node, if the chain has one: it is no peer of ours and no prospect.</param>
    public static async ValueTask<ProspectRun> FindAsync(
        DateOnly day,
        IReadOnlyDictionary<long, ProspectAccount> accounts,
        ChainIndex chain,
        IReadOnlyList<AccountRelation> relations,
        ProspectWeights weights,
        long? ourselves = null,
        CancellationToken cancellation = default)
    {
        weights.Check();
        // What hangs together only through us says nothing.
        chain = ourselves is { } us ? chain.Without(us) : chain;
        var board = new SignalBoard(id => id != ourselves && accounts.TryGetValue(id, out var account) && account.MayBeFlagged(day));
        long[] customers = [.. accounts.Values.Where(a => a.Status == AccountStatus.Customer && a.Id != ourselves).Select(a => a.Id).Order()];

        var truncated = await AlongAsync(ChainDirection.Upstream, SignalKind.Upstream).ConfigureAwait(false)
            | await AlongAsync(ChainDirection.Downstream, SignalKind.Downstream).ConfigureAwait(false);
        Competitors(board, customers, accounts, chain);
        Peers(board, customers, chain);
        Said(board, day, accounts, relations);

        var (flagged, duplicates) = WithoutDuplicates(accounts, board.Candidates(weights));
        return new ProspectRun(day, flagged, duplicates, truncated);

        async ValueTask<bool> AlongAsync(ChainDirection direction, SignalKind kind)
        {
            foreach (var customer in customers)
            {
                var links = chain.Links(customer, direction).OrderBy(l => l.Id).ToList();
                var partners = links.Select(l => l.Far(direction)).Distinct().Count();
                foreach (var link in links)
                {
                    board.Add(link.Far(direction), kind, (double)link.Confidence / Math.Sqrt(partners), customer, link);
                }
            }

            var walk = await ChainWalk.FromAsync(customers, direction, Depth, NodeLimit, chain.Neighbours(direction), cancellation).ConfigureAwait(false);
            foreach (var reach in walk.Reached)
            {
                var customer = reach.Path[0].Near(direction);
                board.AddPath(reach.AccountId, customer, [.. reach.Path.Reverse()]);
                if (reach.Tier > 1)
                {
                    board.Add(reach.AccountId, kind, (double)reach.Confidence * Math.Pow(TierDecay, reach.Tier - 1), customer, [.. reach.Path]);
                }
            }

            return walk.Truncated;
        }
    }

    // Same industry, and suppliers or buyers in common; an unknown industry counts half.
    private static void Competitors(
        SignalBoard board, long[] customers, IReadOnlyDictionary<long, ProspectAccount> accounts, ChainIndex chain)
    {
        foreach (var customer in customers)
        {
            foreach (var direction in (ChainDirection[])[ChainDirection.Upstream, ChainDirection.Downstream])
            {
                var back = direction == ChainDirection.Upstream ? ChainDirection.Downstream : ChainDirection.Upstream;
                var own = chain.Links(customer, direction).OrderBy(l => l.Id).ToList();
                var ownPartners = Partners(chain, customer, direction);
                foreach (var link in own.DistinctBy(l => l.Far(direction)))
                {
                    var shared = chain.Links(link.Far(direction), back).OrderBy(l => l.Id).DistinctBy(l => l.Far(back)).ToList();
                    foreach (var other in shared.Count > HubSize ? [] : shared.Where(l => l.Far(back) != customer))
                    {
                        var rival = other.Far(back);
                        var alike = Alike(accounts, customer, rival);
                        if (alike > 0)
                        {
                            board.Add(rival, SignalKind.Competitor, alike / Math.Sqrt((double)ownPartners * Partners(chain, rival, direction)), customer, link, other);
                            board.AddPath(rival, customer, other, link);
                        }
                    }
                }
            }
        }
    }

    private static int Partners(ChainIndex chain, long account, ChainDirection direction) =>
        chain.Links(account, direction).Select(l => l.Far(direction)).Distinct().Count();

    private static double Alike(IReadOnlyDictionary<long, ProspectAccount> accounts, long one, long other)
    {
        var (mine, theirs) = (accounts.GetValueOrDefault(one)?.Industry, accounts.GetValueOrDefault(other)?.Industry);
        return mine is null || theirs is null ? 0.5 : mine == theirs ? 1 : 0;
    }

    // A peer serves our customers too; the fewer serve a customer, the more of a peer each is.
    private static void Peers(SignalBoard board, long[] customers, ChainIndex chain)
    {
        var peers = new SortedDictionary<long, (double Weight, List<ChainLink> Links)>();
        foreach (var customer in customers)
        {
            var suppliers = chain.Suppliers(customer).OrderBy(l => l.Id).DistinctBy(l => l.SupplierId).ToList();
            foreach (var link in suppliers)
            {
                var (weight, links) = peers.GetValueOrDefault(link.SupplierId, (0, []));
                links.Add(link);
                peers[link.SupplierId] = (weight + 1 / Math.Log(2 + suppliers.Count), links);
            }
        }

        foreach (var (peer, (weight, shared)) in peers)
        {
            var buyers = chain.Buyers(peer).OrderBy(l => l.Id).DistinctBy(l => l.BuyerId).ToList();
            var surest = shared.OrderByDescending(l => l.Confidence).ThenBy(l => l.Id).First();
            foreach (var link in buyers)
            {
                board.Add(link.BuyerId, SignalKind.CustomerOfPeer, weight / Math.Sqrt((double)customers.Length * buyers.Count), peer, surest, link);
                board.AddPath(link.BuyerId, surest.BuyerId, link, surest);
            }
        }
    }

    private static void Said(SignalBoard board, DateOnly day, IReadOnlyDictionary<long, ProspectAccount> accounts, IReadOnlyList<AccountRelation> relations)
    {
        foreach (var relation in relations.Where(r => r.HoldsOn(day)).OrderBy(r => r.Id))
        {
            switch (relation.Kind)
            {
                case RelationKind.ReferredBy:
                    board.Say(relation.AccountId, SignalKind.Referral, Said(relation.OtherId, relation.Evidence));
                    break;
                case RelationKind.DroppedBy:
                    board.Say(relation.AccountId, SignalKind.DroppedByCompetitor, Said(relation.OtherId, relation.Evidence));
                    break;
                default:
                    SayRival(relation.AccountId, relation.OtherId, relation.Evidence);
                    SayRival(relation.OtherId, relation.AccountId, relation.Evidence);
                    break;
            }
        }

        foreach (var account in accounts.Values.OrderBy(a => a.Id))
        {
            if (account.Survey is { } survey)
            {
                board.Say(account.Id, SignalKind.Survey, new Evidence([], [], survey));
            }

            if (account.Status == AccountStatus.Lost)
            {
                board.Say(account.Id, SignalKind.WinBack, new Evidence([], [], $"{account.LostOn:yyyy-MM-dd}"));
            }
        }

        void SayRival(long rival, long customer, string? note)
        {
            if (accounts.GetValueOrDefault(customer)?.Status == AccountStatus.Customer)
            {
                board.Say(rival, SignalKind.Competitor, Said(customer, note));
            }
        }

        static Evidence Said(long by, string? note) => new([by], [], note);
    }

    // The best of a name is flagged, unless a customer bears it; the others are reported.
    private static (List<Candidate> Flagged, List<DuplicateName> Duplicates) WithoutDuplicates(
        IReadOnlyDictionary<long, ProspectAccount> accounts, IEnumerable<Candidate> candidates)
    {
        var taken = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var account in accounts.Values.Where(a => a.Status is AccountStatus.Customer or AccountStatus.Dormant && a.SearchName.Length > 0).OrderBy(a => a.Id))
        {
            taken.TryAdd(account.SearchName, account.Id);
        }

        var (flagged, duplicates) = (new List<Candidate>(), new List<DuplicateName>());
        foreach (var candidate in candidates.OrderByDescending(c => c.Rank).ThenBy(c => c.AccountId))
        {
            var name = accounts[candidate.AccountId].SearchName;
            if (name.Length == 0 || taken.TryAdd(name, candidate.AccountId))
            {
                flagged.Add(candidate);
            }
            else
            {
                duplicates.Add(new DuplicateName(candidate.AccountId, taken[name]));
            }
        }

        return (flagged, duplicates);
    }
}
