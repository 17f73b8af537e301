using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <summary>Asks for accounts to be assessed anew, in the transaction that has changed what their grades rest on.</summary>
public static class AskAssessment
{
    private static readonly CompiledQuery<Func<AccountsDb, List<long>, IAsyncEnumerable<AssessmentRequest>>> Waiting = new(() => EF.CompileAsyncQuery(
        (AccountsDb db, List<long> accounts) => db.AssessmentRequests.Where(r => accounts.Contains(r.AccountId))));

    /// <summary>An account that waits already waits no second time; one that could not be assessed is tried again at once.</summary>
    /// <param name="accounts">Locked by the transaction.</param>
    public static async Task OfAsync(BookTransaction book, IReadOnlyCollection<long> accounts)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(accounts);
        if (accounts.Count == 0)
        {
            return;
        }

        var waiting = (await Waiting.For(book.Db)(book.Db, [.. accounts]).ToListAsync(book.Cancel)).ToDictionary(r => r.AccountId);
        foreach (var failed in waiting.Values.Where(r => r.NextTryAt > book.RecordedAt))
        {
            failed.NextTryAt = book.RecordedAt;
        }

        await book.InsertAsync(
            [.. accounts.Distinct().Where(a => !waiting.ContainsKey(a)).Select(a => new AssessmentRequest { AccountId = a, AskedAt = book.RecordedAt, NextTryAt = book.RecordedAt })]);
    }
}
