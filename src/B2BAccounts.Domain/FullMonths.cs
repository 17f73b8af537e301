namespace B2BAccounts.Domain;

/// <summary>Full calendar months; the month of a last day of a month is full.</summary>
public static class FullMonths
{
    /// <summary>The ends of the last full months by the day, oldest first.</summary>
    /// <param name="count">At least 1.</param>
    public static IReadOnlyList<DateOnly> Ends(DateOnly day, int count)
    {
        var next = day.AddDays(1);
        var first = new DateOnly(next.Year, next.Month, 1);
        return [.. Enumerable.Range(0, count).Select(i => first.AddMonths(i - count + 1).AddDays(-1))];
    }

    /// <summary>The month's days up to one of them: all of it for its last day.</summary>
    public static Window Of(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1).AddDays(-1), day);
}
