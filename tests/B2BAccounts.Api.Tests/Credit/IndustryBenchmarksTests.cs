using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Credit;

public sealed class IndustryBenchmarksTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [DatabaseFact]
    public async Task Beside_the_table_stand_the_medians_of_the_own_customers_of_the_division()
    {
        await using var book = await BookAsync();
        await using var answers = book.Answers();
        var ids = await answers.Accounts.OrderBy(a => a.Number).Select(a => a.Id).ToListAsync();
        var figures = await book.Get<IndustryBenchmarks>().OfAsync(answers, ids, default);
        // Terms of 30, 40 and 50 days; 12,000 a year bought with limits of 1,000, 2,000 and 4,000: 1, 2 and 4 months. C-4 is a prospect of the division, C-5 of another, C-6 of none.
        var figure = figures[ids[0]].Value;
        Assert.Equal(("28", 39.4m, 1.3133m), (figure.Industry, figure.UsualDays, figure.UsualLimitMonths));
        Assert.Equal(new AccountsMedian(40m, 3), figure.TermsDays.Told(""));
        Assert.Equal(new AccountsMedian(2m, 3), figure.LimitMonths.Told(""));
        var other = figures[ids[4]].Value;
        Assert.Equal(("01", null, null, null), (other.Industry, other.UsualDays, other.UsualLimitMonths, other.TermsDays.Told("")));
        Assert.False(figures.ContainsKey(ids[5]));

        // Who sees one of the three is not told of the two others.
        await using var some = book.Answers(Scope.Of(managers: ["Ana"]));
        var seen = (await book.Get<IndustryBenchmarks>().OfAsync(some, ids, default)).Single().Value.Value;
        Assert.Equal(39.4m, seen.UsualDays);
        Assert.Equal(SmallGroups.Suppressed, Assert.Throws<RuleViolation>(() => seen.LimitMonths.Told("")).Code);
    }

    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync();
        for (var i = 1; i <= 6; i++)
        {
            await book.CreateAsync($"C-{i}");
            if (i <= 3)
            {
                await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput($"C-{i}", "I-1", Day, new MoneyInput(12_000m, "CNY")), default);
            }
        }

        await using var db = book.Db();
        foreach (var account in await db.Accounts.OrderBy(a => a.Number).ToListAsync())
        {
            var i = account.Number[^1] - '0';
            account.Industry = i switch { <= 2 => "2811", 6 => null, 5 => "0111", _ => "2829" };
            account.Terms = account.Terms with { NetDays = 20 + 10 * i };
            account.Manager = i == 1 ? "Ana" : "Ben";
            if (i == 4)
            {
                account.Status = AccountStatus.Prospect;
            }

            db.CreditLimits.Add(new CreditLimit
            {
                Id = i, AccountId = account.Id, Source = LimitSource.Manual, Amount = i == 3 ? 4_000m : 1_000m * i, Currency = "CNY", ValidFrom = Day, Reason = "test", RecordedAt = DateTime.UnixEpoch,
            });
        }

        await db.SaveChangesAsync();
        return book;
    }
}
