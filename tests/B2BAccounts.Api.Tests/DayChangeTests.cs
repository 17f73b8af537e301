using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests;

public sealed class DayChangeTests
{
    [DatabaseFact]
    public async Task A_new_day_counts_invoices_whose_date_has_come_and_makes_old_customers_dormant_once()
    {
        await using var book = await TestBook.OpenAsync(now: At(2026, 3, 31), more: s => s.AddSingleton<DayChange>());
        await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("OLD", "Old"), Scope.Everything, default);
        await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("NEW", "New"), Scope.Everything, default);
        await InvoiceAsync(book, "OLD", new DateOnly(2025, 4, 1));
        await InvoiceAsync(book, "NEW", new DateOnly(2026, 4, 2));
        Assert.True(await book.Get<DayChange>().RunIfNewDayAsync(default));
        Assert.Equal((AccountStatus.Customer, AccountStatus.None), await StatusAsync(book));
        Assert.False(await book.Get<DayChange>().RunIfNewDayAsync(default));

        book.Time.Now = At(2026, 4, 1);
        Assert.True(await book.Get<DayChange>().RunIfNewDayAsync(default));
        Assert.Equal((AccountStatus.Dormant, AccountStatus.None), await StatusAsync(book));

        book.Time.Now = At(2026, 4, 5);
        Assert.True(await book.Get<DayChange>().RunIfNewDayAsync(default));
        Assert.Equal((AccountStatus.Dormant, AccountStatus.Customer), await StatusAsync(book));

        await using var again = await book.AgainAsync();
        Assert.False(await ActivatorUtilities.CreateInstance<DayChange>(again.Services).RunIfNewDayAsync(default));
        await using var db = again.Db();
        Assert.Equal("2026-04-05", (await db.Settings.SingleAsync(s => s.Name == "DayChange.LastDay")).Value);
        Assert.Equal(new DateOnly(2026, 4, 2), (await db.Accounts.SingleAsync(a => a.Number == "NEW")).FirstPurchaseOn);
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 9, 0, 0, TimeSpan.Zero);

    private static Task InvoiceAsync(TestBook book, string account, DateOnly date) => book.Get<RecordInvoice>().HandleAsync(
        new RecordInvoiceInput(account, "I-1", date, new MoneyInput(100m, "CNY")), default);

    private static async Task<(AccountStatus Old, AccountStatus New)> StatusAsync(TestBook book)
    {
        await using var db = book.Db();
        var status = await db.Accounts.ToDictionaryAsync(a => a.Number, a => a.Status);
        return (status["OLD"], status["NEW"]);
    }
}
