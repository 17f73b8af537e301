namespace B2BAccounts.Domain.Purchasing;

/// <summary>
/// 惯常采购月份. Calendar months in which an account buys more than its even share, year after year: at least one and a half times a twelfth of
/// the year's purchases in each of the last two to five years. Two years of a buyer without seasons make a month usual by chance now and then;
/// each further year makes that rarer.
/// </summary>
/// <param name="Years">Years of twelve full months that were looked at, 2 to 5, the last ending with the last full month.</param>
/// <param name="Months">1 to 12, ascending.</param>
public sealed record UsualMonths(int Years, IReadOnlyList<int> Months)
{
    public const int LeastYears = 2;
    public const int MostYears = 5;
    public const decimal LeastTimesEven = 1.5m;

    private const int OfAYear = 12;

    /// <param name="series">Full months without gaps, oldest first.</param>
    /// <returns>Null with fewer than two years back to back that each have net purchases.</returns>
    public static UsualMonths? Of(IReadOnlyList<PurchaseMonth> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var years = Enumerable.Range(1, Math.Min(MostYears, series.Count / OfAYear))
            .Select(back => series.Skip(series.Count - back * OfAYear).Take(OfAYear).ToList())
            .TakeWhile(year => year.Sum(m => m.Amount) > 0m).ToList();
        return years.Count < LeastYears
            ? null
            : new UsualMonths(years.Count, [.. Enumerable.Range(1, OfAYear).Where(month => years.TrueForAll(year =>
                year.Single(m => m.Month == month).Amount * OfAYear >= LeastTimesEven * year.Sum(m => m.Amount)))]);
    }

    /// <summary>下一个惯常采购月. The first day of the first usual month that begins after the day; null when no month is usual.</summary>
    public DateOnly? NextAfter(DateOnly day) => Months.Count == 0
        ? null
        : Enumerable.Range(1, OfAYear).Select(n => new DateOnly(day.Year, day.Month, 1).AddMonths(n)).First(first => Months.Contains(first.Month));
}
