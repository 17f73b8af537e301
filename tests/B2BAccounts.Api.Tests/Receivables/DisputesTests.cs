using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Tests.Receivables;

public sealed class DisputesTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [DatabaseFact]
    public async Task A_dispute_is_a_memo_from_its_opening_to_its_closing_and_by_what_was_known()
    {
        await using var book = await OpenAsync();
        await book.Get<OpenDispute>().HandleAsync(new OpenDisputeInput("A", "I-1", "late") { Amount = new MoneyInput(400m, "CNY"), OpenedOn = new DateOnly(2026, 3, 3) }, Scope.Everything, default);
        Assert.Equal((0m, 400m, 400m), (await DisputedAsync(book, new DateOnly(2026, 3, 2)), await DisputedAsync(book, new DateOnly(2026, 3, 3)), await DisputedAsync(book, Today)));
        var before = book.Time.Now.UtcDateTime;

        book.Time.Now = book.Time.Now.AddHours(1);
        await book.Get<CloseDispute>().HandleAsync(new CloseDisputeInput("A", "I-1") { ClosedOn = new DateOnly(2026, 3, 10) }, Scope.Everything, default);
        book.Time.Now = book.Time.Now.AddHours(1);
        Assert.Equal((400m, 0m), (await DisputedAsync(book, new DateOnly(2026, 3, 9)), await DisputedAsync(book, new DateOnly(2026, 3, 10))));
        Assert.Equal(400m, await DisputedAsync(book, new LedgerDay(new DateOnly(2026, 3, 10), before)));
        Assert.Equal(0m, await DisputedAsync(book, new LedgerDay(new DateOnly(2026, 3, 10), before.AddHours(1))));

        // Closed, so that another can begin.
        await book.Get<OpenDispute>().HandleAsync(new OpenDisputeInput("A", "I-1", "broken"), Scope.Everything, default);
        Assert.Equal(1_000m, await DisputedAsync(book, Today));
    }

    [DatabaseFact]
    public async Task What_cannot_be_contested_or_closed_is_refused()
    {
        await using var book = await OpenAsync();
        Assert.Equal("DOCUMENT_NOT_FOUND", await RefusedAsync(() => Open(book, "I-9")));
        Assert.Equal("CURRENCY_MISMATCH", await RefusedAsync(() => Open(book, "I-1", 5m, "EUR")));
        Assert.Equal("VALUE_OUT_OF_RANGE", await RefusedAsync(() => Open(book, "I-1", 1_000.01m)));
        Assert.Equal("DATES_OUT_OF_ORDER", await RefusedAsync(() => Open(book, "I-1", openedOn: new DateOnly(2026, 3, 1))));
        Assert.Equal("DISPUTE_NOT_FOUND", await RefusedAsync(() => Close(book)));
        Assert.Equal("ACCOUNT_NOT_FOUND", await RefusedAsync(() => book.Get<OpenDispute>().HandleAsync(new OpenDisputeInput("A", "I-1", "late"), Scope.Nothing, default)));
        await Open(book, "I-1");
        Assert.Equal("DISPUTE_EXISTS", await RefusedAsync(() => Open(book, "I-1")));
        Assert.Equal("DATES_OUT_OF_ORDER", await RefusedAsync(() => Close(book, new DateOnly(2026, 3, 30))));
        await Close(book);
        Assert.Equal(0m, await DisputedAsync(book, Today));
    }

    [DatabaseFact]
    public async Task Of_twenty_who_contest_an_invoice_at_once_one_opens_a_dispute()
    {
        await using var book = await OpenAsync();
        var ends = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                await Open(book, "I-1", 700m);
                return "opened";
            }
            catch (RuleViolation refused)
            {
                return refused.Code;
            }
        })));
        Assert.Equal(["DISPUTE_EXISTS", "opened"], ends.Distinct().Order(StringComparer.Ordinal));
        Assert.Single(ends, "opened");
        Assert.Equal(700m, await DisputedAsync(book, Today));
    }

    private static async Task<TestBook> OpenAsync()
    {
        var book = await TestBook.OpenAsync(now: new DateTimeOffset(2026, 3, 31, 9, 0, 0, TimeSpan.Zero));
        await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("A", "A"), Scope.Everything, default);
        await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("A", "I-1", new DateOnly(2026, 3, 2), new MoneyInput(1_000m, "CNY")), default);
        return book;
    }

    private static Task Open(TestBook book, string invoice, decimal? amount = null, string currency = "CNY", DateOnly? openedOn = null) => book.Get<OpenDispute>().HandleAsync(
        new OpenDisputeInput("A", invoice, "late") { Amount = amount is { } given ? new MoneyInput(given, currency) : null, OpenedOn = openedOn }, Scope.Everything, default);

    private static Task Close(TestBook book, DateOnly? on = null) =>
        book.Get<CloseDispute>().HandleAsync(new CloseDisputeInput("A", "I-1") { ClosedOn = on }, Scope.Everything, default);

    private static async Task<decimal> DisputedAsync(TestBook book, LedgerDay day)
    {
        await using var db = book.Answers();
        return (await book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, day, default)).Aged.Disputed;
    }

    private static async Task<string> RefusedAsync(Func<Task> change) => (await Assert.ThrowsAsync<RuleViolation>(change)).Code;
}
