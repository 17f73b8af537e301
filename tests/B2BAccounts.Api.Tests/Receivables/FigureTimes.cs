using System.Diagnostics;
using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Purchasing;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Imports;
using B2BAccounts.Api.Tests.Persistence;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>How long figures take. Run by hand: B2BAccounts.Api.Tests -explicit only -class "*FigureTimes" -showLiveOutput.</summary>
public sealed class FigureTimes
{
    [DatabaseFact(Explicit = true)]
    public async Task On_the_real_file()
    {
        await using var book = await TestBook.OpenAsync(now: new DateTimeOffset(2013, 12, 31, 9, 0, 0, TimeSpan.Zero), settings: ("Business:BaseCurrency", "USD"));
        await book.Invoices(book.CopyOf("receivables/ibm-accounts-receivable.csv"), Importing.Sample("ibm-invoices", ImportedInvoice.Columns));
        await MeasureAsync(book, new DateOnly(2013, 6, 30), 1);
    }

    [DatabaseFact(Explicit = true)]
    public async Task On_a_random_book_of_a_hundred_thousand_invoices()
    {
        var random = new RandomBook(1, 2_000, 1_095, 91.4).InOneCurrency();
        await using var book = await TestBook.OpenAsync(now: new DateTimeOffset(random.Last, new TimeOnly(9, 0), TimeSpan.Zero));
        await random.SaveAsync(book);
        Say($"{random.Invoices.Count} invoices, {random.Allocations.Count} allocations, {random.Reversals.Count} reversals, {random.Accounts.Count} accounts");
        await MeasureAsync(book, random.Last.AddMonths(-6), random.Accounts[7].Id);
    }

    private static async Task MeasureAsync(TestBook book, DateOnly past, long one)
    {
        await using var db = book.Answers();
        foreach (var round in (string[])["first", "again"])
        {
            await TimeAsync($"{round}: ageing of the book", () => book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, past, default));
            await TimeAsync($"{round}: ageing by account, whole list", () => book.Get<Ageings>().ByAccountAsync(db, past, default));
            await TimeAsync($"{round}: balance of one account", () => book.Get<Balances>().OfAsync(db, AccountSet.Of(one), past, default));
            await TimeAsync($"{round}: payment speed of one account", () => book.Get<PaymentSpeeds>().OfAsync(db, AccountSet.Of(one), past, 24, default));
            await TimeAsync($"{round}: payment speed of the book", () => book.Get<PaymentSpeeds>().OfAsync(db, AccountSet.WholeBook, past, 24, default));
            await TimeAsync($"{round}: payment speed of the book together", () => book.Get<PaymentSpeeds>().GatheredAsync(db, Gathering.WholeBook, past, 24, default));
            await TimeAsync($"{round}: twelve months of the book", () => book.Get<PaymentMonths>().GatheredAsync(db, Gathering.WholeBook, past, 12, default));
            await TimeAsync($"{round}: sixty months of the book", () => book.Get<PaymentMonths>().GatheredAsync(db, Gathering.WholeBook, past, 60, default));
            await TimeAsync($"{round}: collections of the book", () => book.Get<CompanyCollections>().GatheredAsync(db, Gathering.WholeBook, past, default));
            await TimeAsync($"{round}: collections of one account", () => book.Get<CompanyCollections>().GatheredAsync(db, Gathering.Each([one]), past, default));
            await TimeAsync($"{round}: medians of the book", () => book.Get<PeerMedians>().OfAsync(db, [one], PeersAmong.Book, past, default));
            await TimeAsync($"{round}: purchases of the book", () => book.Get<Purchases>().OfAsync(db, AccountSet.WholeBook, past, default));
            await TimeAsync($"{round}: credit of the book", () => book.Get<Credits>().OfAsync(db, AccountSet.WholeBook, default));
            await TimeAsync($"{round}: regrade of the book", () => book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), null, default));
        }
    }

    private static async Task TimeAsync<T>(string what, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        Say($"{what}: {watch.Elapsed.TotalMilliseconds:0} ms");
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
