namespace B2BAccounts.Api.Grading;

/// <summary>
/// Assesses what was asked for while the server runs: a few accounts a transaction so that nobody waits long for them, and then a rest of nine
/// times as long, so that what people ask for has nearly all of the machine.
/// </summary>
public sealed partial class AssessmentWork(AskedAssessments asked, RegradeBook whole, BusinessClock clock, TimeProvider time, ILogger<AssessmentWork> log) : BackgroundService
{
    private const int Most = 20;
    private const int Rests = 9;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(3);
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
                var done = await SomeAsync(stoppingToken);
                var rest = time.GetElapsedTime(started) * Rests;
                pause = done == 0 ? Look : rest < LongestRest ? rest : LongestRest;
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
        if (await asked.HasGrownAsync(cancel))
        {
            var run = await whole.RunAsync(clock.Today, progress: null, cancel);
            return run.Assessed + run.Failed;
        }

        for (var most = Most; ; most /= 2)
        {
            try
            {
                return await asked.NextAsync(most, cancel);
            }
            catch (Exception problem) when (problem is not OperationCanceledException && most > 1)
            {
                // Accounts with a long history, a machine that is too busy for as many within the time of a transaction, or one of them that cannot be assessed.
                LogFewer(log, problem);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogProblem(log, problem);
                // Those behind it must not wait for it.
                return await asked.PutOffAsync(problem, cancel);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Accounts that were to be assessed together are tried in smaller numbers.")]
    private static partial void LogFewer(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Accounts that were to be assessed anew were not; it is tried again later.")]
    private static partial void LogProblem(ILogger logger, Exception problem);
}
