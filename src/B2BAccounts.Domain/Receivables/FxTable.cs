namespace B2BAccounts.Domain.Receivables;

/// <summary>Closing rates into the base currency. The rate of a day is the latest not after it and at most seven days old.</summary>
public sealed class FxTable
{
    public const int MaxAgeDays = 7;

    private readonly Dictionary<string, (DateOnly[] Days, decimal[] Rates)> byCurrency;

    public FxTable(Currency baseCurrency, IEnumerable<FxRate> rates)
    {
        Base = baseCurrency;
        byCurrency = rates.Where(r => r.BaseCurrency == baseCurrency.Code).GroupBy(r => r.Currency, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g =>
            {
                var sorted = g.OrderBy(r => r.Day).ToList();
                sorted.ForEach(Check);
                return (sorted.Select(r => r.Day).ToArray(), sorted.Select(r => r.Rate).ToArray());
            },
            StringComparer.Ordinal);
    }

    public Currency Base { get; }

    /// <summary>Whether a rate is recent enough on the day; the base currency needs none.</summary>
    public bool Has(string currency, DateOnly day) => currency == Base.Code || Find(currency, day) is not null;

    /// <summary>Refused with FX_RATE_MISSING, naming currency and day, when none is recent enough.</summary>
    public FxQuote At(string currency, DateOnly day)
    {
        if (currency == Base.Code)
        {
            return new FxQuote(currency, currency, 1m, day);
        }

        return Find(currency, day) ?? throw new RuleViolation(RuleCodes.FxRateMissing,
            $"No rate from {currency} to {Base.Code} is known for {day:yyyy-MM-dd} or the {MaxAgeDays} days before it.");
    }

    /// <summary>One atom: rounded half away from zero to the base currency's minor unit. Never applied to a sum of atoms.</summary>
    public decimal Convert(decimal amount, string currency, DateOnly day) =>
        currency == Base.Code ? amount : Base.Round(amount * At(currency, day).Rate);

    private FxQuote? Find(string currency, DateOnly day)
    {
        if (byCurrency.TryGetValue(currency, out var known))
        {
            var at = Array.BinarySearch(known.Days, day);
            at = at >= 0 ? at : ~at - 1;
            if (at >= 0 && day.DayNumber - known.Days[at].DayNumber <= MaxAgeDays)
            {
                return new FxQuote(currency, Base.Code, known.Rates[at], known.Days[at]);
            }
        }

        return null;
    }

    private static void Check(FxRate rate)
    {
        if (rate.Rate <= 0m)
        {
            throw new RuleViolation(RuleCodes.FxRateInvalid,
                $"The rate of {rate.Currency} on {rate.Day:yyyy-MM-dd} must be above zero, not {rate.Rate}.");
        }
    }
}
