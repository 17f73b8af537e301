using B2BAccounts.Api.Demo;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Generation;

/// <summary>
/// Closing rates of the currencies that foreign accounts are invoiced in: every weekday of the history, and once a week for a year on at
/// the last rate, so that a book left standing can still be converted.
/// </summary>
public static class GeneratedFxRates
{
    private const int DaysAhead = 366;
    private const int Millionths = 1_000_000;

    // Ten-thousandths of a yuan that one unit is worth: what the random walks start from.
    private static readonly Dictionary<string, long> Worth = new(StringComparer.Ordinal)
    {
        ["CNY"] = 10_000, ["USD"] = 71_800, ["EUR"] = 78_200, ["GBP"] = 91_300, ["SEK"] = 6_900,
    };

    /// <summary>The currency of a country, when rates into the base currency are made of it.</summary>
    public static string? CurrencyOf(string country, string baseCurrency)
    {
        var currency = country switch
        {
            "CN" => "CNY",
            "US" => "USD",
            "GB" => "GBP",
            "SE" => "SEK",
            _ => "EUR",
        };
        return Worth.ContainsKey(baseCurrency) ? currency : null;
    }

    /// <summary>Units of the base currency that one unit of a currency is worth when the walk begins.</summary>
    public static decimal Middle(string currency, string baseCurrency) =>
        currency == baseCurrency ? 1m : (decimal)(Worth[currency] * Millionths / Worth[baseCurrency]) / Millionths;

    /// <summary>None when the base currency is one that no worth is known of; then nobody is invoiced in another.</summary>
    public static List<FxRate> Create(GenerationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Worth.ContainsKey(plan.BaseCurrency)
            ? [.. Worth.Keys.Where(c => c != plan.BaseCurrency).SelectMany(currency => Create(plan, currency))]
            : [];
    }

    private static IEnumerable<FxRate> Create(GenerationPlan plan, string currency)
    {
        var random = DemoRandom.For($"{plan.Seed}/fx/{currency}");
        var middle = (int)(Worth[currency] * Millionths / Worth[plan.BaseCurrency]);
        var level = middle;
        for (var day = plan.Start.AddDays(-FxTable.MaxAgeDays); day <= plan.AsOf; day = day.AddDays(1))
        {
            if (WorkingDays.After(day) == day)
            {
                // A random walk that is drawn back to its middle.
                level += random.Around((middle - level) / 40, middle / 500);
                yield return Rate(day, "Generated");
            }
        }

        for (var day = plan.AsOf.AddDays(1); day <= plan.AsOf.AddDays(DaysAhead); day = day.AddDays(7))
        {
            yield return Rate(day, "Generated: last rate held");
        }

        FxRate Rate(DateOnly day, string source) => new()
        {
            Currency = currency, BaseCurrency = plan.BaseCurrency, Day = day, Rate = (decimal)level / Millionths, Source = source,
        };
    }
}
