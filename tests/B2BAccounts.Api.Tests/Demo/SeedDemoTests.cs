using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Demo;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Demo;

public sealed class SeedDemoTests
{
    [DatabaseTheory]
    [InlineData("2026-02-28")]
    [InlineData("2026-11-23")]
    [InlineData("2026-12-31")]
    [InlineData("2027-01-01")]
    [InlineData("2027-05-15")]
    [InlineData("2028-02-29")]
    public async Task The_demo_is_posted_to_the_cent_graded_and_flagged_on_any_day(string today)
    {
        await using var book = await TestBook.OpenAsync(
            now: new DateTimeOffset(DateOnly.Parse(today), new TimeOnly(9, 0), TimeSpan.Zero), more: services => services.AddSingleton<SeedDemo>());
        Assert.NotNull(await book.Get<SeedDemo>().RunIfEmpty(TestContext.Current.CancellationToken));
        Assert.Null(await book.Get<SeedDemo>().RunIfEmpty(TestContext.Current.CancellationToken));

        await using var db = book.Db();
        var demo = DemoPortfolio.Create(DateOnly.FromDateTime(book.Time.GetUtcNow().DateTime), "CNY");
        Assert.Equal(
            (demo.Accounts.Count, demo.Links.Count, demo.Invoices.Count, demo.Payments.Count, demo.CreditNotes.Count, demo.WriteOffs.Count),
            (await db.Accounts.CountAsync(), await db.SupplyLinks.CountAsync(), await db.Invoices.CountAsync(), await db.Payments.CountAsync(),
                await db.CreditNotes.CountAsync(), await db.WriteOffs.CountAsync()));
        var open = demo.Invoices.Sum(i => i.Amount) - demo.Payments.SelectMany(p => p.Parts).Sum(p => p.Amount)
            - demo.CreditNotes.Sum(c => c.Amount) - demo.WriteOffs.Sum(w => w.Amount);
        Assert.Equal(open, (await db.OpenDocuments.Where(o => o.Kind == DocumentKind.Invoice).ToListAsync()).Sum(o => o.Open));

        var accounts = await db.Accounts.ToDictionaryAsync(a => a.Number);
        foreach (var company in DemoCompany.All)
        {
            var account = accounts[company.Number];
            var expected = company.Habit switch
            {
                DemoHabit.Excellent => "A",
                DemoHabit.Slowing or DemoHabit.Failing => "B",
                DemoHabit.Fresh => "UNGRADED",
                _ => account.Grade,
            };
            Assert.True(account.Grade == expected, $"{company.Number} {company.Habit}: {account.Grade}");
            Assert.Equal(company.Habit is DemoHabit.Lost, account.Status == AccountStatus.Lost);
            Assert.Equal(company.Habit is DemoHabit.Dormant, account.Status == AccountStatus.Dormant);
        }

        await AssertAsTheReadmeSaysAsync(book, accounts);
        Assert.True(await db.Accounts.CountAsync(a => a.Grade == "B") >= 5);
        var signals = await db.ProspectSignals.Select(s => s.Kind).Distinct().ToListAsync();
        Assert.True(signals.Count >= 6, string.Join(", ", signals));
    }

    // What the README shows of its customer must hold whenever somebody starts the demo.
    private static async Task AssertAsTheReadmeSaysAsync(TestBook book, Dictionary<string, Account> accounts)
    {
        var (shown, cancel) = (accounts["D2001"], TestContext.Current.CancellationToken);
        await using var db = book.Answers();
        var day = book.Get<BusinessClock>().Today;
        var credit = (await book.Get<Credits>().OfAsync(db, AccountSet.Of(shown.Id), cancel))[shown.Id].Value;
        var speed = (await book.Get<PaymentSpeeds>().OfAsync(db, AccountSet.Of(shown.Id), day, 24, cancel))[shown.Id].Value;
        Assert.Equal(("A", AccountStatus.Customer, CreditStatus.Ok, PaymentTrendDirection.Steady), (shown.Grade, shown.Status, credit.Status, speed.Trend.Direction));
        var statuses = new List<(string, AccountStatus)>();
        foreach (var direction in new[] { ChainDirection.Upstream, ChainDirection.Downstream })
        {
            var walk = (await ChainWalks.FromAsync(db, [shown.Id], direction, 1, day, 0m, cancel))[shown.Id];
            statuses.AddRange(walk.Members.Select(m => (m.AccountNumber, accounts[m.AccountNumber].Status)));
        }

        Assert.Equal(
            [
                ("D1006", AccountStatus.Customer), ("D1003", AccountStatus.Prospect),
                ("D3025", AccountStatus.Prospect), ("D3014", AccountStatus.Prospect), ("D3013", AccountStatus.Customer),
            ],
            statuses);
    }
}
