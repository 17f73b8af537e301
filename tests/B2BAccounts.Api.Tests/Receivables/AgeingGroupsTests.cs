using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>Ageing and collections by group, manager, country and currency: of accounts as they were on the day, which make up the whole.</summary>
public sealed class AgeingGroupsTests
{
    private static readonly DateOnly Moved = RandomBook.First.AddDays(300);

    [DatabaseTheory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Entries_of_every_kind_are_the_sums_of_their_accounts_and_add_up_to_the_whole(int seed)
    {
        var random = new RandomBook(seed, 8, 600, 0.8).RecordedLate(seed);
        await using var book = await OpenAsync(random);
        foreach (var scope in new[] { Scope.Everything, Scope.Of(managers: ["Ana"]), Scope.Of(accounts: [2, 3, 5]) })
        {
            await using var db = book.Answers(scope);
            var seen = db.Accounts.Select(a => a.Id).ToHashSet();
            foreach (var day in new[] { 90, 299, 300, 500, 600 }.Select(d => RandomBook.First.AddDays(d)))
            {
                foreach (var known in new DateTime?[] { null, day.AddDays(2).ToDateTime(new TimeOnly(0), DateTimeKind.Utc) })
                {
                    var asked = new AgeingQuestion(new LedgerDay(day, known), new AgeingEdges(15, 60));
                    var accounts = await book.Get<Ageings>().OfAsync(db, AccountSet.WholeBook, asked, default);
                    Assert.Subset(seen, accounts.Keys.ToHashSet());
                    var total = (await book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, asked, default)).Aged;
                    foreach (var by in Enum.GetValues<AgeingGroupBy>())
                    {
                        var groups = await book.Get<AgeingGroups>().OfAsync(db, by, asked, default);
                        Assert.Equal(groups.Count, groups.Select(g => g.Key).Distinct().Count());
                        Same(total, groups.Select(g => g.Ageing.Value.Aged));
                        foreach (var group in groups.Where(_ => by != AgeingGroupBy.Currency))
                        {
                            var members = accounts.Where(a => KeyOf(random, a.Key, Enum.Parse<AccountsBy>($"{by}"), day, seen) == group.Key).ToList();
                            Assert.Equal(members.Count, group.Accounts);
                            Same(group.Ageing.Value.Aged, members.Select(m => m.Value.Value.Aged));
                            Assert.Equal(by == AgeingGroupBy.Group, group.HeadId is not null);
                        }

                        foreach (var currency in groups.Where(_ => by == AgeingGroupBy.Currency))
                        {
                            var balance = random.Accounts.Where(a => seen.Contains(a.Id)).Sum(a => random.Ledger(a.Id).LedgerSums(day, known).GetValueOrDefault((a.Id, currency.Key)));
                            Assert.Equal(balance, currency.InCurrency!.Aged.Balance);
                            Assert.Equal(currency.Key, currency.InCurrency.Aged.Currency);
                        }
                    }
                }
            }
        }
    }

    [DatabaseFact]
    public async Task A_group_whose_top_the_caller_does_not_see_shows_the_topmost_company_that_he_does()
    {
        var random = new RandomBook(23, 8, 200, 2);
        await using var book = await OpenAsync(random);
        await using var whole = book.Answers();
        await using var part = book.Answers(Scope.Of(accounts: [2, 3]));
        Assert.Equal(["R00001", "R00005"], (await book.Get<AgeingGroups>().OfAsync(whole, AgeingGroupBy.Group, random.Last, default)).Select(g => g.Key).Order().Take(2));
        var seen = await book.Get<AgeingGroups>().OfAsync(part, AgeingGroupBy.Group, random.Last, default);
        Assert.Equal([("R00002", (long?)2, 2)], seen.Select(g => (g.Key, g.HeadId, g.Accounts)));
        Assert.Equal("Random 2", seen[0].Label);
    }

    [DatabaseFact]
    public async Task A_currency_without_a_rate_fails_alone_and_is_still_told_in_itself()
    {
        var random = new RandomBook(24, 5, 200, 1.5);
        random.Rates.RemoveAll(r => r.Currency == "JPY" && r.Day > RandomBook.First.AddDays(100));
        await using var book = await OpenAsync(random);
        await using var db = book.Answers();
        var groups = await book.Get<AgeingGroups>().OfAsync(db, AgeingGroupBy.Currency, random.Last, default);
        Assert.Equal(["JPY"], groups.Where(g => g.Ageing.Violation is not null).Select(g => g.Key));
        Assert.All(groups, g => Assert.True(g.InCurrency!.Aged.Receivable > 0m));
    }

    [DatabaseFact]
    public async Task How_accounts_of_an_entry_pay_is_what_a_book_of_them_alone_would_say()
    {
        var random = new RandomBook(25, 8, 600, 0.8);
        await using var book = await OpenAsync(random);
        foreach (var scope in new[] { Scope.Everything, Scope.Of(accounts: [2, 3, 5, 7]) })
        {
            await using var db = book.Answers(scope);
            var seen = db.Accounts.Select(a => a.Id).ToHashSet();
            foreach (var (day, by) in new[] { 60, 299, 300, 600 }.SelectMany(d => Enum.GetValues<AccountsBy>().Select(by => (RandomBook.First.AddDays(d), by))))
            {
                var groups = await CollectionsGroups.OfAsync(db, by, day, default);
                var active = seen.Where(a => random.Invoices.Any(i => i.AccountId == a && i.Date <= day) || random.Payments.Any(p => p.AccountId == a && p.Date <= day)
                    || random.CreditNotes.Any(c => c.AccountId == a && c.Date <= day)).ToList();
                Assert.Equal(
                    active.GroupBy(a => KeyOf(random, a, by, day, seen)).Select(g => $"{g.Key}: {string.Join(' ', g.Order())}").Order(),
                    groups.Select(g => $"{g.Key}: {string.Join(' ', g.Accounts.Order())}").Order());
                var asked = CollectionsGroups.Gathered(groups);
                var (collected, paid) = (await book.Get<CompanyCollections>().GatheredAsync(db, asked, day, default), await book.Get<PaymentSpeeds>().GatheredAsync(db, asked, day, 24, default));
                foreach (var (i, group) in groups.Index())
                {
                    await using var alone = book.Answers(Scope.Of(accounts: group.Accounts));
                    var (figures, speed) = ((await book.Get<CompanyCollections>().GatheredAsync(alone, Gathering.WholeBook, day, default))[Gathering.Book].Value,
                        (await book.Get<PaymentSpeeds>().GatheredAsync(alone, Gathering.WholeBook, day, 24, default))[Gathering.Book].Value);
                    Assert.Equal(figures, collected[i].Value);
                    Assert.Equal((Rounded(speed.Speed.DaysLate), Rounded(speed.Index), speed.Speed.MedianDaysLate), (Rounded(paid[i].Value.Speed.DaysLate), Rounded(paid[i].Value.Index), paid[i].Value.Speed.MedianDaysLate));
                }

                Assert.Contains(collected.Values, c => c.Value.Dso365 is not null);
            }
        }

        static decimal? Rounded(decimal? value) => value is { } number ? decimal.Round(number, 15) : null;
    }

    private static void Same(AgedBalance expected, IEnumerable<AgedBalance> parts)
    {
        var all = parts.ToList();
        Assert.Equal(expected.Buckets, expected.Buckets.Select((_, i) => all.Sum(p => p.Buckets[i])));
        Assert.Equal((expected.Unapplied, expected.Disputed, expected.Balance), (all.Sum(p => p.Unapplied), all.Sum(p => p.Disputed), all.Sum(p => p.Balance)));
    }

    /// <summary>1 stands above 2 and 4, 2 above 3; 5 above 6, which moves below 4. Managers and countries by turns, and from a day on others.</summary>
    private static long? Parent(long account, DateOnly day) => account switch { 2 or 4 => 1, 3 => 2, 6 => day < Moved ? 5 : 4, _ => null };

    private static string? Manager(long account, DateOnly day) => (account % 3, day < Moved) switch { (0, _) => null, (1, true) => "Bo", _ => "Ana" };

    private static string KeyOf(RandomBook random, long account, AccountsBy by, DateOnly day, HashSet<long> seen)
    {
        if (by == AccountsBy.Manager)
        {
            return Manager(account, day) ?? "";
        }

        if (by == AccountsBy.Country)
        {
            return random.Accounts.Single(a => a.Id == account).Country ?? "";
        }

        var top = account;
        while (Parent(top, day) is { } parent && seen.Contains(parent))
        {
            top = parent;
        }

        return random.Accounts.Single(a => a.Id == top).Number;
    }

    private static async Task<TestBook> OpenAsync(RandomBook random)
    {
        foreach (var account in random.Accounts)
        {
            account.ParentId = Parent(account.Id, random.Last);
            account.Manager = Manager(account.Id, random.Last);
            account.Country = (account.Id % 4) switch { 0 => "DE", 1 => "CN", 2 => "US", _ => null };
        }

        var book = await TestBook.OpenAsync();
        await random.SaveAsync(book);
        await using var db = book.Db();
        // The first rows are younger than the first documents, as in a book that was taken over.
        foreach (var (account, from, n) in random.Accounts.SelectMany(a => new[] { RandomBook.First.AddDays(100), Moved }.Select((d, n) => (a, d, n))))
        {
            db.AccountProfiles.Add(new AccountProfile
            {
                Id = account.Id * 10 + n, AccountId = account.Id, ValidFrom = from, Currency = "CNY", RecordedAt = DateTime.UnixEpoch,
                ParentId = Parent(account.Id, from), Manager = Manager(account.Id, from),
            });
        }

        await db.SaveChangesAsync();
        return book;
    }
}
