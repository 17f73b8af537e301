namespace B2BAccounts.Api.Generation;

/// <summary>Monday to Friday.</summary>
internal static class WorkingDays
{
    /// <summary>The day, or the Friday before it.</summary>
    public static DateOnly Before(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };

    /// <summary>The day, or the Monday after it.</summary>
    public static DateOnly After(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
