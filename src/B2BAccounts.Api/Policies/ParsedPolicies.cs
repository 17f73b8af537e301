using System.Collections.Concurrent;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Policies;

/// <summary>Policies of a kind as their documents say them; those read lately are kept.</summary>
internal sealed class ParsedPolicies<T>(PolicyKind kind, Func<string, T> parse)
    where T : class
{
    private const int MostKept = 16;

    // A document is never edited, so what has been read of it stays right.
    private readonly ConcurrentDictionary<string, T> _read = new(StringComparer.Ordinal);

    /// <summary>The one that became active last before or on the day.</summary>
    public async Task<T> OnAsync(Book db, DateOnly day, CancellationToken cancel)
    {
        var document = await PoliciesByDay.DocumentAsync(db, kind, day, cancel);
        if (_read.Count > MostKept)
        {
            _read.Clear();
        }

        return _read.GetOrAdd(document, parse);
    }
}
