using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Tests.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Credit;

public sealed class CreditsTests
{
    [DatabaseFact]
    public async Task Exposure_is_everything_recorded_whatever_its_date_each_part_converted_on_its_own()
    {
        var random = new RandomBook(31, 6, 700, 0.8);
        await using var book = await TestBook.OpenAsync(now: new DateTimeOffset(random.Last, new TimeOnly(9, 0), TimeSpan.Zero));
        await random.SaveAsync(book);
        var replay = new PlainReplay(random);
        var end = random.Last.AddYears(1);
        await using var db = book.Answers();
        var figures = await book.Get<Credits>().OfAsync(db, AccountSet.WholeBook, default);
        Assert.Equal(random.Accounts.Count, figures.Count);
        foreach (var (account, figure) in figures)
        {
            var receivable = random.Invoices.Where(i => i.AccountId == account).GroupBy(i => i.Currency)
                .Sum(g => Cents(g.Sum(i => replay.Open(i, end)) * replay.Rate(g.Key, random.Last)));
            var unapplied = random.Payments.Where(p => p.AccountId == account).Select(p => (p.Currency, Left: replay.Unapplied(DocumentKind.Payment, p.Id, p.Date, p.Amount, end)))
                .Concat(random.CreditNotes.Where(n => n.AccountId == account).Select(n => (n.Currency, Left: replay.Unapplied(DocumentKind.CreditNote, n.Id, n.Date, n.Amount, end))))
                .GroupBy(d => d.Currency).Sum(g => Cents(g.Sum(d => d.Left) * replay.Rate(g.Key, random.Last)));
            Assert.Equal((receivable, unapplied), (figure.Value.Exposure.Receivable.Amount, figure.Value.Exposure.Unapplied.Amount));
            Assert.Contains(figure.Value.Reasons, r => r.Code == CreditReason.NoLimit);
            Assert.Null(figure.Value.Available);
        }
    }

    [DatabaseFact]
    public async Task A_regrade_sets_limits_by_policy_and_their_reason_shows_the_formula()
    {
        var (book, random) = await BookAsync(32);
        await using var closing = book;
        await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), null, default);
        await using var db = book.Answers();
        var figures = await book.Get<Credits>().OfAsync(db, AccountSet.WholeBook, default);
        var assessments = await AssessmentsByAccount.OfAsync(db, AccountSet.WholeBook, random.Last, default);
        Assert.All(figures, f =>
        {
            var limit = f.Value.Value.Limit!;
            Assert.Equal((LimitSource.Policy, random.Last, "default-3"), (limit.Source, limit.ValidFrom, limit.PolicyVersion));
            Assert.StartsWith($"Grade {assessments[f.Key].Assessment.Grade}, policy default-3: ", limit.Reason, StringComparison.Ordinal);
            Assert.Equal(limit.Amount - f.Value.Value.Exposure.Total.Amount, f.Value.Value.Available!.Value.Amount);
            Assert.Equal(limit.Amount == 0m ? null : f.Value.Value.Exposure.Total.Amount / limit.Amount, f.Value.Value.Utilisation);
        });
        Assert.Contains(figures.Values, f => f.Value.Limit!.Amount > 0m);
    }

    [DatabaseFact]
    public async Task A_manual_limit_goes_first_a_hold_holds_zero_stops_and_a_groups_limit_binds_its_members()
    {
        var (book, _) = await BookAsync(33);
        await using var closing = book;
        var today = DateOnly.FromDateTime(book.Time.Now.UtcDateTime);
        await using (var db = book.Db())
        {
            (await db.Accounts.FindAsync(2L))!.ParentId = 1;
            (await db.Accounts.FindAsync(3L))!.ParentId = 2;
            db.CreditLimits.AddRange(
                Limit(1, 2, LimitSource.Policy, 1_000m), Limit(2, 2, LimitSource.Manual, 900_000_000m, today), Limit(3, 2, LimitSource.Manual, 5m, today.AddDays(-1)),
                Limit(4, 4, LimitSource.Policy, 0m), Limit(5, 1, LimitSource.Manual, 400_000_000m, group: true));
            db.CreditHolds.AddRange(
                new CreditHold { Id = 1, AccountId = 2, Reason = "insolvency rumour", SetBy = "Li", SetAt = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
                new CreditHold { Id = 2, AccountId = 3, Reason = "old", SetBy = "Li", SetAt = DateTime.UnixEpoch, LiftedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        }

        await using var answers = book.Answers();
        var figures = (await book.Get<Credits>().OfAsync(answers, AccountSet.WholeBook, default)).ToDictionary(f => f.Key, f => f.Value.Value);
        Assert.Equal(900_000_000m, figures[2].Limit!.Amount);
        Assert.Equal(CreditStatus.Hold, figures[2].Status);
        Assert.Contains(figures[2].Reasons, r => r is { Code: CreditReason.Held, Message: "Held since 2024-01-01 by Li: insolvency rumour." });
        Assert.Contains(figures[2].Reasons, r => r.Code == CreditReason.LimitExpiring);
        var group = 400_000_000m - figures[1].Exposure.Total.Amount - figures[2].Exposure.Total.Amount - figures[3].Exposure.Total.Amount;
        Assert.Equal(group, figures[3].Available!.Value.Amount);
        Assert.Equal(Math.Min(group, 900_000_000m - figures[2].Exposure.Total.Amount), figures[2].Available!.Value.Amount);
        Assert.DoesNotContain(figures[3].Reasons, r => r.Code is CreditReason.Held or CreditReason.NoLimit);
        Assert.Equal(CreditStatus.Stop, figures[4].Status);
        Assert.Null(figures[4].Utilisation);
        Assert.Contains(figures[5].Reasons, r => r.Code == CreditReason.NoLimit);
    }

    [DatabaseFact]
    public async Task Who_sees_no_account_gets_no_credit_of_any()
    {
        var (book, _) = await BookAsync(34);
        await using var closing = book;
        await using var db = book.Answers(Scope.Nothing);
        Assert.Empty(await book.Get<Credits>().OfAsync(db, AccountSet.Of(1, 2), default));
    }

    private static CreditLimit Limit(long id, long account, LimitSource source, decimal amount, DateOnly? expires = null, bool group = false) => new()
    {
        Id = id, AccountId = account, Group = group, Source = source, Amount = amount, Currency = "CNY", ValidFrom = new DateOnly(2023, 1, 1), ExpiresOn = expires,
        Reason = "test", RecordedAt = DateTime.UnixEpoch,
    };

    private static decimal Cents(decimal amount) => Currency.Of("CNY").Round(amount);

    private static async Task<(TestBook Book, RandomBook Random)> BookAsync(int seed)
    {
        var random = new RandomBook(seed, 6, 900, 0.5).InOneCurrency();
        var book = await TestBook.OpenAsync(now: new DateTimeOffset(random.Last, new TimeOnly(9, 0), TimeSpan.Zero));
        await random.SaveAsync(book);
        return (book, random);
    }
}
