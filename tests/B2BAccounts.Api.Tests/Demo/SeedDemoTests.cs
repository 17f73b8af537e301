using B2BAccounts.Api.Demo;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Demo;

public sealed class SeedDemoTests
{
    [Fact]
    public async Task The_demo_is_posted_to_the_cent_graded_and_flagged()
    {
        await using var book = await TestBook.OpenAsync(more: services => services.AddSingleton<SeedDemo>());
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

        Assert.True(await db.Accounts.CountAsync(a => a.Grade == "B") >= 5);
        var signals = await db.ProspectSignals.Select(s => s.Kind).Distinct().ToListAsync();
        Assert.True(signals.Count >= 6, string.Join(", ", signals));
    }
}
