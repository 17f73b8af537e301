using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Grading;

/// <summary>
/// Assesses what was asked for while the server runs: a few accounts a transaction so that nobody waits long for them, and then a rest of three
/// times as long, so that what people ask for has most of the machine.
/// </summary>
public sealed partial class AssessmentWork(RegradeAccounts regrade, TimeProvider time, ILogger<AssessmentWork> log) : BackgroundService
{
    private const int Most = 20;
    private const int Rests = 3;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Until nothing is left that could be assessed now.</summary>
    /// <returns>How many requests were dealt with.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var (all, done) = (0, await SomeAsync(cancel));
        while (done > 0)
        {
            all += done;
            done = await SomeAsync(cancel);
        }

        return all;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var (pause, started) = (Look, time.GetTimestamp());
            try
            {
                pause = await SomeAsync(stoppingToken) > 0 ? time.GetElapsedTime(started) * Rests : Look;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogProblem(log, problem);
                pause = Pause;
            }

            await Task.Delay(pause, time, stoppingToken);
        }
    }

    private async Task<int> SomeAsync(CancellationToken cancel)
    {
        for (var most = Most; ; most /= 2)
        {
            try
            {
                return await regrade.AskedAsync(most, cancel);
            }
            catch (BookBusy busy) when (busy.Code == BookBusy.Busy && most > 1)
            {
                // Accounts with a long history, or a machine that is too busy for as many within the time of a transaction.
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Accounts that were to be assessed anew were not; it is tried again in a minute.")]
    private static partial void LogProblem(ILogger logger, Exception problem);
}
