using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Tests.Receivables;
using B2BAccounts.Api.Verification;
using B2BAccounts.Domain.Receivables;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Verification;

public sealed class VerifyBookTests(DamagedBook damaged) : IClassFixture<DamagedBook>
{
    public static TheoryData<string> Kinds => [.. Damages.All.Select(d => d.Name)];

    [DatabaseTheory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_changed_past_the_rules_is_found_and_named(string kind)
    {
        var at = Damages.All.Select((d, i) => (d.Name, i)).Single(d => d.Name == kind).i;
        var number = DamagedBook.FirstDamaged + at;
        var found = (await damaged.GetAsync()).Verified.Differences.Where(d => d.Account == $"L-{number}").Select(d => d.ToString()).ToList();
        var expected = $"account L-{number}, {Damages.All[at].Found.Replace("NN", $"N{number:0}00", StringComparison.Ordinal)}";
        Assert.Contains(found, f => f.StartsWith(expected, StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task An_account_that_nobody_touched_has_nothing_wrong_beside_those_that_somebody_did()
    {
        var verified = (await damaged.GetAsync()).Verified;
        Assert.DoesNotContain(verified.Differences, d => d.Account == $"L-{DamagedBook.Untouched}");
        Assert.Equal(verified.Differences.Count, verified.DifferenceCount);
    }

    [DatabaseFact]
    public async Task A_rate_below_zero_is_named_and_so_is_what_cannot_be_answered_for_it()
    {
        await using var book = await OpenAsync();
        await book.CreateAsync("V-1", "USD");
        await using var db = book.Db();
        db.Add(new FxRate { Id = 1, Currency = "USD", BaseCurrency = "CNY", Day = new DateOnly(2026, 3, 30), Rate = -7.1m, RecordedAt = DateTime.UnixEpoch });
        await db.SaveChangesAsync();
        await book.Transactions.RunAsync(b => book.Get<Posting>().PostAsync(b, new NewInvoice("V-1", "I1", new DateOnly(2026, 3, 30), 100m)), CancellationToken.None);
        var found = (await RunAsync(book, [new DateOnly(2026, 3, 31)])).Differences.Select(d => d.ToString()).ToList();
        Assert.Contains("the book, rate from USD to CNY of 2026-03-30: -7.1; replayed: above zero", found);
        Assert.Contains(found, f => f.StartsWith("the book, ageing on 2026-03-31 of accounts V-1 to V-1: FX_RATE_INVALID", StringComparison.Ordinal));
    }

    [DatabaseTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_book_of_everything_that_happens_to_receivables_has_no_difference_on_any_day(int seed)
    {
        var random = new RandomBook(seed, 5, 700, 0.5).RecordedLate(seed);
        await using var book = await OpenAsync(new DateTimeOffset(random.Last, new TimeOnly(15, 0), TimeSpan.Zero));
        await random.SaveAsync(book);
        var days = Enumerable.Range(0, 12).Select(n => RandomBook.First.AddDays(n * 61 + 7)).ToList();
        var verified = await RunAsync(book, days);
        Assert.Empty(verified.Differences);
        Assert.Equal((5, days.Count, random.Allocations.Count), (verified.Accounts, verified.Days.Count, verified.Allocations));
        Assert.Equal(random.Invoices.Count + random.CreditNotes.Count + random.Payments.Count + random.Refunds.Count + random.WriteOffs.Count, verified.Documents);
    }

    [DatabaseFact]
    public async Task Postings_that_go_on_meanwhile_are_no_difference()
    {
        await using var book = await OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await book.CreateAsync($"V-{i}");
        }

        using var ended = new CancellationTokenSource();
        var posted = 0;
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var posting = Task.Run(async () =>
        {
            for (; !ended.IsCancellationRequested; posted++)
            {
                var document = posted % 2 == 0 ? (NewDocument)new NewInvoice($"V-{posted % 3}", $"I{posted}", new DateOnly(2026, 3, 1), 100m) : new NewPayment($"V-{posted % 3}", $"P{posted}", new DateOnly(2026, 3, 2), 90m);
                await book.Transactions.RunAsync(b => book.Get<Posting>().PostAsync(b, document), CancellationToken.None);
                first.TrySetResult();
            }
        });
        await first.Task;
        while (posted < 30 && !posting.IsCompleted)
        {
            Assert.Empty((await RunAsync(book, [])).Differences);
        }

        await ended.CancelAsync();
        await posting;
    }

    private static Task<TestBook> OpenAsync(DateTimeOffset? now = null) => TestBook.OpenAsync(now: now, more: s => s.AddSingleton<VerifyBook>());

    private static Task<VerifiedBook> RunAsync(TestBook book, IReadOnlyList<DateOnly> days) =>
        book.Get<VerifyBook>().RunAsync(days, (_, _) => { }, TestContext.Current.CancellationToken);
}
