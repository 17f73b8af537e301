using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Prospects;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Prospects;

/// <summary>
/// A little chain: Orion supplies Lantian (a customer); Lantian supplies Harbour; Orion also supplies Rival, of Lantian's industry;
/// Quarry supplies Orion; Lone was referred by Lantian, Left was dropped by a competitor, Gone was lost a year ago.
/// </summary>
public sealed class FlagProspectsTests
{
    private const long Orion = 1, Lantian = 2, Harbour = 3, Rival = 4, Quarry = 5, Lone = 6, Left = 7, Gone = 8, Dormant = 9, Twin = 10;

    private static readonly DateOnly Today = new(2026, 3, 31);

    [DatabaseFact]
    public async Task Every_signal_finds_whom_it_should_and_a_customer_is_never_a_prospect()
    {
        await using var book = await BookAsync();
        var result = await FlagAsync(book);
        Assert.Equal((7, 0, 0, 0), (result.Flagged, result.Changed, result.Kept, result.Unflagged));
        Assert.False(result.Truncated);
        await using var db = book.Db();
        var found = await db.Prospects.Include(p => p.Signals).ToDictionaryAsync(p => p.AccountId);
        Assert.Contains(found[Orion].Signals, s => s.Kind == SignalKind.Upstream);
        Assert.Contains(found[Quarry].Signals, s => s.Kind == SignalKind.Upstream);
        Assert.Contains(found[Harbour].Signals, s => s.Kind == SignalKind.Downstream);
        Assert.Contains(found[Rival].Signals, s => s.Kind == SignalKind.Competitor);
        Assert.Contains(found[Rival].Signals, s => s.Kind == SignalKind.CustomerOfPeer);
        Assert.Equal(SignalKind.Referral, Assert.Single(found[Lone].Signals).Kind);
        Assert.Equal(SignalKind.DroppedByCompetitor, Assert.Single(found[Left].Signals).Kind);
        Assert.Equal(SignalKind.WinBack, Assert.Single(found[Gone].Signals).Kind);
        Assert.DoesNotContain(found.Keys, id => id is Lantian or Dormant or Twin);
        Assert.All(found.Values, p => Assert.Equal((ProspectStage.Flagged, Today, Today), (p.Stage, p.FlaggedOn, p.LastSeenOn)));
        Assert.All(found.Values, p => Assert.Equal(1, p.Signals.Sum(s => s.Share), 9));
        Assert.Equal((CostClass.Low, CostClass.High), (found[Lone].CostClass, found[Left].CostClass));
        Assert.Equal((Lantian, "11"), (found[Orion].NearestCustomerId, found[Orion].PathLinkIds));
        Assert.Equal("14,11", found[Quarry].PathLinkIds);
        Assert.Equal(new SameName("T10", "T2"), Assert.Single(result.Duplicates));
        var status = await db.Accounts.ToDictionaryAsync(a => a.Id, a => a.Status);
        Assert.All(new[] { Orion, Harbour, Rival, Quarry, Lone, Left }, id => Assert.Equal(AccountStatus.Prospect, status[id]));
        Assert.Equal((AccountStatus.Lost, AccountStatus.Customer, AccountStatus.None), (status[Gone], status[Lantian], status[Twin]));
    }

    [DatabaseFact]
    public async Task Whoever_has_bought_since_the_search_or_the_day_that_it_looked_at_is_not_flagged()
    {
        await using var book = await BookAsync();
        await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput($"T{Orion}", "I-9", Today, new MoneyInput(10m, "CNY")), default);
        await book.Get<FlagProspects>().HandleAsync(new FlagProspectsInput(Today.AddDays(-1)), default);
        await using var now = book.Db();
        var flagged = await now.Prospects.Select(p => p.AccountId).ToListAsync();
        Assert.Contains(Harbour, flagged);
        Assert.DoesNotContain(Orion, flagged);
        Assert.Equal(AccountStatus.Customer, (await now.Accounts.SingleAsync(a => a.Id == Orion)).Status);
    }

    [DatabaseFact]
    public async Task A_prospect_that_somebody_works_on_is_converted_when_the_day_of_its_first_invoice_comes()
    {
        await using var book = await BookAsync();
        await FlagAsync(book);
        await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput($"T{Orion}", "I-9", Today.AddDays(2), new MoneyInput(10m, "CNY")), default);
        await using (var db = book.Db())
        {
            await db.Prospects.Where(p => p.AccountId == Orion || p.AccountId == Gone).ExecuteUpdateAsync(p => p.SetProperty(x => x.Stage, ProspectStage.Contacted));
        }

        book.Time.Now = book.Time.Now.AddDays(2);
        await book.Transactions.RunAsync(b => ArrivedInvoices.CountAsync(b, Today), default);
        await FlagAsync(book);
        await using var now = book.Db();
        var stages = await now.Prospects.ToDictionaryAsync(p => p.AccountId, p => p.Stage);
        Assert.Equal((ProspectStage.Converted, ProspectStage.Contacted), (stages[Orion], stages[Gone]));
    }

    [DatabaseFact]
    public async Task A_second_run_changes_nothing_and_a_later_one_only_the_day()
    {
        await using var book = await BookAsync();
        await FlagAsync(book);
        var before = await RowsAsync(book);
        var again = await FlagAsync(book);
        Assert.Equal((0, 0, 7, 0), (again.Flagged, again.Changed, again.Kept, again.Unflagged));
        Assert.Equal(before, await RowsAsync(book));
        book.Time.Now = book.Time.Now.AddDays(5);
        Assert.Equal(7, (await FlagAsync(book)).Kept);
        await using (var db = book.Db())
        {
            Assert.All(await db.Prospects.ToListAsync(), p => Assert.Equal((Today, Today.AddDays(5), 1), (p.FlaggedOn, p.LastSeenOn, p.Version)));
        }

        // A run for an earlier day leaves alone what a later one has seen.
        await book.Get<FlagProspects>().HandleAsync(new FlagProspectsInput(Today), default);
        await using var after = book.Db();
        Assert.All(await after.Prospects.ToListAsync(), p => Assert.Equal(Today.AddDays(5), p.LastSeenOn));
    }

    [DatabaseFact]
    public async Task What_nothing_speaks_for_any_more_is_taken_off_unless_somebody_works_on_it()
    {
        await using var book = await BookAsync();
        await FlagAsync(book);
        await using (var db = book.Db())
        {
            var harbour = await db.Prospects.SingleAsync(p => p.AccountId == Harbour);
            (harbour.Stage, harbour.Owner) = (ProspectStage.Assigned, "Wang");
            var dismissed = await db.Prospects.SingleAsync(p => p.AccountId == Lone);
            (dismissed.Stage, dismissed.DismissedReason) = (ProspectStage.Dismissed, "too small");
            await db.SupplyLinks.ExecuteUpdateAsync(l => l.SetProperty(x => x.ValidTo, Today.AddDays(-1)));
            await db.SaveChangesAsync();
        }

        var result = await FlagAsync(book);
        Assert.Equal(3, result.Unflagged);
        await using var now = book.Db();
        var left = await now.Prospects.ToDictionaryAsync(p => p.AccountId);
        Assert.Equal([Harbour, Lone, Left, Gone], left.Keys.Order());
        Assert.Equal((ProspectStage.Assigned, "Wang", Today), (left[Harbour].Stage, left[Harbour].Owner, left[Harbour].LastSeenOn));
        Assert.Equal((ProspectStage.Dismissed, "too small"), (left[Lone].Stage, left[Lone].DismissedReason));
        Assert.Equal(AccountStatus.None, (await now.Accounts.SingleAsync(a => a.Id == Orion)).Status);
        Assert.False(await now.ProspectSignals.AnyAsync(s => !now.Prospects.Any(p => p.Id == s.ProspectId)));
    }

    [DatabaseFact]
    public async Task A_dismissed_one_begins_anew_once_it_may_be_spoken_to_again()
    {
        await using var book = await BookAsync();
        await FlagAsync(book);
        await using (var db = book.Db())
        {
            await db.Prospects.Where(p => p.AccountId == Lone).ExecuteUpdateAsync(p => p
                .SetProperty(x => x.Stage, ProspectStage.Dismissed).SetProperty(x => x.DoNotContactUntil, Today.AddDays(10)).SetProperty(x => x.Owner, "Wang"));
        }

        book.Time.Now = book.Time.Now.AddDays(10);
        Assert.Equal(0, (await FlagAsync(book)).Flagged);
        book.Time.Now = book.Time.Now.AddDays(1);
        Assert.Equal(1, (await FlagAsync(book)).Flagged);
        await using var now = book.Db();
        var again = await now.Prospects.SingleAsync(p => p.AccountId == Lone);
        Assert.Equal((ProspectStage.Flagged, null, Today.AddDays(11), null), (again.Stage, again.Owner, again.FlaggedOn, again.DoNotContactUntil));
    }

    [DatabaseFact]
    public async Task Paths_and_evidence_read_as_sentences_in_the_readers_language()
    {
        await using var book = await BookAsync();
        await FlagAsync(book);
        await using var db = book.Answers();
        var prospects = await db.Prospects.Include(p => p.Signals).ToDictionaryAsync(p => p.AccountId);
        var english = await ProspectsInWords.ReadAsync(db, prospects.Values, prospects.Values.SelectMany(p => p.Signals), AccountLanguage.En, default);
        Assert.Equal("Ningbo Orion Castings supplies Hefei Lantian Motors, a customer", english.Path(prospects[Orion]));
        Assert.Equal("Quarry supplies Ningbo Orion Castings, which supplies Hefei Lantian Motors, a customer", english.Path(prospects[Quarry]));
        Assert.Null(english.Path(prospects[Lone]));
        Assert.Equal("was named by Hefei Lantian Motors (at the fair)", Assert.Single(english.Evidence(prospects[Lone].Signals[0])).Text);
        var upstream = Assert.Single(english.Evidence(prospects[Orion].Signals.Single(s => s.Kind == SignalKind.Upstream)));
        Assert.Equal(("stands before Hefei Lantian Motors in the chain, a customer", Lantian), (upstream.Text, upstream.AccountId!.Value));
        Assert.Equal([11L], upstream.LinkIds);
        var chinese = await ProspectsInWords.ReadAsync(db, prospects.Values, prospects.Values.SelectMany(p => p.Signals), AccountLanguage.ZhHans, default);
        Assert.Equal("Ningbo Orion Castings供应合肥蓝天汽车，我们的客户", chinese.Path(prospects[Orion]));
    }

    [DatabaseFact]
    public async Task A_day_in_the_future_is_refused()
    {
        await using var book = await BookAsync();
        var refused = await Assert.ThrowsAsync<InputInvalid>(() => book.Get<FlagProspects>().HandleAsync(new FlagProspectsInput(Today.AddDays(1)), default));
        Assert.Equal(InputCodes.OutOfRange, Assert.Single(refused.Problems).Code);
    }

    private static Task<FlagProspectsResult> FlagAsync(TestBook book) => book.Get<FlagProspects>().HandleAsync(new FlagProspectsInput(), default);

    private static async Task<List<string>> RowsAsync(TestBook book)
    {
        await using var db = book.Db();
        return await db.Prospects.OrderBy(p => p.Id).Select(p => $"{p.Id} {p.AccountId} {p.Rank} {p.Stage} {p.Version} {p.UpdatedAt} {p.PathLinkIds}").ToListAsync();
    }

    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync(now: new DateTimeOffset(Today, new TimeOnly(9, 0), TimeSpan.Zero));
        await using var db = book.Db();
        db.Accounts.AddRange(
            Company(Orion, "Ningbo Orion Castings", "2431"), Company(Lantian, "Hefei Lantian Motors", "2910", bought: Today.AddDays(-20), local: "合肥蓝天汽车"),
            Company(Harbour, "Harbour Dealers", "4510"), Company(Rival, "Rival Motors", "2910"), Company(Quarry, "Quarry", "0810"), Company(Lone, "Lone"),
            Company(Left, "Left Alone"), Company(Gone, "Gone", bought: Today.AddYears(-2), lost: Today.AddYears(-1)),
            Company(Dormant, "Dormant", bought: Today.AddYears(-3)), Company(Twin, "Hefei  LANTIAN Motors", local: "合肥蓝天汽车"));
        db.SupplyLinks.AddRange(Link(11, Orion, Lantian), Link(12, Lantian, Harbour), Link(13, Orion, Rival), Link(14, Quarry, Orion), Link(15, Dormant, Lantian), Link(16, Twin, Lantian, 0.2m));
        db.AccountRelations.AddRange(
            new AccountRelation { Id = 1, Kind = RelationKind.ReferredBy, AccountId = Lone, OtherId = Lantian, Evidence = "at the fair", CreatedAt = DateTime.UnixEpoch },
            new AccountRelation { Id = 2, Kind = RelationKind.DroppedBy, AccountId = Left, OtherId = Dormant, CreatedAt = DateTime.UnixEpoch });
        await db.SaveChangesAsync();
        return book;
    }

    private static Account Company(long id, string name, string? industry = null, DateOnly? bought = null, DateOnly? lost = null, string? local = null)
    {
        var account = new Account
        {
            Id = id, Number = $"T{id}", Industry = industry, Currency = "CNY", FirstPurchaseOn = bought, LastPurchaseOn = bought, LostOn = lost,
            Status = StatusRule.On(Today, bought, lost, false), CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch,
        };
        account.Rename(name, local);
        return account;
    }

    private static SupplyLink Link(long id, long supplier, long buyer, decimal confidence = 0.9m) => new()
    {
        Id = id, SupplierId = supplier, BuyerId = buyer, Confidence = confidence, Version = 1, CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch,
    };
}
