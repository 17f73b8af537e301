namespace B2BAccounts.Domain.Grading;

/// <summary>
/// An assessment of the whole book for a day, and how far it is: each batch is counted in its own transaction, so that a run that was cut off
/// goes on after the last account that it had done.
/// </summary>
public sealed class GradingRun
{
    public long Id { get; set; }

    public DateOnly AsOf { get; set; }

    public string PolicyVersion { get; set; } = "";

    public long QuantileTableId { get; set; }

    /// <summary>The business day on which it began: one of an earlier day is not gone on with.</summary>
    public DateOnly BegunOn { get; set; }

    public DateTime BegunAt { get; set; }

    /// <summary>Null while it goes on, or can be gone on with.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>No account is left. False of one that has ended: another run took its place, as by a new policy.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Key of the last account done; all up to it are done.</summary>
    public long After { get; set; }

    /// <summary>How many could be assessed when it began.</summary>
    public int Accounts { get; set; }

    public int Assessed { get; set; }

    /// <summary>Of those assessed, how many have another grade than before.</summary>
    public int Changed { get; set; }

    /// <summary>How many could not be assessed.</summary>
    public int Failed { get; set; }
}
