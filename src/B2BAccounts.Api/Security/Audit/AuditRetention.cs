using System.Text.Json;
using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>
/// Removes records that are older than they are to be kept, by whole seals from the beginning, and records what was removed: so
/// verification knows where the chains begin, and that nobody else has shortened them.
/// </summary>
public sealed class AuditRetention(BookTransactions transactions, BusinessClock clock, IOptions<AuditOptions> options)
{
    private const int SealsAtOnce = 200;

    /// <summary>Removes what is too old, a part at a time.</summary>
    /// <returns>How many records went.</returns>
    public async Task<int> RemoveAsync(CancellationToken cancel)
    {
        if (options.Value.KeepDays == 0)
        {
            return 0;
        }

        var (all, before) = (0, clock.UtcNow.AddDays(-options.Value.KeepDays));
        while (await transactions.RunAsync(BookLock.OfAudit, book => OnceAsync(book, before), cancel) is var gone and > 0)
        {
            all += gone;
        }

        return all;
    }

    private static async Task<int> OnceAsync(BookTransaction book, DateTime before)
    {
        // The last seal stays, whatever its age: the next one follows it.
        var newest = await book.Db.AuditSeals.MaxAsync(s => (long?)s.Number, book.Cancel);
        var old = await book.Db.AuditSeals.AsNoTracking().Where(s => s.At < before && s.Number < newest).OrderBy(s => s.Number).Take(SealsAtOnce).ToListAsync(book.Cancel);
        if (old.Count == 0)
        {
            return 0;
        }

        var ends = old.SelectMany(s => s.ReadHeads()).GroupBy(h => h.Chain).Select(g => g.MaxBy(h => h.Number)!).ToList();
        var removed = 0;
        foreach (var end in ends)
        {
            removed += await book.Db.AuditRecords.Where(r => r.Chain == end.Chain && r.Number <= end.Number).ExecuteDeleteAsync(book.Cancel);
            await book.Db.AuditChains.Where(c => c.Id == end.Chain).ExecuteUpdateAsync(set => set.SetProperty(c => c.BaseNumber, end.Number).SetProperty(c => c.BaseHash, end.Hash), book.Cancel);
        }

        // None of them is gone on with: AuditChains has another by then.
        await book.Db.AuditChains.Where(c => c.OpenedAt < before && c.SealedNumber > 0 && !book.Db.AuditRecords.Any(r => r.Chain == c.Id)).ExecuteDeleteAsync(book.Cancel);
        var bases = await book.Db.AuditChains.AsNoTracking().Where(c => c.BaseNumber > 0).OrderBy(c => c.Id).ToListAsync(book.Cancel);
        var last = old[^1];
        await book.Db.AuditSeals.Where(s => s.Number <= last.Number).ExecuteDeleteAsync(book.Cancel);
        book.Record(new AuditEvent(AuditKind.Retention, AuditCaller.Program, "retention")
        {
            Count = removed,
            Details = JsonSerializer.Serialize(new AuditRemoval(last.Number, last.Hash, [.. bases.Select(c => new AuditHead(c.Id, c.BaseNumber, c.BaseHash))])),
        });
        return Math.Max(removed, 1);
    }
}

/// <summary>What a record of retention says.</summary>
/// <param name="Seal">The last seal that was removed.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Ends">Of each chain that has records left: the last that was ever removed.</param>
public sealed record AuditRemoval(long Seal, string Hash, IReadOnlyList<AuditHead> Ends);
