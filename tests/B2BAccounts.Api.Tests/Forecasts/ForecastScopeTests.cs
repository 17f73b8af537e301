using B2BAccounts.Api.Forecasts;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Tests.Receivables;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Tests.Forecasts;

/// <summary>Histories are the whole book's for every caller; who sees a few companies of a small book is told nothing that rests on the others.</summary>
public sealed class ForecastScopeTests
{
    private static readonly Scope Manager = Scope.Of(managers: ["Chen Yu"]);

    [DatabaseFact]
    public async Task A_manager_is_told_of_his_accounts_what_who_sees_everything_is_told_and_of_others_nothing()
    {
        var (book, random) = await BookAsync(seen: 2);
        await using var closing = book;
        await using var all = book.Answers();
        await using var view = book.Answers(Manager);
        var (day, his, forecasts, losses) = (random.Last, AccountSet.Of(1, 2), book.Get<PaymentForecasts>(), book.Get<CreditLosses>());

        List<long> invoices = [.. random.Invoices.Select(i => i.Id)];
        var (told, seen) = (await forecasts.OfInvoicesAsync(all, invoices, day, default), await forecasts.OfInvoicesAsync(view, invoices, day, default));
        Assert.NotEmpty(seen);
        Assert.All(seen, s => Assert.Equal(told[s.Key].Value, s.Value.Value));
        Assert.Equal(told.Keys.Where(k => random.Invoices.Single(i => i.Id == k).AccountId <= 2).Order(), seen.Keys.Order());

        var (each, total) = (await forecasts.OfAccountsAsync(all, his, day, 4, default), await forecasts.TotalAsync(view, day, 4, default));
        Assert.Equal(each.Values.Sum(f => f.Value.Open), total.Open);
        Assert.Equal(each.Values.Sum(f => f.Value.Beyond), total.Beyond);

        var (lost, loss) = (await losses.OfAccountsAsync(all, his, day, 1m, default), await losses.TotalAsync(view, day, 1m, default));
        Assert.Equal(lost.Values.Sum(f => f.Value.Loss.Amount), loss.Loss.Amount);
        Assert.Equal((await losses.TotalAsync(all, day, 1m, default)).Rates, loss.Rates);
    }

    [DatabaseFact]
    public async Task Where_fewer_than_five_companies_are_unseen_no_forecast_and_no_loss_is_told()
    {
        var (book, random) = await BookAsync(seen: 4);
        await using var closing = book;
        await using var view = book.Answers(Manager);
        var (day, his) = (random.Last, AccountSet.Of(1, 2));
        var invoices = await book.Get<PaymentForecasts>().OfInvoicesAsync(view, [.. random.Invoices.Select(i => i.Id)], day, default);
        Assert.NotEmpty(invoices);
        Assert.All(invoices, i => Assert.Equal(SmallGroups.Suppressed, i.Value.Violation!.Code));
        Assert.All(await book.Get<PaymentForecasts>().OfAccountsAsync(view, his, day, 4, default), f => Assert.Equal(SmallGroups.Suppressed, f.Value.Violation!.Code));
        Assert.All(await book.Get<CreditLosses>().OfAccountsAsync(view, his, day, 1m, default), f => Assert.Equal(SmallGroups.Suppressed, f.Value.Violation!.Code));
        Assert.Equal(SmallGroups.Suppressed, (await Assert.ThrowsAsync<RuleViolation>(() => book.Get<PaymentForecasts>().TotalAsync(view, day, 4, default))).Code);
        Assert.Equal(SmallGroups.Suppressed, (await Assert.ThrowsAsync<RuleViolation>(() => book.Get<CreditLosses>().TotalAsync(view, day, 1m, default))).Code);
    }

    private static async Task<(TestBook Book, RandomBook Random)> BookAsync(int seen)
    {
        var random = new RandomBook(45, 8, 600, 2);
        random.Accounts.ForEach(a => a.Manager = a.Id <= seen ? "Chen Yu" : "Wang Lei");
        var book = await TestBook.OpenAsync(now: new DateTimeOffset(random.Last, new TimeOnly(9, 0), TimeSpan.Zero));
        await random.SaveAsync(book);
        return (book, random);
    }
}
