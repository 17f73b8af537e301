using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Policies;

/// <summary>Which version of a policy is in force when.</summary>
internal static class PoliciesByDay
{
    private static readonly CompiledQuery<Func<Book, PolicyKind, DateOnly, Task<string?>>> Documents = new(() => EF.CompileAsyncQuery(
        (Book db, PolicyKind kind, DateOnly day) => db.Policies.Where(p => p.Kind == kind && p.ActiveFrom <= day)
            .OrderByDescending(p => p.ActiveFrom).ThenByDescending(p => p.ActivatedAt).ThenByDescending(p => p.Id).Select(p => p.Document).FirstOrDefault()));

    /// <summary>The one that became active last before or on the day, then those before it.</summary>
    public static IQueryable<Policy> On(Book db, PolicyKind kind, DateOnly day) => db.Policies.AsNoTracking().Where(p => p.Kind == kind && p.ActiveFrom <= day)
        .OrderByDescending(p => p.ActiveFrom).ThenByDescending(p => p.ActivatedAt).ThenByDescending(p => p.Id);

    /// <summary>The text of the one in force; the default where the book has none yet.</summary>
    public static async Task<string> DocumentAsync(Book db, PolicyKind kind, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        cancel.ThrowIfCancellationRequested();
        return await Documents.For(db)(db, kind, day) ?? PolicyDocuments.Default(kind);
    }
}
