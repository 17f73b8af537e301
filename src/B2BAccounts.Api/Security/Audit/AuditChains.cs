using System.Collections.Concurrent;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>
/// The ends of this process's chains. A change takes one that nobody has, adds its records in its own transaction, and puts it back once
/// they are committed; of a change that failed the chain is left as it is and never gone on with. A chain is gone on with for a day, so that
/// those whose records have all been removed for their age can go.
/// </summary>
public sealed class AuditChains(TimeProvider time)
{
    internal static readonly TimeSpan LongestUse = TimeSpan.FromDays(1);

    private readonly ConcurrentBag<ChainInUse> _free = [];
    private int _moved;

    /// <summary>Adds records to the change.</summary>
    /// <returns>The chain's new end, to be put back.</returns>
    internal async Task<ChainInUse> AppendAsync(BookTransaction book, IReadOnlyList<AuditEvent> events)
    {
        if (!_free.TryTake(out var chain) || time.GetUtcNow().UtcDateTime - chain.OpenedAt > LongestUse)
        {
            chain = new ChainInUse(new AuditHead(await book.KeyAsync<AuditChain>(), 0, AuditHash.First), book.RecordedAt);
            book.Db.AuditChains.Add(new AuditChain { Id = chain.End.Chain, OpenedAt = book.RecordedAt });
        }

        var end = chain.End;
        var id = (await book.KeysAsync<AuditRecord>(events.Count)).First;
        foreach (var one in events)
        {
            var record = Record(one, id++, end, book.RecordedAt);
            record.Hash = AuditHash.Of(end.Hash, record);
            book.Db.AuditRecords.Add(record);
            end = new AuditHead(end.Chain, record.Number, record.Hash);
        }

        return chain with { End = end };
    }

    internal void PutBack(ChainInUse chain)
    {
        _free.Add(chain);
        Volatile.Write(ref _moved, 1);
    }

    /// <summary>Whether a chain of this process has grown since this was last asked.</summary>
    internal bool TakeMoved() => Interlocked.Exchange(ref _moved, 0) == 1;

    internal void MovedAgain() => Volatile.Write(ref _moved, 1);

    private static AuditRecord Record(AuditEvent one, long id, AuditHead after, DateTime at) => new()
    {
        Id = id,
        Chain = after.Chain,
        Number = after.Number + 1,
        At = at,
        Kind = one.Kind,
        CallerId = StorableText.Of(one.Caller.Id),
        CallerName = StorableText.Of(one.Caller.Name),
        Role = one.Caller.Role,
        Address = one.Caller.Address,
        Operation = StorableText.Of(one.Operation),
        Subject = one.Subject,
        Code = one.Code,
        Count = one.Count,
        Details = one.Details,
    };
}

/// <summary>A chain that the process goes on with.</summary>
internal sealed record ChainInUse(AuditHead End, DateTime OpenedAt);
