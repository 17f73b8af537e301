namespace B2BAccounts.Api.Imports;

/// <summary>What an import did, for its last lines and its exit code.</summary>
public sealed class ImportTally
{
    private readonly Dictionary<RowFate, long> fates = [];

    /// <summary>Rejections by code.</summary>
    public SortedDictionary<string, long> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>What was recorded, such as 'invoices'.</summary>
    public SortedDictionary<string, long> Recorded { get; } = new(StringComparer.Ordinal);

    /// <summary>Columns of the file that nothing read.</summary>
    public IReadOnlyList<string> UnusedColumns { get; set; } = [];

    public FileInfo? RejectedFile { get; set; }

    /// <summary>Rows that were taken though they equal another to the letter.</summary>
    public long Repeated { get; set; }

    public FileInfo? RepeatedFile { get; set; }

    public TimeSpan Elapsed { get; set; }

    /// <summary>Asked to stop before the end of the file.</summary>
    public bool Stopped { get; set; }

    public long Rows => fates.Values.Sum();

    public long this[RowFate fate] => fates.GetValueOrDefault(fate);

    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? Rows / Elapsed.TotalSeconds : 0;

    /// <summary>0 all in, 1 some rejected or stopped midway, 2 nothing done.</summary>
    public int ExitCode => this[RowFate.Rejected] == 0 ? (Stopped ? 1 : 0) : this[RowFate.Rejected] == Rows ? 2 : 1;

    public void Count(RowOutcome outcome)
    {
        fates[outcome.Fate] = this[outcome.Fate] + 1;
        if (outcome.Why is { } why)
        {
            Reasons[why.Code] = Reasons.GetValueOrDefault(why.Code) + 1;
        }
    }

    public void Count(string recorded, long count)
    {
        if (count > 0)
        {
            Recorded[recorded] = Recorded.GetValueOrDefault(recorded) + count;
        }
    }
}
