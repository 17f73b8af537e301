using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>Follows one chain from its beginning and tells what does not follow from what stands before it.</summary>
internal sealed class ChainReading(Book db, AuditHead begin, Action<string> problem)
{
    private const int Batch = 500;

    private readonly Queue<AuditRecord> _ahead = new();
    private long _read = begin.Number;

    /// <summary>The last record that was looked at.</summary>
    public AuditHead At { get; private set; } = begin;

    public long Records { get; private set; }

    /// <summary>Goes on up to a record, or to the end.</summary>
    public async Task AdvanceAsync(long upTo, CancellationToken cancel)
    {
        while (At.Number < upTo && await NextAsync(cancel) is { } record)
        {
            if (record.Number > upTo)
            {
                problem($"chain {At.Chain}: {Span(At.Number + 1, upTo)} missing");
                At = At with { Number = upTo };
                return;
            }

            _ahead.Dequeue();
            if (record.Number > At.Number + 1)
            {
                problem($"chain {At.Chain}: {Span(At.Number + 1, record.Number - 1)} missing");
            }
            else if (AuditHash.Of(At.Hash, record) != record.Hash)
            {
                problem($"chain {At.Chain}: record {record.Number} of {record.At:yyyy-MM-dd HH:mm:ss} UTC is not what was recorded, or does not stand where it was");
            }

            Records++;
            At = new AuditHead(At.Chain, record.Number, record.Hash);
        }

        if (upTo != long.MaxValue && At.Number < upTo)
        {
            problem($"chain {At.Chain}: {Span(At.Number + 1, upTo)} missing at its end");
            At = At with { Number = upTo };
        }
    }

    private static string Span(long first, long last) => first == last ? $"record {first} is" : $"records {first} to {last} are";

    private async Task<AuditRecord?> NextAsync(CancellationToken cancel)
    {
        if (_ahead.Count == 0)
        {
            foreach (var record in await db.AuditRecords.AsNoTracking().Where(r => r.Chain == At.Chain && r.Number > _read).OrderBy(r => r.Number).Take(Batch).ToListAsync(cancel))
            {
                _ahead.Enqueue(record);
                _read = record.Number;
            }
        }

        return _ahead.TryPeek(out var next) ? next : null;
    }
}
