namespace B2BAccounts.Api.Copying;

/// <summary>How much of the work is done, told by whoever does a part of it.</summary>
/// <param name="all">Rows that are to be handled; one that is copied and then read on both sides counts three times.</param>
/// <param name="progress">Called with rows done and their share of all.</param>
internal sealed class CopyWork(long all, Action<long, double> progress)
{
    private readonly Lock _turn = new();
    private long _done;

    public void Done(long rows)
    {
        lock (_turn)
        {
            _done += rows;
            progress(_done, all == 0 ? 1 : Math.Min(1, (double)_done / all));
        }
    }
}
