namespace B2BAccounts.Api.Persistence;

/// <summary>
/// Where the writers of this process wait in line, so that they do not fight for the lock of a file, nor hold all connections to a server.
/// </summary>
public sealed class WriteGate(BookDatabase database, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(database.Writers, database.Writers);

    /// <summary>Waits for the turn; disposing what it returns gives the turn to the next.</summary>
    /// <exception cref="BookBusy">The turn did not come within <paramref name="patience"/>.</exception>
    public async Task<IDisposable> EnterAsync(TimeSpan patience, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            await _gate.WaitAsync(either.Token);
            return new Turn(_gate);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new BookBusy($"Too many changes are waiting: none of them could begin within {patience.TotalSeconds:0} seconds. Try again.");
        }
    }

    public void Dispose() => _gate.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
