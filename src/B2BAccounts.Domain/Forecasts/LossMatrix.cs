using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Forecasts;

/// <summary>
/// 预期信用损失迁徙率. Loss rates by days past due from the book's own history: of what left a bucket in a month, the part that rolled on, was
/// written off or was paid. The loss rate of a bucket is what was written off from it and, of what rolled on, the loss rate of where it
/// went; so it is the product of the roll rates to the last bucket, where nothing is written off before (IFRS 9 B5.5.35, roll rate method).
/// </summary>
public sealed class LossMatrix
{
    /// <summary>Month ends of so many months are looked at.</summary>
    public const int Months = 36;

    /// <summary>With fewer months there is no rate.</summary>
    public const int EnoughMonths = 12;

    /// <summary>A bucket that fewer invoices have left has no rate.</summary>
    public const int EnoughInvoices = 20;

    private readonly BucketFlow[] _flows = [.. Enumerable.Range(0, Edges.Count).Select(b => new BucketFlow(b, new decimal[Edges.Count]))];

    /// <summary>Those of grading, and the last, for what counts as lost: open a year after it came to be over 120 days late.</summary>
    public static AgeingEdges Edges { get; } = new(30, 60, 90, 120, 485);

    /// <summary>Months over which anything was open at the first of the two ends.</summary>
    public int MonthsSeen { get; private set; }

    public void AddMonth() => MonthsSeen++;

    /// <summary>Adds what became of an invoice from one month end to the next.</summary>
    /// <param name="open">Above zero: what was open of it at the first.</param>
    /// <param name="to">Its bucket at the second; not before <paramref name="from"/>.</param>
    /// <param name="stillOpen">What of it was open at the second.</param>
    /// <param name="writtenOff">What of it was written off between; the rest was paid or credited.</param>
    public void Add(int from, decimal open, int to, decimal stillOpen, decimal writtenOff) => _flows[from].Add(open, to, stillOpen, writtenOff);

    /// <summary>What became of what was in a bucket. The last bucket has no flow: all that reaches it counts as lost.</summary>
    public BucketFlow Flow(int bucket) => _flows[bucket];

    /// <summary>Part of what is open that is lost in the end, 0 to 1; null with too little history to tell.</summary>
    public decimal? LossRate(int bucket)
    {
        var flow = _flows[bucket];
        if (bucket == Edges.Count - 1)
        {
            return MonthsSeen < EnoughMonths ? null : 1m;
        }

        if (MonthsSeen < EnoughMonths || flow.Invoices < EnoughInvoices || flow.Left == 0m)
        {
            return null;
        }

        var lost = (decimal?)flow.WrittenOff;
        for (var to = bucket + 1; to < Edges.Count; to++)
        {
            lost += flow.RolledTo(to) == 0m ? 0m : flow.RolledTo(to) * LossRate(to);
        }

        return lost / flow.Left;
    }
}
