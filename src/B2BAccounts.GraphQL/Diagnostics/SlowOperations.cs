using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>Tells the host of slow operations, so many a minute at most: when everything is slow, writing that down must not make it slower.</summary>
internal sealed class SlowOperations(EngineOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private long windowStarted = options.Clock.GetTimestamp();
    private int told;
    private int leftOut;

    /// <summary>Whether an operation is to be told of, and how many were not since the last that was.</summary>
    public bool Takes(TimeSpan duration, out int leftOutBefore)
    {
        leftOutBefore = 0;
        if (duration < options.SlowOperation)
        {
            return false;
        }

        lock (gate)
        {
            if (options.Clock.GetElapsedTime(windowStarted) >= Window)
            {
                windowStarted = options.Clock.GetTimestamp();
                told = 0;
            }

            if (told >= options.SlowOperationsPerMinute)
            {
                leftOut++;
                return false;
            }

            told++;
            (leftOutBefore, leftOut) = (leftOut, 0);
            return true;
        }
    }

    public void Tell(OperationReport report) => options.OnSlowOperation!(report);
}
