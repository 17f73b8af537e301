using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>Payment speed, DSO and their like of accounts, groups and books, against plain loops over the same rows.</summary>
public sealed class CollectionFiguresTests
{
    private static readonly DateOnly Moved = RandomBook.First.AddDays(400);

    /// <summary>1 stands above 2 and 4, 2 above 3; 5 above 6, which moves below 4.</summary>
    private static readonly Func<long, DateOnly, long?> Parent = (account, day) => account switch { 2 or 4 => 1, 3 => 2, 6 => day < Moved ? 5 : 4, _ => null };

    [DatabaseTheory]
    [InlineData(31)]
    public async Task Collections_of_accounts_groups_and_books_are_those_of_plain_loops(int seed)
    {
        var random = new RandomBook(seed, 7, 800, 0.7);
        await using var book = await OpenAsync(random);
        foreach (var scope in new[] { Scope.Everything, Scope.Of(accounts: [1, 2, 3, 6]) })
        {
            await using var db = book.Answers(scope);
            foreach (var day in new[] { 95, 399, 400, 800 }.Select(d => RandomBook.First.AddDays(d)).Append(new DateOnly(2024, 3, 31)))
            {
                foreach (var (asked, members) in Asked(random, day, [.. db.Accounts.Select(a => a.Id)]))
                {
                    var figures = await book.Get<CompanyCollections>().GatheredAsync(db, asked, day, default);
                    Assert.Equal(members.Keys.Order(), figures.Keys.Order());
                    foreach (var (key, figure) in figures)
                    {
                        Same(new PlainReplay(random), random, members[key], day, figure.Value);
                    }
                }
            }
        }
    }

    [DatabaseTheory]
    [InlineData(33)]
    public async Task The_series_tells_of_each_month_s_end_what_the_figures_of_that_day_tell(int seed)
    {
        var random = new RandomBook(seed, 7, 900, 0.6);
        await using var book = await OpenAsync(random);
        await using var db = book.Answers();
        foreach (var (day, months) in new[] { (new DateOnly(2025, 4, 29), 4), (new DateOnly(2024, 12, 31), 7), (RandomBook.First.AddDays(20), 3) })
        {
            foreach (var (asked, members) in Asked(random, day, [.. random.Accounts.Select(a => a.Id)]))
            {
                var series = await book.Get<PaymentMonths>().GatheredAsync(db, asked, day, months, default);
                Assert.Equal(members.Keys.Order(), series.Keys.Order());
                foreach (var (i, end) in FullMonths.Ends(day, months).Index())
                {
                    var collections = await book.Get<CompanyCollections>().GatheredAsync(db, asked, end, default);
                    foreach (var (key, figure) in series)
                    {
                        var (month, of) = (figure.Value[i], members[key]);
                        Assert.Equal(months, figure.Value.Count);
                        Assert.Equal((end, collections[key].Value.Balance, collections[key].Value.Dso90), (month.End, month.Balance, month.Dso));
                        var replay = new PlainReplay(random);
                        Assert.Equal(of.Sum(a => Owed(replay, a, end).Buckets.Skip(1).Sum()), month.Overdue);
                        var first = new DateOnly(end.Year, end.Month, 1).AddDays(-1);
                        Assert.Equal(Sales(replay, random, of, first, end, end), month.Sales);
                        Assert.Equal(Flow(replay, random, of, DocumentKind.Payment, random.Payments.Select(p => (p.Id, p.AccountId, p.Currency, p.Date, p.Amount)), first, end, end), month.Paid);
                    }
                }
            }
        }
    }

    [DatabaseTheory]
    [InlineData(35)]
    public async Task Speed_and_months_of_several_accounts_are_those_of_all_their_documents_together(int seed)
    {
        var random = new RandomBook(seed, 7, 900, 1).InOneCurrency();
        await using var book = await OpenAsync(random);
        await using var db = book.Answers();
        foreach (var (day, months) in new[] { (random.Last, 24), (RandomBook.First.AddDays(420), 3), (new DateOnly(2024, 2, 29), 60) })
        {
            foreach (var (asked, members) in Asked(random, day, [.. random.Accounts.Select(a => a.Id)]))
            {
                var speeds = await book.Get<PaymentSpeeds>().GatheredAsync(db, asked, day, months, default);
                var series = await book.Get<PaymentMonths>().GatheredAsync(db, asked, day, months, default);
                foreach (var (key, of) in members)
                {
                    var (ledger, found) = (Ledger(random, of), speeds[key].Value);
                    var unpaid = ledger.Overdue(day).Concat(ledger.WrittenOff(Window.Months(day, 24))).ToList();
                    Assert.Equal(PaymentSpeed.Of(day, months, [.. ledger.Settled(Window.Months(day, months))], unpaid), found.Speed);
                    Assert.Equal(PaymentIndex.Of(PaymentSpeed.Of(day, 24, [.. ledger.Settled(Window.Months(day, 24))], unpaid)), found.Index);
                    var trend = PaymentTrend.Of(ledger, day);
                    Assert.Equal((trend.Direction, trend.Slope, trend.P), (found.Trend.Direction, found.Trend.Slope, found.Trend.P));
                    var byMonth = trend.Months.ToDictionary(m => (m.Year, m.Month), m => m.DaysLate);
                    Assert.All(series[key].Value.TakeLast(PaymentTrend.MonthsBack), m => Assert.Equal(byMonth.GetValueOrDefault((m.End.Year, m.End.Month)), m.DaysLateIncludingUnpaid));
                }
            }
        }
    }

    [DatabaseFact]
    public async Task An_account_without_a_rate_fails_with_the_groups_and_the_book_that_it_belongs_to_and_no_other()
    {
        var random = new RandomBook(37, 7, 300, 2);
        await using var book = await OpenAsync(random);
        await using var db = book.Db();
        var day = random.Last;
        db.Invoices.Add(new Invoice { Id = 99, AccountId = 3, Number = "CHF", Currency = "CHF", Amount = 10m, Date = day.AddDays(-50), DueDate = day.AddDays(-20), RecordedAt = DateTime.UnixEpoch });
        db.OpenDocuments.Add(new OpenDocument { Kind = DocumentKind.Invoice, DocumentId = 99, AccountId = 3, Currency = "CHF", Date = day.AddDays(-50), DueDate = day.AddDays(-20), Open = 10m });
        await db.SaveChangesAsync();
        await using var answers = book.Answers();
        foreach (var (asked, members) in Asked(random, day, [.. random.Accounts.Select(a => a.Id)]))
        {
            var failing = members.Where(m => m.Value.Contains(3)).Select(m => m.Key).Order().ToList();
            Assert.Equal(failing, Refused(await book.Get<CompanyCollections>().GatheredAsync(answers, asked, day, default)));
            Assert.Equal(failing, Refused(await book.Get<PaymentSpeeds>().GatheredAsync(answers, asked, day, 24, default)));
            Assert.Equal(failing, Refused(await book.Get<PaymentMonths>().GatheredAsync(answers, asked, day, 2, default)));
        }

        static IEnumerable<long> Refused<T>(IReadOnlyDictionary<long, Figure<T>> figures)
            where T : class => figures.Where(f => f.Value.Violation?.Code == RuleCodes.FxRateMissing).Select(f => f.Key).Order();
    }

    [DatabaseFact]
    public async Task Medians_are_of_the_whole_book_and_not_told_when_few_of_it_are_not_seen()
    {
        var random = new RandomBook(38, 9, 700, 1.5);
        random.Accounts.ForEach(a => a.Industry = a.Id <= 6 ? "2610" : a.Id == 9 ? null : "4690");
        await using var book = await OpenAsync(random);
        var day = random.Last;
        await using var whole = book.Answers();
        var speeds = await book.Get<PaymentSpeeds>().OfAsync(whole, AccountSet.WholeBook, day, 24, default);
        var dso = (await book.Get<CompanyCollections>().GatheredAsync(whole, Gathering.Each(random.Accounts.Select(a => a.Id)), day, default)).ToDictionary(f => f.Key, f => f.Value.Value.Dso90);
        foreach (var (among, of, account) in new[] { (PeersAmong.Book, Range(1, 9), 8L), (PeersAmong.Industry, Range(1, 6), 2L), (PeersAmong.Industry, Range(7, 8), 8L) })
        {
            var figure = (await book.Get<PeerMedians>().OfAsync(whole, [account], among, day, default))[account].Value;
            Assert.Equal(Middle(of.Select(a => speeds[a].Value.Speed.DaysLateIncludingUnpaid)), figure.DaysLate.Told(""));
            Assert.Equal(Middle(of.Select(a => dso[a])), figure.Dso.Told(""));
        }

        Assert.Null((await book.Get<PeerMedians>().OfAsync(whole, [9], PeersAmong.Industry, day, default))[9].Value.Dso.Told(""));

        // Of the nine, four or five are not seen; of the six of an industry, all but one are, and then four.
        Assert.NotNull(await ToldAsync(PeersAmong.Book, 1, 2, 7, 8));
        Assert.Null(await ToldAsync(PeersAmong.Book, 1, 2, 3, 7, 8));
        Assert.NotNull(await ToldAsync(PeersAmong.Industry, 1));
        Assert.Null(await ToldAsync(PeersAmong.Industry, 1, 2));

        async Task<AccountsMedian?> ToldAsync(PeersAmong among, params long[] seen)
        {
            await using var part = book.Answers(Scope.Of(accounts: seen));
            var figure = (await book.Get<PeerMedians>().OfAsync(part, [1], among, day, default))[1].Value;
            try
            {
                return figure.DaysLate.Told("The median");
            }
            catch (RuleViolation refused)
            {
                Assert.Equal((SmallGroups.Suppressed, "The median rests on too few companies to be told to who does not see them all."), (refused.Code, refused.Message));
                return null;
            }
        }

        static IEnumerable<long> Range(long first, long last) => Enumerable.Range((int)first, (int)(last - first + 1)).Select(i => (long)i);

        static AccountsMedian? Middle(IEnumerable<decimal?> values)
        {
            var sorted = values.OfType<decimal>().Order().ToList();
            return sorted.Count == 0 ? null : new AccountsMedian((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2m, sorted.Count);
        }
    }

    [DatabaseTheory]
    [InlineData(0)]
    [InlineData(61)]
    public async Task A_series_has_one_to_sixty_months(int months)
    {
        await using var book = await TestBook.OpenAsync();
        await using var db = book.Answers();
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => book.Get<PaymentMonths>().GatheredAsync(db, Gathering.WholeBook, RandomBook.First, months, default));
        Assert.Equal((RuleCodes.ValueOutOfRange, "months"), (refused.Code, string.Join('.', refused.Path)));
    }

    private static void Same(PlainReplay replay, RandomBook random, IReadOnlyList<long> of, DateOnly day, CollectionFigures found)
    {
        var owed = of.Select(a => Owed(replay, a, day)).ToList();
        var (balance, notDue) = (owed.Sum(o => o.Buckets.Sum() - o.Unapplied), owed.Sum(o => o.Buckets[0]));
        var (sales90, sales365) = (Sales(replay, random, of, day.AddDays(-90), day, day), Sales(replay, random, of, day.AddDays(-365), day, day));
        Assert.Equal((balance, notDue, sales90, sales365), (found.Balance, found.NotDue, found.Sales90, found.Sales365));
        Assert.Equal(sales90 > 0m ? balance * 90 / sales90 : null, found.Dso90);
        Assert.Equal(sales365 > 0m ? balance * 365 / sales365 : null, found.Dso365);
        Assert.Equal(sales90 > 0m ? notDue * 90 / sales90 : null, found.BestPossible);
        Assert.Equal(found.Dso90 - found.BestPossible, found.Delinquent);

        decimal? days = 0m;
        var (rest, last) = (Math.Max(0m, balance), day);
        while (rest > 0m)
        {
            if (last < RandomBook.First)
            {
                days = null;
                break;
            }

            var before = new DateOnly(last.Year, last.Month, 1).AddDays(-1);
            var sales = Math.Max(0m, Sales(replay, random, of, before, last, day));
            days += sales > rest ? rest * (last.DayNumber - before.DayNumber) / sales : last.DayNumber - before.DayNumber;
            (rest, last) = (rest - Math.Min(rest, sales), before);
        }

        Assert.Equal(days, found.CountBack);
        var end = day.AddDays(1);
        end = new DateOnly(end.Year, (end.Month - 1) / 3 * 3 + 1, 1).AddDays(-1);
        var begin = new DateOnly(end.Year, end.Month - 2, 1).AddDays(-1);
        Assert.Equal((begin, end), (found.Effectiveness.Quarter.After, found.Effectiveness.Quarter.Until));
        var (owedBefore, owedAfter) = (of.Select(a => Owed(replay, a, begin)).Sum(o => o.Buckets.Sum() - o.Unapplied), of.Select(a => Owed(replay, a, end)).ToList());
        var (total, current) = (owedAfter.Sum(o => o.Buckets.Sum() - o.Unapplied), owedAfter.Sum(o => o.Buckets[0]));
        var all = owedBefore + Sales(replay, random, of, begin, end, end);
        var lost = Flow(replay, random, of, DocumentKind.WriteOff, random.WriteOffs.Select(w => (w.Id, w.AccountId, w.Currency, w.Date, w.Amount)), begin, end, end);
        Assert.Equal(all > current ? (all - total) * 100m / (all - current) : null, found.Effectiveness.Percent);
        Assert.Equal(all > current ? (all - total - lost) * 100m / (all - current) : null, found.Effectiveness.PercentWithoutWriteOffs);
    }

    // Before the first day there are no rates, and nothing to convert.
    private static (decimal[] Buckets, decimal Unapplied, decimal Disputed) Owed(PlainReplay replay, long account, DateOnly day) =>
        day < RandomBook.First ? (new decimal[6], 0m, 0m) : replay.Ageing(account, day);

    private static decimal Sales(PlainReplay replay, RandomBook random, IReadOnlyList<long> of, DateOnly after, DateOnly until, DateOnly day) =>
        Flow(replay, random, of, DocumentKind.Invoice, random.Invoices.Select(i => (i.Id, i.AccountId, i.Currency, i.Date, i.Amount)), after, until, day)
        - Flow(replay, random, of, DocumentKind.CreditNote, random.CreditNotes.Select(i => (i.Id, i.AccountId, i.Currency, i.Date, i.Amount)), after, until, day);

    private static decimal Flow(
        PlainReplay replay, RandomBook random, IReadOnlyList<long> of, DocumentKind kind,
        IEnumerable<(long Id, long Account, string Currency, DateOnly Date, decimal Amount)> documents, DateOnly after, DateOnly until, DateOnly day)
    {
        var sums = new Dictionary<(long, string, DateOnly), decimal>();
        foreach (var d in documents.Where(d => of.Contains(d.Account) && d.Date > after && d.Date <= until))
        {
            var left = d.Amount - random.Reversals.Where(r => r.Kind == kind && r.DocumentId == d.Id && r.Date <= day).Sum(r => r.Amount);
            sums[(d.Account, d.Currency, d.Date)] = sums.GetValueOrDefault((d.Account, d.Currency, d.Date)) + left;
        }

        return sums.Sum(s => Currency.Of("CNY").Round(s.Value * replay.Rate(s.Key.Item2, s.Key.Item3)));
    }

    private static AccountLedger Ledger(RandomBook random, IReadOnlyList<long> of) => new(
        [.. random.Invoices.Where(d => of.Contains(d.AccountId))], [.. random.CreditNotes.Where(d => of.Contains(d.AccountId))],
        [.. random.Payments.Where(d => of.Contains(d.AccountId))], [.. random.Refunds.Where(d => of.Contains(d.AccountId))],
        [.. random.WriteOffs.Where(d => of.Contains(d.AccountId))], [.. random.Allocations.Where(d => of.Contains(d.AccountId))],
        [.. random.Reversals.Where(d => of.Contains(d.AccountId))], []);

    /// <summary>What may be asked for, with the accounts of each figure as the caller sees them.</summary>
    private static IEnumerable<(Gathering Asked, Dictionary<long, IReadOnlyList<long>> Members)> Asked(RandomBook random, DateOnly day, IReadOnlyList<long> seen)
    {
        var groups = seen.ToDictionary(a => a, IReadOnlyList<long> (a) => [.. seen.Where(below => IsBelow(below, a))]);
        Assert.All(random.Accounts.Select(a => a.Id).Where(seen.Contains), a => Assert.Contains(a, groups[a]));
        return
        [
            (Gathering.Each(seen), seen.ToDictionary(a => a, IReadOnlyList<long> (a) => [a])),
            (Gathering.Groups(groups), groups),
            (Gathering.WholeBook, new Dictionary<long, IReadOnlyList<long>> { [Gathering.Book] = seen }),
        ];

        bool IsBelow(long account, long head) => account == head || (Parent(account, day) is { } parent && seen.Contains(parent) && IsBelow(parent, head));
    }

    [DatabaseFact]
    public async Task A_group_is_that_of_the_day_and_ends_where_the_next_company_is_not_seen()
    {
        var random = new RandomBook(39, 7, 500, 0.2);
        await using var book = await OpenAsync(random);
        foreach (var scope in new[] { Scope.Everything, Scope.Of(accounts: [1, 3, 4, 5, 6]) })
        {
            await using var db = book.Answers(scope);
            long[] seen = [.. db.Accounts.Select(a => a.Id)];
            foreach (var day in new[] { RandomBook.First, Moved.AddDays(-1), Moved, random.Last })
            {
                var expected = Asked(random, day, seen).ElementAt(1).Members;
                var found = await Api.Accounts.GroupsOnDay.BelowAsync(db, seen, day, default);
                Assert.Equal(expected.OrderBy(g => g.Key).Select(g => (g.Key, string.Join(' ', g.Value.Order()))), found.OrderBy(g => g.Key).Select(g => (g.Key, string.Join(' ', g.Value.Order()))));
            }
        }
    }

    private static async Task<TestBook> OpenAsync(RandomBook random)
    {
        random.Accounts.ForEach(a => a.ParentId = Parent(a.Id, random.Last));
        var book = await TestBook.OpenAsync();
        await random.SaveAsync(book);
        await using var db = book.Db();
        db.AccountProfiles.AddRange(random.Accounts.SelectMany(a => new[] { RandomBook.First, Moved }.Select((from, n) => new AccountProfile
        {
            Id = a.Id * 10 + n, AccountId = a.Id, ValidFrom = from, Currency = "CNY", RecordedAt = DateTime.UnixEpoch, ParentId = Parent(a.Id, from),
        })));
        await db.SaveChangesAsync();
        return book;
    }
}
