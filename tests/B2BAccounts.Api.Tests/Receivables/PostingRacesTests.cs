using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>What must hold whatever runs at the same time. Two books on one file stand for two processes.</summary>
public sealed class PostingRacesTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [DatabaseFact]
    public async Task Fifty_payments_at_once_never_allocate_more_than_the_invoice()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        await one.CreateAsync("C-1");
        await Invoice(one, "I-1", 1_000m);
        var books = new[] { one, two };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => Outcome(
            books[i % 2].Get<RecordPayment>().HandleAsync(
                new RecordPaymentInput("C-1", $"P-{i}", Day, new MoneyInput(70m, "CNY")) { Allocations = [new PaymentAllocationInput("I-1", 70m)] }, default)))));
        Assert.Equal(14, outcomes.Count(o => o is null));
        Assert.Equal(36, outcomes.Count(o => o == RuleCodes.AllocationExceedsTarget));
        await using var db = one.Db();
        Assert.Equal(980m, await db.Allocations.SumAsync(a => a.Amount));
        Assert.Equal(14, await db.Payments.CountAsync());
        Assert.Equal(20m, (await db.OpenDocuments.SingleAsync()).Open);
    }

    [DatabaseFact]
    public async Task Fifty_payments_at_once_without_named_invoices_fill_the_oldest_and_keep_the_rest()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        await one.CreateAsync("C-1");
        await Invoice(one, "I-1", 1_000m);
        await Invoice(one, "I-2", 500m);
        var books = new[] { one, two };
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => books[i % 2].Get<RecordPayment>().HandleAsync(
            new RecordPaymentInput("C-1", $"P-{i}", Day, new MoneyInput(70m, "CNY")), default))));
        await using var db = one.Db();
        var byInvoice = await db.Allocations.GroupBy(a => a.ToId).Select(g => g.Sum(a => a.Amount)).ToListAsync();
        Assert.Equal([500m, 1_000m], byInvoice.Order());
        Assert.Equal(50 * 70m - 1_500m, await db.OpenDocuments.SumAsync(o => o.Open));
        Assert.All(await db.OpenDocuments.ToListAsync(), o => Assert.Equal(DocumentKind.Payment, o.Kind));
    }

    [DatabaseFact]
    public async Task The_same_document_number_at_once_is_taken_exactly_once()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        await one.CreateAsync("C-1");
        var books = new[] { one, two };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Outcome(
            books[i % 2].Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", "I-1", Day, new MoneyInput(100m, "CNY")), default)))));
        Assert.Single(outcomes, o => o is null);
        Assert.Equal(19, outcomes.Count(o => o == RuleCodes.DocumentNumberTaken));
    }

    [DatabaseFact]
    public async Task The_same_account_number_at_once_is_taken_exactly_once()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        var books = new[] { one, two };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Outcome(books[i % 2].CreateAsync("C-1")))));
        Assert.Single(outcomes, o => o is null);
        Assert.Equal(19, outcomes.Count(o => o == RuleCodes.AccountNumberTaken));
    }

    [DatabaseFact]
    public async Task Of_two_changes_from_one_version_one_is_refused()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        await one.CreateAsync("C-1");
        var outcomes = await Task.WhenAll(new[] { one, two }.Select((book, i) => Task.Run(() => Outcome(
            book.Get<UpdateAccount>().HandleAsync(new UpdateAccountInput("C-1", 1) { City = $"City {i}" }, Scope.Everything, default)))));
        Assert.Single(outcomes, o => o is null);
        Assert.Single(outcomes, o => o == RuleCodes.VersionConflict);
        await using var db = one.Db();
        Assert.Equal(2, (await db.Accounts.SingleAsync()).Version);
    }

    [DatabaseFact]
    public async Task An_idempotency_key_sent_many_times_at_once_does_its_work_once()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        await one.CreateAsync("C-1");
        var books = new[] { one, two };
        var invoices = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => books[i % 2].Get<RecordInvoice>().HandleAsync(
            new RecordInvoiceInput("C-1", "I-1", Day, new MoneyInput(100m, "CNY")) { IdempotencyKey = "k" }, default))));
        Assert.Single(invoices.Select(i => i.Id).Distinct());
        await using var db = one.Db();
        Assert.Equal(1, await db.Invoices.CountAsync());
        var other = await Assert.ThrowsAsync<RuleViolation>(() => one.Get<RecordInvoice>().HandleAsync(
            new RecordInvoiceInput("C-1", "I-1", Day, new MoneyInput(101m, "CNY")) { IdempotencyKey = "k" }, default));
        Assert.Equal(Idempotency.KeyReused, other.Code);
        var samePlain = await one.Get<RecordInvoice>().HandleAsync(
            new RecordInvoiceInput("C-1", "I-1", Day, new MoneyInput(100.00m, "CNY")) { IdempotencyKey = "k" }, default);
        Assert.Equal(invoices[0].Id, samePlain.Id);
    }

    [DatabaseFact]
    public async Task A_posting_that_dies_midway_leaves_nothing()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => book.Transactions.RunAsync(
            async t =>
            {
                await book.Get<Posting>().PostAsync(t, new NewInvoice("C-1", "I-1", Day, 100m));
                await t.Db.SaveChangesAsync(t.Cancel);
                throw new TimeZoneNotFoundException("died");
            },
            default));
        await using var db = book.Db();
        Assert.Equal(0, await db.Invoices.CountAsync());
        Assert.Equal(0, await db.OpenDocuments.CountAsync());
        Assert.Null((await db.Accounts.SingleAsync()).LastPurchaseOn);
        await Invoice(book, "I-1", 100m);
        Assert.Equal(1, await db.Invoices.CountAsync());
    }

    [DatabaseFact]
    public async Task A_posting_that_is_given_up_leaves_nothing_and_lets_the_next_one_in()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => book.Transactions.RunAsync(
            async t =>
            {
                await book.Get<Posting>().PostAsync(t, new NewInvoice("C-1", "I-1", Day, 100m));
                await cancel.CancelAsync();
            },
            cancel.Token));
        await using var db = book.Db();
        Assert.Equal(0, await db.Invoices.CountAsync());
        await Invoice(book, "I-1", 100m);
    }

    private static Task<Invoice> Invoice(TestBook book, string number, decimal amount) =>
        book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", number, Day, new MoneyInput(amount, "CNY")), default);

    /// <summary>Null when it was done, else the code of the rule that refused it; anything else fails the test.</summary>
    private static async Task<string?> Outcome(Task work)
    {
        try
        {
            await work;
            return null;
        }
        catch (RuleViolation refused)
        {
            return refused.Code;
        }
    }
}
