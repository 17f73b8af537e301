using System.Collections.Concurrent;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>What the tests of a class share, one a database: a class is made ready before it is known on which database its tests run.</summary>
public abstract class OnEachDatabase<T>(Func<Task<T>> make) : IAsyncDisposable
    where T : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<T>>> made = new();

    /// <summary>The one of the running test's database.</summary>
    public Task<T> GetAsync() => made.GetOrAdd(DatabaseTestCases.DatabaseOf(TestContext.Current.TestCase), _ => new Lazy<Task<T>>(make)).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var one in made.Values.Where(m => m.Value.IsCompletedSuccessfully))
        {
            await (await one.Value).DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
