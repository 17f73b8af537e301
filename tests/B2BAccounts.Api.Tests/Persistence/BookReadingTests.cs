using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>Connections and their statements are kept for the next reader, who must not notice.</summary>
public sealed class BookReadingTests
{
    private const int MoreThanAreKept = 600;

    [DatabaseFact]
    public async Task A_question_asked_again_while_its_answer_is_still_read_has_an_answer_of_its_own()
    {
        await using var book = await OfThreeAsync();
        for (var round = 0; round < 2; round++)
        {
            await using var reading = book.Get<AnswersDbFactory>().Read();
            await using var outer = book.Get<AnswersDbFactory>().Create(Scope.Everything, reading);
            // Servers answer one question a connection at a time; there another connection asks.
            await using var otherReading = book.Get<AnswersDbFactory>().Read();
            await using var inner = book.Get<AnswersDbFactory>().Create(Scope.Everything, outer.Database.IsSqlite() ? reading : otherReading);
            var pairs = new List<string>();
            await foreach (var one in Numbers(outer).AsAsyncEnumerable())
            {
                await foreach (var other in Numbers(inner).AsAsyncEnumerable())
                {
                    pairs.Add($"{one} {other}");
                }
            }

            Assert.Equal(["A A", "A B", "A C", "B A", "B B", "B C", "C A", "C B", "C C"], pairs);
        }
    }

    [DatabaseFact]
    public async Task More_kinds_of_questions_than_are_kept_are_answered_while_one_of_them_is_read()
    {
        await using var book = await OfThreeAsync();
        await using var reading = book.Get<AnswersDbFactory>().Read();
        await using var db = book.Get<AnswersDbFactory>().Create(Scope.Everything, reading);
        var kept = Numbers(db).AsAsyncEnumerable().GetAsyncEnumerator();
        Assert.True(await kept.MoveNextAsync());
        if (!db.Database.IsSqlite())
        {
            await kept.DisposeAsync();
        }

        for (var kind = 0; kind < MoreThanAreKept; kind++)
        {
            Assert.Equal("B", await db.Accounts.TagWith($"{kind}").Where(a => a.Number == "B").Select(a => a.Number).SingleAsync());
        }

        if (db.Database.IsSqlite())
        {
            Assert.Equal("A", kept.Current);
            Assert.True(await kept.MoveNextAsync());
            Assert.True(await kept.MoveNextAsync());
            Assert.Equal("C", kept.Current);
            Assert.False(await kept.MoveNextAsync());
            await kept.DisposeAsync();
        }

        Assert.Equal(["A", "B", "C"], await Numbers(db).ToListAsync());
    }

    [DatabaseFact]
    public async Task A_table_that_was_altered_between_two_readers_is_read_as_it_is_now()
    {
        await using var book = await OfThreeAsync();
        Assert.Equal(["A", "B", "C"], await ReadAsync(book, Scope.Everything));
        await using (var db = book.Db())
        {
            await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Accounts" ADD "Later" int NULL""");
        }

        await book.CreateAsync("D");
        Assert.Equal(["A", "B", "C", "D"], await ReadAsync(book, Scope.Everything));
    }

    [DatabaseFact]
    public async Task A_connection_that_showed_one_caller_everything_shows_the_next_what_his_scope_allows()
    {
        await using var book = await OfThreeAsync();
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(["A", "B", "C"], await ReadAsync(book, Scope.Everything));
            Assert.Empty(await ReadAsync(book, Scope.Nothing));
        }
    }

    [DatabaseFact]
    public async Task What_is_known_of_one_state_is_asked_anew_of_the_next_and_of_another_scope()
    {
        await using var book = await OfThreeAsync();
        var day = new DateOnly(2026, 3, 1);
        Assert.Equal((0m, 0m), await OwedAsync(Scope.Everything));
        await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("A", "1", day, new(100m, "CNY")), default);
        Assert.Equal((100m, 100m), await OwedAsync(Scope.Everything));
        Assert.Equal((0m, 0m), await OwedAsync(Scope.Nothing));

        async Task<(decimal, decimal)> OwedAsync(Scope scope)
        {
            await using var reading = book.Get<AnswersDbFactory>().Read();
            await using var db = book.Get<AnswersDbFactory>().Create(scope, reading);
            var account = await OfAAsync(book);
            var balance = await book.Get<Balances>().OfAsync(db, AccountSet.Of(account), day, default);
            var ageing = await book.Get<Ageings>().OfAsync(db, AccountSet.Of(account), day, default);
            return (balance[account].Value.Total.Amount, ageing[account].Value.Aged.Balance);
        }
    }

    private static async Task<long> OfAAsync(TestBook book)
    {
        await using var db = book.Db();
        return await db.Accounts.Where(a => a.Number == "A").Select(a => a.Id).SingleAsync();
    }

    private static async Task<TestBook> OfThreeAsync()
    {
        var book = await TestBook.OpenAsync();
        foreach (var number in (string[])["A", "B", "C"])
        {
            await book.CreateAsync(number);
        }

        return book;
    }

    private static async Task<List<string>> ReadAsync(TestBook book, Scope scope)
    {
        await using var reading = book.Get<AnswersDbFactory>().Read();
        await using var db = book.Get<AnswersDbFactory>().Create(scope, reading);
        return await Numbers(db).ToListAsync();
    }

    private static IQueryable<string> Numbers(AnswersDb db) => db.Accounts.OrderBy(a => a.Number).Select(a => a.Number);
}
