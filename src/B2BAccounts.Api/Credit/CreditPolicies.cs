using System.Collections.Concurrent;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <summary>The credit policy in force.</summary>
public static class CreditPolicies
{
    private const int MostKept = 16;

    private static readonly CompiledQuery<Func<Book, DateOnly, Task<string?>>> InForce = new(() => EF.CompileAsyncQuery(
        (Book db, DateOnly day) => db.CreditPolicies.Where(p => p.ActiveFrom <= day)
            .OrderByDescending(p => p.ActiveFrom).ThenByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Select(p => p.Document).FirstOrDefault()));

    // A document is never edited once it is active, so what has been read of it stays right.
    private static readonly ConcurrentDictionary<string, CreditPolicy> Read = new(StringComparer.Ordinal);

    /// <summary>The one that became active last before or on the day, else the default.</summary>
    public static async Task<CreditPolicy> OnAsync(Book db, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        cancel.ThrowIfCancellationRequested();
        if (await InForce.For(db)(db, day) is not { } document)
        {
            return CreditPolicy.Default;
        }

        if (Read.Count > MostKept)
        {
            Read.Clear();
        }

        return Read.GetOrAdd(document, CreditPolicy.Parse);
    }

    /// <summary>The same for a change; a book without any begins with the default, which is stored with it, so that a limit can be explained.</summary>
    public static async Task<CreditPolicy> InForceAsync(BookTransaction book, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(book);
        var policy = await OnAsync(book.Db, day, book.Cancel);
        if (policy.Version == CreditPolicy.Default.Version
            && !await book.Db.CreditPolicies.AnyAsync(p => p.PolicyVersion == policy.Version, book.Cancel))
        {
            book.Db.CreditPolicies.Add(new CreditPolicyVersion
            {
                Id = await book.KeyAsync<CreditPolicyVersion>(),
                PolicyVersion = policy.Version,
                Document = CreditPolicy.DefaultDocument,
                ActiveFrom = DateOnly.MinValue,
                CreatedAt = book.RecordedAt,
            });
        }

        return policy;
    }
}
