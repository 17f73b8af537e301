namespace B2BAccounts.Domain;

/// <summary>
/// The calendar window (t − n months, t]: open at its beginning, closed at its end. Going back from a day that the earlier month lacks
/// lands on that month's last day: one month before 31 March is 28 or 29 February.
/// </summary>
public readonly record struct Window(DateOnly After, DateOnly Until)
{
    public static Window Months(DateOnly until, int months) => new(until.AddMonths(-months), until);

    /// <summary>(t − n days, t]: n days.</summary>
    public static Window OfDays(DateOnly until, int days) => new(until.AddDays(-days), until);

    public int Days => Until.DayNumber - After.DayNumber;

    public bool Contains(DateOnly day) => After < day && day <= Until;
}
