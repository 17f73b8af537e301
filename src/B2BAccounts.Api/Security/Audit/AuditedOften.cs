using B2BAccounts.Api.Persistence;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>
/// Records what may come thousands of times a minute: refusals, and reading of money. The first refusal of a kind in a minute is a record
/// at once, those that follow are counted; amounts read are counted together, so that many small readings are found like one large. What a
/// minute has counted is recorded at its end.
/// </summary>
public sealed class AuditedOften(AuditTrail trail, IOptions<AuditOptions> options, TimeProvider time)
{
    /// <summary>Beyond so many of a minute, what is new is counted as one.</summary>
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private Dictionary<(AuditKind, string Caller, string? Address, string Operation, string? Code), Counted> _counted = [];
    private long _minute;

    /// <summary>A refusal of who asks.</summary>
    public void Refused(AuditCaller caller, string operation, string code, string details = "{}")
    {
        ArgumentNullException.ThrowIfNull(caller);
        var one = new AuditEvent(AuditKind.Refused, caller, operation) { Code = code, Count = 1, Details = details };
        List<AuditEvent> ended;
        bool isFirst;
        lock (_gate)
        {
            ended = EndMinute();
            isFirst = Count(one, 1).Count == 1;
        }

        ended.ForEach(trail.NoteOrLog);
        if (isFirst)
        {
            trail.NoteOrLog(one);
        }
    }

    /// <summary>Amounts of money were read for an answer.</summary>
    /// <exception cref="BookBusy">It cannot be recorded now.</exception>
    public void Read(AuditCaller caller, string operation, int amounts)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (amounts == 0)
        {
            return;
        }

        var one = new AuditEvent(AuditKind.BulkRead, caller, operation) { Count = amounts };
        List<AuditEvent> ended;
        lock (_gate)
        {
            ended = EndMinute();
            if (amounts < options.Value.BulkAmounts)
            {
                Count(one, amounts);
            }
        }

        ended.ForEach(trail.NoteOrLog);
        if (amounts >= options.Value.BulkAmounts)
        {
            trail.Note(one);
        }
    }

    /// <summary>Has what earlier minutes have counted be written, though nothing comes any more.</summary>
    /// <param name="all">This minute's too: the program ends.</param>
    public void Flush(bool all = false)
    {
        List<AuditEvent> ended;
        lock (_gate)
        {
            _minute = all ? -1 : _minute;
            ended = EndMinute();
        }

        ended.ForEach(trail.NoteOrLog);
    }

    private Counted Count(AuditEvent one, int many)
    {
        var key = (one.Kind, one.Caller.Id, one.Caller.Address, one.Operation, one.Code);
        if (!_counted.TryGetValue(key, out var counted))
        {
            if (_counted.Count >= Most)
            {
                key = (one.Kind, "others", null, "", null);
                one = one with { Caller = new AuditCaller("others", ""), Operation = "" };
            }

            if (!_counted.TryGetValue(key, out counted))
            {
                _counted.Add(key, counted = new Counted(one));
            }
        }

        counted.Count += many;
        return counted;
    }

    private List<AuditEvent> EndMinute()
    {
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        if (minute == _minute)
        {
            return [];
        }

        var ended = _counted.Values.Select(c => c.One.Kind == AuditKind.Refused
            ? c.One with { Count = c.Count - 1, Details = "{\"more\":true}" }
            : c.One with { Count = c.Count, Details = "{\"together\":true}" }).Where(e => e.Kind == AuditKind.Refused ? e.Count > 0 : e.Count >= options.Value.BulkAmounts).ToList();
        (_counted, _minute) = ([], minute);
        return ended;
    }

    private sealed class Counted(AuditEvent one)
    {
        public AuditEvent One { get; } = one;

        public int Count { get; set; }
    }
}
