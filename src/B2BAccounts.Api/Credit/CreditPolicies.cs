using System.Collections.Concurrent;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Credit;

/// <summary>The credit policy in force.</summary>
public static class CreditPolicies
{
    private const int MostKept = 16;

    // A document is never edited, so what has been read of it stays right.
    private static readonly ConcurrentDictionary<string, CreditPolicy> Read = new(StringComparer.Ordinal);

    /// <summary>The one that became active last before or on the day.</summary>
    public static async Task<CreditPolicy> OnAsync(Book db, DateOnly day, CancellationToken cancel)
    {
        var document = await PoliciesByDay.DocumentAsync(db, PolicyKind.Credit, day, cancel);
        if (Read.Count > MostKept)
        {
            Read.Clear();
        }

        return Read.GetOrAdd(document, CreditPolicy.Parse);
    }
}
