using System.Collections.Concurrent;
using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>Remembers when API keys were last used, and writes it down once a minute, so that no request waits for it.</summary>
public sealed partial class KeyUses(BookTransactions transactions, TimeProvider time, ILogger<KeyUses> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, DateTime> _uses = new();

    public void Note(long key) => _uses[key] = time.GetUtcNow().UtcDateTime;

    /// <summary>Writes down what has been noted.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        foreach (var (key, at) in _uses.ToArray())
        {
            await transactions.RunAsync(
                BookLock.OfAccounts(Caller.IdOfKey(key)),
                async book => await book.Db.ApiKeys.Where(k => k.Id == key && (k.LastUsedAt == null || k.LastUsedAt < at))
                    .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, at), book.Cancel),
                cancel);
            _uses.TryRemove(KeyValuePair.Create(key, at));
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // A database that is away does not hold up the end.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        await TryWriteAsync(limit.Token);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken);
            await TryWriteAsync(stoppingToken);
        }
    }

    private async Task TryWriteAsync(CancellationToken cancel)
    {
        try
        {
            await WriteAsync(cancel);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            // The end is not held up; the last minute's uses are not written.
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogProblem(log, problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "When API keys were last used could not be written.")]
    private static partial void LogProblem(ILogger logger, Exception problem);
}
