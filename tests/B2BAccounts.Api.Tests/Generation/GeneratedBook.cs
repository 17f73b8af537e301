using B2BAccounts.Api.Generation;
using B2BAccounts.Api.Tests.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Generation;

/// <summary>A generated book of 2,000 accounts, for the tests that only look at it.</summary>
public sealed class GeneratedBook : IAsyncLifetime
{
    public static readonly DateOnly AsOf = new(2026, 3, 31);

    public GenerationPlan Plan { get; } = new(2_000, Seed: 5, AsOf, "CNY");

    public TestBook Book { get; private set; } = null!;

    public static Task<TestBook> OpenAsync() => TestBook.OpenAsync(more: services => services.AddSingleton<GenerateBook>());

    public async ValueTask InitializeAsync()
    {
        Book = await OpenAsync();
        var made = await Book.Get<GenerateBook>().HandleAsync(new GenerateBookInput(Plan.Accounts, Plan.Seed), progress: null, TestContext.Current.CancellationToken);
        Assert.Equal(Plan, made.Plan);
        Assert.True(made.IsComplete);
    }

    public ValueTask DisposeAsync() => Book.DisposeAsync();
}
