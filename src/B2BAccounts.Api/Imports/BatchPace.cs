namespace B2BAccounts.Api.Imports;

/// <summary>
/// How many rows the next batches have: as many as go in within a quarter of a second. A transaction costs what it touches, the same pages of the
/// indexes again and again, so that more rows at once are cheaper each; but everybody else who posts waits until it ends.
/// </summary>
public sealed class BatchPace
{
    public const int Fewest = 500;
    public const int Most = 50_000;

    private const int First = 8_000;

    private static readonly TimeSpan Aim = TimeSpan.FromMilliseconds(250);

    private int rows = First;

    /// <summary>One thread may ask while another learns.</summary>
    public int Rows => Volatile.Read(ref rows);

    public void Learn(int posted, TimeSpan took)
    {
        if (posted > 0)
        {
            Volatile.Write(ref rows, (int)Math.Clamp(posted * (Aim / took), Fewest, Most));
        }
    }
}
