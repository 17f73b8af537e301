using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>The fields of one query must add up, whatever is posted while it is answered.</summary>
public sealed class AnswerBooksTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [DatabaseFact]
    public async Task All_fields_of_a_query_see_the_book_as_it_was_when_the_first_was_answered()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        await InvoiceAsync(book, "I-1");
        await using (var answers = new AnswerBooks(book.Get<AnswersDbFactory>(), Scope.Everything))
        {
            var first = answers.Open();
            Assert.Equal(1, await first.Invoices.CountAsync());
            await InvoiceAsync(book, "I-2");
            var second = answers.Open();
            Assert.Equal((1, 1), (await first.Invoices.CountAsync(), await second.Invoices.CountAsync()));
            var account = await second.Accounts.SingleAsync();
            var credit = (await book.Get<Credits>().OfAsync(answers.Open(), AccountSet.Of(account.Id), default))[account.Id].Value;
            Assert.Equal(100m, credit.Exposure.Receivable.Amount);
            Assert.Equal(2, await answers.Open("change").Invoices.CountAsync());
        }

        await using var later = new AnswerBooks(book.Get<AnswersDbFactory>(), Scope.Everything);
        Assert.Equal(2, await later.Open().Invoices.CountAsync());
    }

    [DatabaseFact]
    public async Task What_a_resolver_that_was_left_behind_still_reads_is_handed_to_nobody_else()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        var running = new TaskCompletionSource();
        var stopped = new AnswerBooks(book.Get<AnswersDbFactory>(), Scope.Everything);
        var left = stopped.Open(ended: running.Task);
        Assert.Equal(1, await left.Accounts.CountAsync());
        await stopped.DisposeAsync();
        await using (var next = new AnswerBooks(book.Get<AnswersDbFactory>(), Scope.Nothing))
        {
            var others = next.Open();
            Assert.NotSame(left, others);
            Assert.Equal((1, 0), (await left.Accounts.CountAsync(), await others.Accounts.CountAsync()));
        }

        running.SetResult();
        for (var waited = 0; waited < 200 && !await IsEndedAsync(left); waited++)
        {
            await Task.Delay(25);
        }

        Assert.True(await IsEndedAsync(left));

        static async Task<bool> IsEndedAsync(AnswersDb db)
        {
            try
            {
                await db.Accounts.CountAsync();
                return false;
            }
            catch (ObjectDisposedException)
            {
                return true;
            }
        }
    }

    private static Task InvoiceAsync(TestBook book, string number) =>
        book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", number, Day, new MoneyInput(100m, "CNY")), default);
}
