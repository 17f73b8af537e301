using System.Globalization;

namespace B2BAccounts.Domain.Forecasts;

/// <summary>A week of ISO 8601, Monday to Sunday, or what is left of it after the as-of day.</summary>
/// <param name="Year">The week's year, which at the turn of the year may differ from the day's.</param>
/// <param name="From">The first day: Monday, or of the first week the day after the as-of day.</param>
/// <param name="Until">Sunday.</param>
public readonly record struct ForecastWeek(int Year, int Week, DateOnly From, DateOnly Until)
{
    /// <summary>The weeks after a day, beginning with the one that the next day is in.</summary>
    /// <param name="count">From 1 up.</param>
    public static IReadOnlyList<ForecastWeek> After(DateOnly day, int count)
    {
        var weeks = new List<ForecastWeek>();
        for (var from = day.AddDays(1); weeks.Count < count; from = weeks[^1].Until.AddDays(1))
        {
            var until = from.AddDays((7 - (int)from.DayOfWeek) % 7);
            var date = from.ToDateTime(TimeOnly.MinValue);
            weeks.Add(new ForecastWeek(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date), from, until));
        }

        return weeks;
    }
}
