using System.Diagnostics;
using B2BAccounts.Api.Forecasts;
using B2BAccounts.Api.Generation;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Forecasts;

/// <summary>How long forecasts of a generated book take. Run by hand: B2BAccounts.Api.Tests -explicit only -class "*ForecastTimes" -showLiveOutput.</summary>
public sealed class ForecastTimes
{
    [DatabaseTheory(Explicit = true)]
    [InlineData(10_000)]
    public async Task On_a_generated_book(int accounts)
    {
        await using var book = await TestBook.OpenAsync(more: services => services.AddSingleton<GenerateBook>());
        await book.Get<GenerateBook>().HandleAsync(new GenerateBookInput(accounts, 1), progress: null, default);
        await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), progress: null, default);
        var today = book.Get<BusinessClock>().Today;
        for (var round = 1; round <= 3; round++)
        {
            await using var db = book.Answers();
            var invoices = await db.OpenDocuments.OrderBy(o => o.DocumentId).Select(o => o.DocumentId).Take(20).ToListAsync();
            await TimeAsync("ageing of the book", () => book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, today, default));
            await TimeAsync("payment speed of the book", () => book.Get<PaymentSpeeds>().OfAsync(db, AccountSet.WholeBook, today, 24, default));
            await TimeAsync("ground of forecasts", () => ForecastGround.ReadAsync(db, db, today, default));
            await TimeAsync("courses of accounts", () => AccountCourse.OfAsync(db, AccountSet.WholeBook, today, default).CountAsync().AsTask());
            await TimeAsync("cash forecast of the book", () => book.Get<PaymentForecasts>().TotalAsync(db, today, 13, default));
            await TimeAsync("expected payments of 20 invoices", () => book.Get<PaymentForecasts>().OfInvoicesAsync(db, invoices, today, default));
        }
    }

    private static async Task TimeAsync<T>(string what, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {watch.Elapsed.TotalMilliseconds:0} ms");
    }
}
