namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>Whether this process has just held the file's lock for long, so that it should leave another a gap.</summary>
internal sealed class SqliteTurns
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(20);

    public bool LastWasLong { get; private set; }

    public void Ended(TimeSpan held) => LastWasLong = held > Long;
}
