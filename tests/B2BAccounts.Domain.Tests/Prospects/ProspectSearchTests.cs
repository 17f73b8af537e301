using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Domain.Tests.Prospects;

public sealed class ProspectSearchTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);

    [Fact]
    public async Task The_chain_round_a_customer_gives_its_signals_with_evidence_and_path()
    {
        // 1 is our customer: 2 supplies it, 3 buys from it, 4 supplies 2; 5 buys from 2 too, and is of the same industry.
        ChainLink[] links = [new(10, 2, 1, 1m), new(11, 1, 3, 0.8m), new(12, 4, 2, 0.5m), new(13, 2, 5, 1m)];
        var run = await Find(Accounts((1, AccountStatus.Customer, "2410"), (2, AccountStatus.None, null), (3, AccountStatus.None, null), (4, AccountStatus.None, null), (5, AccountStatus.None, "2410")), links);

        Assert.Equal([2L, 3L, 4L, 5L], run.Candidates.Select(c => c.AccountId).Order());
        Assert.Equal([SignalKind.Upstream], Kinds(run, 2));
        Assert.Equal([SignalKind.Downstream], Kinds(run, 3));
        Assert.Equal([SignalKind.Upstream], Kinds(run, 4));
        Assert.Equal([SignalKind.Competitor, SignalKind.CustomerOfPeer], Kinds(run, 5).Order());

        var four = run.Candidates.Single(c => c.AccountId == 4);
        Assert.Equal([12L, 10L], four.Path!.Links.Select(l => l.Id));
        Assert.Equal((1L, 0.5m), (four.Path.CustomerId, four.Path.Confidence));
        Assert.Equal("F4 supplies F2, which supplies F1", four.Path.InWords(id => $"F{id}", AccountLanguage.En));
        Assert.Equal("F4供应F2，F2供应F1", four.Path.InWords(id => $"F{id}", AccountLanguage.ZhHans));
        var five = run.Candidates.Single(c => c.AccountId == 5);
        Assert.Equal("F5 buys from F2, which supplies F1", five.Path!.InWords(id => $"F{id}", AccountLanguage.En));
        Assert.Equal([1L], five.Signals.Single(s => s.Kind == SignalKind.Competitor).Evidence.Accounts);
        Assert.Equal([10L, 13L], five.Signals.Single(s => s.Kind == SignalKind.Competitor).Evidence.Links);

        // Two signals of full strength, of weights 0.4 and 0.25: 1 − 0.6 × 0.75.
        Assert.Equal(1 - 0.6 * 0.75, five.Rank, 1e-12);
        Assert.Equal([SignalKind.CustomerOfPeer, SignalKind.Competitor], five.Signals.Select(s => s.Kind));
        Assert.Equal(Math.Log(0.6) / Math.Log(0.45), five.Signals[0].Share, 1e-12);
        Assert.Equal(0.15, run.Candidates.Single(c => c.AccountId == 2).Rank, 1e-12);
        // Tier 2: 0.5 × 0.25 raw against the strongest, 1.
        Assert.Equal(0.15 * Math.Log(1.125) / Math.Log(2), four.Rank, 1e-12);
    }

    [Fact]
    public async Task A_different_industry_is_no_competitor_and_an_unknown_one_counts_half()
    {
        ChainLink[] links = [new(10, 2, 1, 1m), new(11, 2, 5, 1m), new(12, 2, 6, 1m), new(13, 2, 7, 1m)];
        var run = await Find(Accounts((1, AccountStatus.Customer, "2410"), (2, AccountStatus.None, null), (5, AccountStatus.None, "2410"), (6, AccountStatus.None, "0111"), (7, AccountStatus.None, null)), links);
        Assert.Equal(1, Strength(5));
        Assert.DoesNotContain(SignalKind.Competitor, Kinds(run, 6));
        Assert.Equal(Math.Log(1.5) / Math.Log(2), Strength(7), 1e-12);

        double Strength(long id) => run.Candidates.Single(c => c.AccountId == id).Signals.Single(s => s.Kind == SignalKind.Competitor).Strength;
    }

    [Fact]
    public async Task What_somebody_said_has_full_strength_and_sets_the_cost()
    {
        AccountRelation[] relations =
        [
            new() { Id = 1, Kind = RelationKind.ReferredBy, AccountId = 2, OtherId = 1, Evidence = "Mr Li called" },
            new() { Id = 2, Kind = RelationKind.DroppedBy, AccountId = 3, OtherId = 8 },
            new() { Id = 3, Kind = RelationKind.CompetitorOf, AccountId = 1, OtherId = 4 },
            new() { Id = 4, Kind = RelationKind.ReferredBy, AccountId = 5, OtherId = 1, ValidTo = Day.AddDays(-1) },
        ];
        var run = await Find(Accounts((1, AccountStatus.Customer, null), (2, AccountStatus.None, null), (3, AccountStatus.None, null), (4, AccountStatus.None, null), (5, AccountStatus.None, null)), [], relations);
        Assert.Equal([(2L, 0.5, CostClass.Low), (4L, 0.25, CostClass.Medium), (3L, 0.2, CostClass.High)],
            run.Candidates.Select(c => (c.AccountId, Math.Round(c.Rank, 12), c.CostClass)));
        Assert.Equal("Mr Li called", run.Candidates[0].Signals.Single().Evidence.Note);
        Assert.Null(run.Candidates[0].Path);
    }

    [Fact]
    public async Task Customers_dormant_and_unwilling_accounts_are_never_flagged_and_the_lost_after_six_months()
    {
        ChainLink[] links = [.. Enumerable.Range(2, 7).Select(i => new ChainLink(i, i, 1, 1m))];
        var accounts = Accounts((1, AccountStatus.Customer, null), (2, AccountStatus.Customer, null), (3, AccountStatus.Dormant, null), (4, AccountStatus.Prospect, null));
        accounts[5] = new(5, "f5", AccountStatus.None, DoNotContactUntil: Day);
        accounts[6] = new(6, "f6", AccountStatus.None, DoNotContactUntil: Day.AddDays(-1));
        accounts[7] = new(7, "f7", AccountStatus.Lost, LostOn: new(2025, 12, 30));
        accounts[8] = new(8, "f8", AccountStatus.Lost, LostOn: new(2026, 1, 1));
        var run = await Find(accounts, links);
        Assert.Equal([4L, 6L, 7L], run.Candidates.Select(c => c.AccountId).Order());
        Assert.Contains(SignalKind.WinBack, Kinds(run, 7));
    }

    [Fact]
    public async Task Of_equal_names_the_best_is_flagged_and_the_others_reported()
    {
        ChainLink[] links = [new(1, 2, 1, 0.5m), new(2, 3, 1, 1m), new(3, 4, 1, 1m)];
        var accounts = Accounts((1, AccountStatus.Customer, null), (4, AccountStatus.None, null));
        accounts[2] = new(2, "same", AccountStatus.None);
        accounts[3] = new(3, "same", AccountStatus.None);
        accounts[4] = new(4, accounts[1].SearchName, AccountStatus.None);
        var run = await Find(accounts, links);
        Assert.Equal([3L], run.Candidates.Select(c => c.AccountId));
        Assert.Equal([new(4, 1), new(2, 3)], run.Duplicates);
    }

    [Fact]
    public async Task Random_chains_with_cycles_give_shares_that_add_up_paths_that_hold_together_and_the_same_order_each_time()
    {
        var random = new Random(9);
        for (var round = 0; round < 50; round++)
        {
            var links = Enumerable.Range(0, 60).Select(i => new ChainLink(i, random.Next(1, 20), random.Next(1, 20), random.Next(1, 11) / 10m)).Where(l => l.SupplierId != l.BuyerId).ToList();
            var accounts = Enumerable.Range(1, 19).ToDictionary(i => (long)i, i => new ProspectAccount(i, $"f{i}", i <= 4 ? AccountStatus.Customer : AccountStatus.None));
            var run = await ProspectSearch.FindAsync(Day, accounts, new ChainIndex(links), [], ProspectWeights.Default, ourselves: 19);
            Assert.All(run.Candidates, c =>
            {
                Assert.True(accounts[c.AccountId].Status == AccountStatus.None && c.AccountId != 19);
                Assert.InRange(c.Rank, 0, 1);
                Assert.Equal(1, c.Signals.Sum(s => s.Share), 1e-9);
                var at = c.AccountId;
                foreach (var link in c.Path!.Links)
                {
                    Assert.True(link.SupplierId == at || link.BuyerId == at);
                    at = link.SupplierId == at ? link.BuyerId : link.SupplierId;
                }

                Assert.Equal(c.Path.CustomerId, at);
                Assert.Equal(AccountStatus.Customer, accounts[at].Status);
            });
            var shuffled = await ProspectSearch.FindAsync(Day, accounts, new ChainIndex([.. links.AsEnumerable().Reverse()]), [], ProspectWeights.Default, ourselves: 19);
            Assert.Equal(CanonicalJson.Write(run.Candidates), CanonicalJson.Write(shuffled.Candidates));
        }
    }

    [Fact]
    public void A_weight_of_one_would_leave_nothing_for_the_others_and_is_refused() =>
        Assert.Throws<RuleViolation>(() => new ProspectWeights(new Dictionary<SignalKind, double>(ProspectWeights.Default.Of) { [SignalKind.Survey] = 1 }).Check());

    private static Dictionary<long, ProspectAccount> Accounts(params (long Id, AccountStatus Status, string? Industry)[] accounts) =>
        accounts.ToDictionary(a => a.Id, a => new ProspectAccount(a.Id, $"f{a.Id}", a.Status, a.Industry));

    private static async Task<ProspectRun> Find(IReadOnlyDictionary<long, ProspectAccount> accounts, ChainLink[] links, params AccountRelation[] relations) =>
        await ProspectSearch.FindAsync(Day, accounts, new ChainIndex(links), relations, ProspectWeights.Default);

    private static IEnumerable<SignalKind> Kinds(ProspectRun run, long id) => run.Candidates.Single(c => c.AccountId == id).Signals.Select(s => s.Kind);
}
