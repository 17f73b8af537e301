using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Verification;

/// <summary>A book of accounts of which each has one thing wrong, verified once for all.</summary>
public sealed class DamagedBook() : OnEachDatabase<DamagedBook.OneBook>(OneBook.MakeAsync)
{
    /// <summary>Others are made to point at its rows.</summary>
    public const int PointedAt = 1;

    public const int Untouched = 2;

    public const int FirstDamaged = 10;

    public sealed class OneBook(VerifiedBook verified) : IAsyncDisposable
    {
        public VerifiedBook Verified { get; } = verified;

        public static async Task<OneBook> MakeAsync()
        {
            await using var book = await TestBook.OpenAsync(more: s => s.AddSingleton<VerifyBook>());
            await using var db = book.Db();
            var little = new LittleBook(db);
            await little.BeginAsync();
            foreach (var number in Enumerable.Range(FirstDamaged, Damages.All.Count).Prepend(Untouched).Prepend(PointedAt))
            {
                await little.AddAsync(number);
            }

            await book.Get<RollFigures>().RunAsync(TestContext.Current.CancellationToken);
            DateOnly[] days = [LittleBook.Day(2, 28), LittleBook.Day(3, 31), LittleBook.Day(4, 30)];
            var before = await RunAsync();
            Assert.Empty(before.Differences);
            for (var i = 0; i < Damages.All.Count; i++)
            {
                Assert.Equal(1, await Damages.All[i].Do(db, (FirstDamaged + i) * 1_000L));
            }

            return new OneBook(await RunAsync());

            Task<VerifiedBook> RunAsync() => book.Get<VerifyBook>().RunAsync(days, (_, _) => { }, TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync() => default;
    }
}
