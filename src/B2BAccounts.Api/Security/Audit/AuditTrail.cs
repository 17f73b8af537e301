using System.Threading.Channels;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>
/// Records what is no change of the book: reads, exports, refusals, sign-ins. Changes are recorded in their own transaction
/// (<see cref="BookTransactions"/>).
/// </summary>
public sealed partial class AuditTrail(BookTransactions transactions, ILogger<AuditTrail> log) : IDisposable
{
    private const int Most = 50_000;
    private const int Batch = 500;

    private readonly Channel<AuditEvent> _waiting = Channel.CreateBounded<AuditEvent>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.Wait });
    private readonly List<AuditEvent> _taken = [];
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Has something recorded within about a second, so that who is answered does not wait for it.</summary>
    /// <exception cref="BookBusy">So much waits to be recorded that nothing more can: what cannot be recorded is not done.</exception>
    public void Note(AuditEvent what)
    {
        if (!_waiting.Writer.TryWrite(what))
        {
            throw new BookBusy("More is asked than can be recorded at this moment. Try again.");
        }
    }

    /// <summary>The same for what was refused anyway: when nothing more can be recorded it goes to the log.</summary>
    public void NoteOrLog(AuditEvent what)
    {
        ArgumentNullException.ThrowIfNull(what);
        if (!_waiting.Writer.TryWrite(what))
        {
            LogLeftOut(log, what.Kind, what.Caller.Id, what.Code, what.Count);
        }
    }

    /// <summary>Records something before it is done: when this returns, the record lasts.</summary>
    public Task RecordAsync(AuditEvent what, CancellationToken cancel) => RecordAsync([what], cancel);

    /// <summary>Writes what waits.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            while (true)
            {
                while (_taken.Count < Batch && _waiting.Reader.TryRead(out var next))
                {
                    _taken.Add(next);
                }

                if (_taken.Count == 0)
                {
                    return;
                }

                // Kept until they are written: what the database could not take now is tried again.
                await RecordAsync([.. _taken], cancel);
                _taken.Clear();
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose() => _writing.Dispose();

    private Task RecordAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancel) => transactions.RunAsync(
        BookLock.OfAudit,
        book =>
        {
            foreach (var one in events)
            {
                book.Record(one);
            }

            return Task.FromResult(true);
        },
        cancel);

    [LoggerMessage(Level = LogLevel.Error, Message = "So much waits to be recorded that this could not be: {Kind} by {Caller}, {Code}, {Count} times.")]
    private static partial void LogLeftOut(ILogger logger, AuditKind kind, string caller, string? code, int? count);
}
