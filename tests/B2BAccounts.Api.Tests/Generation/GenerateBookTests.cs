using B2BAccounts.Api.Generation;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Tests.Generation;

public sealed class GenerateBookTests
{
    private const int Accounts = 1_200;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [DatabaseFact]
    public async Task Two_books_of_one_seed_are_equal_whenever_they_were_cut_off_and_those_of_another_are_not()
    {
        await using var whole = await GeneratedBook.OpenAsync();
        await using var cut = await GeneratedBook.OpenAsync();
        await using var other = await GeneratedBook.OpenAsync();
        Assert.True((await Generate(whole, seed: 3)).IsComplete);
        Assert.True((await Generate(other, seed: 4)).IsComplete);
        var runs = 0;
        for (var complete = false; !complete; runs++)
        {
            // Each as a process of its own, stopped after its first batch.
            using var stop = new CancellationTokenSource();
            await using var again = await cut.AgainAsync();
            complete = (await Generate(again, seed: 3, _ => stop.Cancel(), stop.Token)).IsComplete;
        }

        Assert.True(runs > 2, $"{runs} runs");
        // The last was stopped before it had reckoned what is owed.
        Assert.True((await Generate(cut, seed: 3)).IsComplete);
        await using var wholeDb = whole.Db();
        var rows = BookRows.Of(wholeDb);
        await using var cutDb = cut.Db();
        Assert.Equal(rows, BookRows.Of(cutDb));
        await using var otherDb = other.Db();
        Assert.NotEqual(rows, BookRows.Of(otherDb));
    }

    [Fact]
    public async Task A_run_that_is_resumed_on_a_later_day_keeps_the_last_day_of_its_history()
    {
        await using var book = await GeneratedBook.OpenAsync();
        using var stop = new CancellationTokenSource();
        var begun = await Generate(book, seed: 3, _ => stop.Cancel(), stop.Token);
        book.Time.Now = book.Time.Now.AddDays(3);
        var resumed = await Generate(book, seed: 3);
        Assert.Equal((begun.Plan, begun.Done), (resumed.Plan, resumed.Before));
        Assert.True(resumed.IsComplete);
    }

    [Theory]
    [InlineData(Accounts + 1, 3, null, "--accounts 1200, not 1201")]
    [InlineData(Accounts, 4, null, "--seed 3, not 4")]
    [InlineData(Accounts, 3, "2026-03-30", "--as-of 2026-03-31, not 2026-03-30")]
    public async Task A_book_begun_with_other_values_is_refused_and_says_which(int accounts, long seed, string? asOf, string said)
    {
        await using var book = await GeneratedBook.OpenAsync();
        using var stop = new CancellationTokenSource();
        var begun = await Generate(book, seed: 3, _ => stop.Cancel(), stop.Token);
        var input = new GenerateBookInput(accounts, seed, asOf is null ? null : DateOnly.Parse(asOf));
        var refused = await Assert.ThrowsAsync<CannotStart>(() => Of(book).HandleAsync(input, progress: null, Cancel));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Equal(begun.Done, (await Generate(book, seed: 3)).Before);
    }

    [Fact]
    public async Task A_book_with_an_account_that_was_not_generated_is_refused_before_and_after()
    {
        await using var book = await GeneratedBook.OpenAsync();
        await AddAsync(book, "X1");
        var refused = await Assert.ThrowsAsync<CannotStart>(() => Generate(book, seed: 3));
        Assert.Contains("1 accounts", refused.Message, StringComparison.Ordinal);

        await using var generated = await GeneratedBook.OpenAsync();
        using var stop = new CancellationTokenSource();
        await Generate(generated, seed: 3, _ => stop.Cancel(), stop.Token);
        await AddAsync(generated, "X1");
        refused = await Assert.ThrowsAsync<CannotStart>(() => Generate(generated, seed: 3));
        Assert.Contains("others have been added", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null, "between 1 and 1,000,000, not 0")]
    [InlineData(1_000_001, null, "between 1 and 1,000,000, not 1,000,001")]
    [InlineData(5, "2026-04-01", "lies in the future")]
    [InlineData(5, "1901-01-01", "leaves no room")]
    public async Task Values_out_of_range_are_refused_with_what_is_right(int accounts, string? asOf, string said)
    {
        await using var book = await GeneratedBook.OpenAsync();
        var input = new GenerateBookInput(accounts, Seed: 1, asOf is null ? null : DateOnly.Parse(asOf));
        var refused = await Assert.ThrowsAsync<InputInvalid>(() => Of(book).HandleAsync(input, progress: null, Cancel));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("USD", 4)]
    [InlineData("KWD", 0)]
    public async Task A_book_in_another_base_currency_is_made_too(string baseCurrency, int foreign)
    {
        await using var book = await TestBook.OpenAsync(settings: ("Business:BaseCurrency", baseCurrency));
        Assert.True((await Generate(book, seed: 3)).IsComplete);
        await using var db = book.Db();
        Assert.Equal(foreign, db.FxRates.Select(r => r.Currency).Distinct().Count());
        Assert.Contains(db.Accounts.Select(a => a.Currency), c => c == baseCurrency);
        Assert.Equal(foreign > 0, db.Accounts.Any(a => a.Currency != baseCurrency));
    }

    private static GenerateBook Of(TestBook book) => new(book.Transactions, book.Get<Posting>(), book.Get<RollFigures>(), book.Get<BusinessClock>());

    private static Task<GenerateBookResult> Generate(TestBook book, long seed, Action<long>? progress = null, CancellationToken? stop = null) =>
        Of(book).HandleAsync(new GenerateBookInput(Accounts, seed), (done, _) => progress?.Invoke(done), stop ?? Cancel);

    private static Task AddAsync(TestBook book, string number) => book.Transactions.RunAsync(
        async change =>
        {
            var account = new Account { Id = await change.KeyAsync<Account>(), Number = number, Currency = "CNY", Version = 1, CreatedAt = change.RecordedAt, UpdatedAt = change.RecordedAt };
            account.Rename(number, null);
            change.Db.Accounts.Add(account);
        },
        Cancel);
}
