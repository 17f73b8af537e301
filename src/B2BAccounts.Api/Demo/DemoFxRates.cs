using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Demo;

/// <summary>
/// Closing rates of the foreign currency that some demo customers are invoiced in: every weekday of the history, and on from today
/// once a week for a year at the last rate, so that a demo left standing can still be converted.
/// </summary>
public static class DemoFxRates
{
    private const int DaysAhead = 366;

    /// <summary>USD, or EUR where the book itself is kept in USD.</summary>
    public static string Foreign(string baseCurrency) => baseCurrency == "USD" ? "EUR" : "USD";

    public static IReadOnlyList<FxRate> Create(DateOnly today, string baseCurrency)
    {
        var (currency, random, rates) = (Foreign(baseCurrency), DemoRandom.For("fx"), new List<FxRate>());
        var level = baseCurrency == "CNY" ? 71_800 : 10_900;
        var middle = level;
        for (var day = today.AddMonths(-DemoPortfolio.Months).AddDays(-7); day <= today; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                continue;
            }

            // A random walk that is drawn back to its middle.
            level += random.Around((middle - level) / 40, middle / 500);
            rates.Add(Rate(day, "Demo"));
        }

        for (var day = today.AddDays(1); day <= today.AddDays(DaysAhead); day = day.AddDays(7))
        {
            rates.Add(Rate(day, "Demo: last rate held"));
        }

        return rates;

        FxRate Rate(DateOnly day, string source) =>
            new() { Currency = currency, BaseCurrency = baseCurrency, Day = day, Rate = level / 10_000m, Source = source };
    }
}
