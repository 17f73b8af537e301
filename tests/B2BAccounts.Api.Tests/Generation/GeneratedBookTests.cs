using B2BAccounts.Api.Generation;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Generation;

public sealed class GeneratedBookTests(GeneratedBook made) : IClassFixture<GeneratedBook>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_differ_and_every_check_character_is_right()
    {
        await using var db = made.Book.Db();
        var accounts = await db.Accounts.ToListAsync(Cancel);
        Assert.Equal(made.Plan.Accounts, accounts.Select(a => a.SearchName).Distinct().Count());
        Assert.Equal(made.Plan.Accounts, accounts.Select(a => a.LegalName).Distinct().Count());
        var codes = await db.AccountIdentifiers.ToListAsync(Cancel);
        Assert.InRange(codes.Count, made.Plan.Accounts / 2, made.Plan.Accounts);
        Assert.All(codes, c => Assert.True(IdentifierCheck.Check(c.Scheme, c.Value).Verified, c.Value));
    }

    [Fact]
    public async Task Accounts_of_every_status_and_several_currencies_belong_to_managers_and_groups()
    {
        await using var db = made.Book.Db();
        var accounts = await db.Accounts.ToListAsync(Cancel);
        var share = accounts.CountBy(a => a.Status).ToDictionary(s => s.Key, s => 100.0 * s.Value / accounts.Count);
        Assert.InRange(share[AccountStatus.Customer], 25, 40);
        Assert.InRange(share[AccountStatus.Dormant], 2, 10);
        Assert.InRange(share[AccountStatus.Lost], 0.5, 5);
        Assert.InRange(share[AccountStatus.None], 55, 65);
        Assert.InRange(accounts.Count(a => a.Currency == "CNY"), accounts.Count * 9 / 10, accounts.Count * 99 / 100);
        Assert.True(accounts.Select(a => a.Currency).Distinct().Count() >= 4);
        Assert.InRange(accounts.Count(a => a.ParentId is not null), accounts.Count * 4 / 100, accounts.Count * 8 / 100);
        var bought = accounts.Where(a => a.LastPurchaseOn is not null).ToList();
        Assert.All(bought, a => Assert.NotNull(a.Manager));
        Assert.Equal(5, bought.Select(a => a.Team).Distinct().Count());
    }

    [Fact]
    public async Task An_account_says_of_its_purchases_and_status_what_its_invoices_say()
    {
        await using var db = made.Book.Db();
        var invoices = (await db.Invoices.ToListAsync(Cancel)).ToLookup(i => i.AccountId, i => i.Date);
        var profiles = (await db.AccountProfiles.ToListAsync(Cancel)).ToLookup(p => p.AccountId);
        DateOnly[] days = [GeneratedBook.AsOf, GeneratedBook.AsOf.AddMonths(-7), GeneratedBook.AsOf.AddMonths(-14), GeneratedBook.AsOf.AddMonths(-30)];
        foreach (var account in await db.Accounts.ToListAsync(Cancel))
        {
            var bought = invoices[account.Id].Order().ToList();
            Assert.Equal((bought.Cast<DateOnly?>().FirstOrDefault(), bought.Cast<DateOnly?>().LastOrDefault()), (account.FirstPurchaseOn, account.LastPurchaseOn));
            Assert.Equal(account.Status, AccountProfile.InForce(profiles[account.Id], GeneratedBook.AsOf)!.Status);
            foreach (var day in days)
            {
                var last = bought.Where(b => b <= day).Cast<DateOnly?>().LastOrDefault();
                var expected = account.LostOn <= day ? AccountStatus.Lost : last is null ? AccountStatus.None
                    : last > day.AddMonths(-12) ? AccountStatus.Customer : AccountStatus.Dormant;
                Assert.Equal(expected, AccountProfile.InForce(profiles[account.Id], day)!.Status);
            }
        }
    }

    [Fact]
    public async Task What_is_open_and_owed_is_what_a_plain_replay_of_the_documents_leaves()
    {
        await using var db = made.Book.Db();
        var (open, owed) = (new Dictionary<(string Account, string Number), decimal>(), new Dictionary<string, decimal>());
        foreach (var account in Enumerable.Range(1, made.Plan.Accounts).Select(i => GeneratedAccount.Of(made.Plan, i)))
        {
            Replay(account, open, owed);
        }

        var numbers = await db.Accounts.ToDictionaryAsync(a => a.Id, a => a.Number, Cancel);
        var stored = (await db.OpenDocuments.Where(o => o.Kind == DocumentKind.Invoice)
                .Join(db.Invoices, o => o.DocumentId, i => i.Id, (o, i) => new { i.AccountId, i.Number, o.Open }).ToListAsync(Cancel))
            .ToDictionary(o => (numbers[o.AccountId], o.Number), o => o.Open);
        Assert.Equal(open.Where(o => o.Value != 0m).OrderBy(o => o.Key), stored.OrderBy(o => o.Key));

        await using var answers = made.Book.Answers();
        var balances = await made.Book.Get<Balances>().OfAsync(answers, AccountSet.WholeBook, GeneratedBook.AsOf, Cancel);
        var figures = balances.ToDictionary(b => numbers[b.Key], b => b.Value.Value.ByCurrency.Single().Amount);
        Assert.Equal(owed.Where(o => figures.ContainsKey(o.Key)).OrderBy(o => o.Key), figures.OrderBy(f => f.Key));
        Assert.All(owed.Where(o => !figures.ContainsKey(o.Key)), o => Assert.Equal(0m, o.Value));
        Assert.True(owed.Values.Sum() > 0m);
    }

    [Fact]
    public async Task Purchases_have_a_heavy_tail_and_seasons()
    {
        await using var db = made.Book.Db();
        var invoices = await db.Invoices.Select(i => new { i.AccountId, i.Date }).ToListAsync(Cancel);
        Assert.InRange((double)invoices.Count / made.Plan.Accounts, 8, 13);
        var sizes = invoices.CountBy(i => i.AccountId).Select(s => s.Value).OrderDescending().ToList();
        Assert.InRange((double)sizes.Take(sizes.Count / 10).Sum() / invoices.Count, 0.35, 0.8);
        // Of those who buy much, the best quarter of the year holds far more than a quarter.
        var large = invoices.GroupBy(i => i.AccountId).Where(g => g.Count() >= 60).ToList();
        var best = large.Average(g => g.CountBy(i => i.Date.Month).Select(m => m.Value).OrderDescending().Take(3).Sum() / (double)g.Count());
        Assert.InRange(best, 0.35, 0.8);
        Assert.Equal((made.Plan.Start.Year, GeneratedBook.AsOf.Year), (invoices.Min(i => i.Date).Year, invoices.Max(i => i.Date).Year));
    }

    [Theory]
    [InlineData(PayerKind.Early, -30, -8)]
    [InlineData(PayerKind.OnTime, -4, 6)]
    [InlineData(PayerKind.Late, 10, 24)]
    [InlineData(PayerKind.VeryLate, 40, 80)]
    [InlineData(PayerKind.Stopped, 10, 24)]
    public async Task A_payer_of_each_kind_pays_as_its_kind_does(PayerKind kind, int earliest, int latest)
    {
        var late = await DaysLateAsync(kind);
        Assert.InRange(late.Average(l => l.Days), earliest, latest);
        Assert.Equal(kind == PayerKind.Stopped, late.All(l => l.PaidOn <= GeneratedBook.AsOf.AddMonths(-PaymentRule.StoppedMonths).AddDays(60)));
    }

    [Theory]
    [InlineData(PayerKind.Slowing, 20, 60)]
    [InlineData(PayerKind.Improving, -60, -20)]
    public async Task A_payer_that_changes_pays_later_or_earlier_in_the_third_year_than_in_the_first(PayerKind kind, int least, int most)
    {
        var late = await DaysLateAsync(kind);
        var (first, third) = (late.Where(l => l.Invoiced < made.Plan.Start.AddMonths(12)), late.Where(l => l.Invoiced >= made.Plan.Start.AddMonths(24)));
        Assert.InRange(third.Average(l => l.Days) - first.Average(l => l.Days), least, most);
    }

    [Fact]
    public async Task Payments_in_parts_for_several_and_for_none_returns_disputes_write_offs_and_affinity_all_occur()
    {
        await using var db = made.Book.Db();
        var paid = await db.Allocations.Where(a => a.FromKind == DocumentKind.Payment).Select(a => new { a.FromId, a.ToId }).ToListAsync(Cancel);
        var payments = await db.Payments.CountAsync(Cancel);
        Assert.InRange(paid.CountBy(p => p.ToId).Count(p => p.Value > 1), payments / 50, payments / 5);
        Assert.InRange(paid.CountBy(p => p.FromId).Count(p => p.Value > 1), payments / 50, payments / 2);
        Assert.InRange(payments - paid.Select(p => p.FromId).Distinct().Count(), 5, payments / 50);
        var reasons = await db.CreditNotes.Select(c => c.Reason).Distinct().ToListAsync(Cancel);
        Assert.Subset(reasons.ToHashSet(), new HashSet<CreditNoteReason> { CreditNoteReason.Return, CreditNoteReason.Price, CreditNoteReason.Discount, CreditNoteReason.Fee });
        Assert.Equal(2, await db.Disputes.Select(d => d.ClosedOn == null).Distinct().CountAsync(Cancel));
        Assert.InRange(await db.WriteOffs.CountAsync(Cancel), 2, payments / 100);
        Assert.True(await db.AffinityEvents.CountAsync(Cancel) > made.Plan.Accounts / 5);
        Assert.True(await db.AccountNeeds.CountAsync(Cancel) > made.Plan.Accounts / 10);
    }

    [Fact]
    public async Task The_chain_has_hubs_by_a_power_law_of_exponent_two_and_a_half()
    {
        await using var db = made.Book.Db();
        var links = await db.SupplyLinks.ToListAsync(Cancel);
        Assert.InRange((double)links.Count / made.Plan.Accounts, 1.7, 2.1);
        var degrees = links.SelectMany(l => (long[])[l.SupplierId, l.BuyerId]).CountBy(id => id).Select(d => d.Value).ToList();
        // Clauset, Shalizi and Newman (2009), equation 3.7: the likeliest exponent of a tail from a least degree on.
        const int Least = 10;
        var tail = degrees.Where(d => d >= Least).ToList();
        Assert.True(tail.Count >= 40, $"{tail.Count} hubs");
        Assert.InRange(1 + (tail.Count / tail.Sum(d => Math.Log(d / (Least - 0.5)))), 2.1, 2.9);
        Assert.True(degrees.Max() > 50);
        Assert.All(links, l => Assert.Same(l, l.Check()));
        var relations = await db.AccountRelations.Select(r => r.Kind).Distinct().ToListAsync(Cancel);
        Assert.Equal([RelationKind.CompetitorOf, RelationKind.ReferredBy], relations.Order());
    }

    private async Task<List<(DateOnly Invoiced, DateOnly PaidOn, int Days)>> DaysLateAsync(PayerKind kind)
    {
        await using var db = made.Book.Db();
        var numbers = Enumerable.Range(1, made.Plan.Accounts).Where(i => GeneratedCustomer.Of(made.Plan, i)?.Payer == kind).Select(GenerationPlan.Number).ToHashSet();
        Assert.True(numbers.Count >= 10, $"{numbers.Count} payers of the kind {kind}");
        var accounts = (await db.Accounts.Where(a => EF.Parameter(numbers).Contains(a.Number)).Select(a => a.Id).ToListAsync(Cancel)).ToHashSet();
        var parts = await db.Allocations.Where(a => a.FromKind == DocumentKind.Payment)
            .Join(db.Invoices, a => a.ToId, i => i.Id, (a, i) => new { i.AccountId, Invoiced = i.Date, i.DueDate, a.Date, a.ToId }).ToListAsync(Cancel);
        // Of an invoice paid in parts, the first.
        return [.. parts.Where(p => accounts.Contains(p.AccountId)).GroupBy(p => p.ToId).Select(g => g.MinBy(p => p.Date)!)
            .Select(p => (p.Invoiced, p.Date, p.Date.DayNumber - p.DueDate.DayNumber))];
    }

    private static void Replay(GeneratedAccount account, Dictionary<(string, string), decimal> open, Dictionary<string, decimal> owed)
    {
        var name = account.Account.Number;
        foreach (var document in account.Documents)
        {
            owed[name] = owed.GetValueOrDefault(name) + (document is NewInvoice ? document.Amount : -document.Amount);
            IEnumerable<(string Number, decimal Amount)> settled = document switch
            {
                NewInvoice i => [(i.Number, -i.Amount)],
                NewCreditNote c => [(c.InvoiceNumber!, c.Amount)],
                NewWriteOff w => [(w.InvoiceNumber, w.Amount)],
                NewPayment p => p.Allocations!.Select(a => (a.InvoiceNumber, a.Amount)),
                _ => throw new NotSupportedException($"{document.Kind} is not generated."),
            };
            foreach (var (number, amount) in settled)
            {
                open[(name, number)] = open.GetValueOrDefault((name, number)) - amount;
                Assert.True(open[(name, number)] >= 0m, $"{name} {number}");
            }
        }
    }
}
