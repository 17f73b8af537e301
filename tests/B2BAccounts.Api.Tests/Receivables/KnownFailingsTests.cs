using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>What ageing reports of other systems are known to get wrong, each by hand.</summary>
public sealed class KnownFailingsTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [DatabaseFact]
    public async Task What_is_not_yet_due_has_a_bucket_and_is_no_part_of_what_is_overdue()
    {
        await using var book = await WithInvoiceAsync(due: Today);
        var aged = await AgedAsync(book, Today);
        Assert.Equal([100m, 0m, 0m, 0m, 0m, 0m], aged.Buckets);
        Assert.Equal((100m, 0m, 100m), (aged.NotDue, aged.Overdue, aged.Balance));
        Assert.Equal([0m, 100m, 0m, 0m, 0m, 0m], (await AgedAsync(book, Today.AddDays(1))).Buckets);
    }

    [DatabaseFact]
    public async Task A_report_of_a_past_day_is_not_lessened_by_payments_that_came_later()
    {
        await using var book = await WithInvoiceAsync(due: new DateOnly(2026, 2, 1));
        await PayAsync(book, 100m, Today);
        Assert.Equal([0m, 0m, 100m, 0m, 0m, 0m], (await AgedAsync(book, Today.AddDays(-1))).Buckets);
        Assert.Equal(0m, (await AgedAsync(book, Today)).Balance);
    }

    [DatabaseFact]
    public async Task An_invoice_that_is_paid_in_part_is_owed_for_the_rest_alone()
    {
        await using var book = await WithInvoiceAsync(due: new DateOnly(2026, 3, 30));
        await PayAsync(book, 60m, Today);
        var aged = await AgedAsync(book, Today);
        Assert.Equal([0m, 40m, 0m, 0m, 0m, 0m], aged.Buckets);
        Assert.Equal((0m, 40m), (aged.Unapplied, aged.Balance));
    }

    private static async Task<TestBook> WithInvoiceAsync(DateOnly due)
    {
        var book = await TestBook.OpenAsync();
        await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput("C", "C"), Scope.Everything, default);
        await book.Get<RecordInvoice>().HandleAsync(
            new RecordInvoiceInput("C", "I-1", new DateOnly(2026, 1, 10), new MoneyInput(100m, "CNY")) { DueDate = due }, default);
        return book;
    }

    private static Task PayAsync(TestBook book, decimal amount, DateOnly date) =>
        book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("C", "P-1", date, new MoneyInput(amount, "CNY")), default);

    private static async Task<AgedBalance> AgedAsync(TestBook book, DateOnly day)
    {
        await using var db = book.Answers();
        var all = await book.Get<Ageings>().OfAsync(db, AccountSet.Of(db.Accounts.Select(a => a.Id)), day, default);
        var total = await book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, day, default);
        var aged = Assert.Single(all).Value.Value.Aged;
        Assert.Equal(total.Aged.Buckets, aged.Buckets);
        return aged;
    }
}
