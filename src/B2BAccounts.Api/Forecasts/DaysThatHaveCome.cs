using B2BAccounts.Domain;

namespace B2BAccounts.Api.Forecasts;

/// <summary>A forecast is made of what was known on a day; of days to come nothing is.</summary>
internal static class DaysThatHaveCome
{
    /// <exception cref="RuleViolation">VALUE_OUT_OF_RANGE: the day is after today.</exception>
    public static void DemandCome(this BusinessClock clock, DateOnly day)
    {
        if (day > clock.Today)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange,
                $"A forecast is made of what was known on a day that has come: {clock.Today:yyyy-MM-dd} or before, not {day:yyyy-MM-dd}.", "asOf");
        }
    }
}
