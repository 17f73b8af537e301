using System.Text.Json;
using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>
/// While a server runs: every second writes what waits to be recorded, and seals what has been recorded since. Chains of other processes,
/// such as commands, are looked for at the start and once a minute.
/// </summary>
public sealed partial class AuditSealing(
    BookTransactions transactions, AuditTrail trail, AuditedOften often, AuditChains chains, AuditKey key, AuditRetention retention, TimeProvider time, ILogger<AuditSealing> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OthersPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private DateTimeOffset _othersAt;
    private bool _failing;

    /// <summary>Seals all records that no seal covers.</summary>
    /// <param name="cancel">Ends the work.</param>
    /// <param name="old">False leaves out chains that nobody goes on with any more, so that each second looks at a few.</param>
    /// <returns>The new seal; null when there was nothing to seal.</returns>
    public Task<AuditSeal?> SealAsync(CancellationToken cancel, bool old = true) => transactions.RunAsync(
        BookLock.OfAudit,
        async book =>
        {
            var since = old ? DateTime.UnixEpoch : book.RecordedAt - 2 * AuditChains.LongestUse;
            var grown = await book.Db.AuditChains.Where(c => c.OpenedAt >= since && book.Db.AuditRecords.Any(r => r.Chain == c.Id && r.Number == c.SealedNumber + 1)).OrderBy(c => c.Id).ToListAsync(book.Cancel);
            if (grown.Count == 0)
            {
                return null;
            }

            var heads = new List<AuditHead>();
            foreach (var chain in grown)
            {
                var last = await book.Db.AuditRecords.Where(r => r.Chain == chain.Id).OrderByDescending(r => r.Number).Select(r => new { r.Number, r.Hash }).FirstAsync(book.Cancel);
                heads.Add(new AuditHead(chain.Id, last.Number, last.Hash));
                chain.SealedNumber = last.Number;
            }

            var before = await book.Db.AuditSeals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(book.Cancel);
            var seal = new AuditSeal { Number = (before?.Number ?? 0) + 1, At = book.RecordedAt, Heads = JsonSerializer.Serialize(heads) };
            seal.Hash = AuditHash.Of(before?.Hash ?? AuditHash.First, seal);
            seal.Signature = key.Sign(seal.Hash);
            book.Db.AuditSeals.Add(seal);
            return seal;
        },
        cancel);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        await TryAsync(others: true, ends: true, limit.Token);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = time.GetUtcNow();
            var others = now - _othersAt >= OthersPause;
            _othersAt = others ? now : _othersAt;
            await TryAsync(others, ends: false, stoppingToken);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task TryAsync(bool others, bool ends, CancellationToken cancel)
    {
        try
        {
            often.Flush(all: ends);
            await trail.WriteAsync(cancel);
            if (chains.TakeMoved() || others)
            {
                if (await SealAsync(cancel, old: others) is { } seal && others)
                {
                    LogSeal(log, seal.Number, seal.Hash);
                }

                if (others)
                {
                    await retention.RemoveAsync(cancel);
                }
            }

            _failing = false;
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            chains.MovedAgain();
            if (!_failing)
            {
                LogProblem(log, problem);
            }

            _failing = true;
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            // The end is not held up; the next start seals what is left.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The audit record is sealed up to seal {Number}, {Hash}.")]
    private static partial void LogSeal(ILogger logger, long number, string hash);

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit record could not be written or sealed; it is tried again every second.")]
    private static partial void LogProblem(ILogger logger, Exception problem);
}
