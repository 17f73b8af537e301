namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// 回款效率 over the last full quarter, in percent: of what could be collected, how much was.
/// (begin + sales − end total) / (begin + sales − end not due) × 100.
/// </summary>
/// <param name="Percent">Write-offs look like collections here.</param>
/// <param name="PercentWithoutWriteOffs">With the quarter's write-offs added back to the end total: what really came in.</param>
public sealed record CollectionEffectiveness(Window Quarter, decimal? Percent, decimal? PercentWithoutWriteOffs)
{
    /// <summary>The last calendar quarter that has ended by the day.</summary>
    public static Window LastFullQuarter(DateOnly day)
    {
        var next = day.AddDays(1);
        var end = new DateOnly(next.Year, (next.Month - 1) / 3 * 3 + 1, 1).AddDays(-1);
        return new Window(new DateOnly(end.Year, end.Month, 1).AddMonths(-2).AddDays(-1), end);
    }

    public static CollectionEffectiveness Of(
        Window quarter, decimal begin, decimal sales, decimal endTotal, decimal endNotDue, decimal writtenOff) =>
        new(quarter, Share(begin + sales, endTotal, endNotDue), Share(begin + sales, endTotal + writtenOff, endNotDue));

    private static decimal? Share(decimal owed, decimal endTotal, decimal endNotDue) =>
        owed - endNotDue <= 0m ? null : (owed - endTotal) * 100m / (owed - endNotDue);
}
