namespace B2BAccounts.Domain.Forecasts;

/// <summary>What became within a month of what was open in a bucket at a month's end, summed over months, in one currency.</summary>
public sealed class BucketFlow(int bucket, decimal[] rolled)
{
    /// <summary>How often an invoice, or a part of it, left the bucket within a month.</summary>
    public int Invoices { get; private set; }

    /// <summary>Paid or credited.</summary>
    public decimal Paid { get; private set; }

    public decimal WrittenOff { get; private set; }

    /// <summary>Grown older than the bucket.</summary>
    public decimal Rolled => rolled.Sum();

    /// <summary>All that left the bucket; what stayed says nothing yet.</summary>
    public decimal Left => Paid + WrittenOff + Rolled;

    /// <summary>Rolled / left; null when nothing left.</summary>
    public decimal? RollRate => Left == 0m ? null : Rolled / Left;

    public decimal RolledTo(int later) => rolled[later];

    internal void Add(decimal open, int to, decimal stillOpen, decimal writtenOff)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, bucket);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(open);
        Paid += open - stillOpen - writtenOff;
        WrittenOff += writtenOff;
        rolled[to] += to == bucket ? 0m : stillOpen;
        Invoices += to == bucket && stillOpen == open ? 0 : 1;
    }
}
