namespace B2BAccounts.Domain.Forecasts;

/// <summary>Adds up a cash forecast, account by account.</summary>
public sealed class CashSums
{
    private readonly DateOnly _asOf;
    private readonly IReadOnlyList<ForecastWeek> _weeks;
    private readonly Currency _currency;
    private readonly ExpectedSum[] _sums;
    private readonly decimal[] _expected;
    private decimal _open;

    /// <param name="weeks">How many weeks, from 1 up.</param>
    /// <param name="currency">Of the forecast.</param>
    public CashSums(DateOnly asOf, int weeks, Currency currency)
    {
        (_asOf, _currency, _weeks) = (asOf, currency, ForecastWeek.After(asOf, weeks));
        _sums = [.. _weeks.Select(_ => new ExpectedSum())];
        _expected = new decimal[weeks];
    }

    /// <summary>Adds one account.</summary>
    /// <param name="open">What it owes, in whole minor units of the currency.</param>
    /// <param name="invoices">Its open invoices: what is open of each, in the currency, when it is due and how such are paid.</param>
    public void Add(decimal open, IReadOnlyCollection<(decimal Amount, DateOnly DueDate, LatenessCurve Curve)> invoices)
    {
        ArgumentNullException.ThrowIfNull(invoices);
        var all = invoices.Sum(i => (double)i.Amount);
        var (reached, before) = (0.0, 0m);
        for (var w = 0; w < _weeks.Count; w++)
        {
            foreach (var (amount, due, curve) in invoices)
            {
                var late = _asOf.DayNumber - due.DayNumber;
                var until = _weeks[w].Until.DayNumber - due.DayNumber;
                var chance = curve.PaidBy(late, until) - curve.PaidBy(late, _weeks[w].From.DayNumber - 1 - due.DayNumber);
                _sums[w].Add((double)amount, chance);
                reached += (double)amount * chance;
            }

            // What is expected by the week's end is rounded, so that the weeks never add up to more than is open.
            var by = all == 0 ? 0m : _currency.Round(open * (decimal)Math.Min(1, reached / all));
            _expected[w] += by - before;
            before = by;
        }

        _open += open;
    }

    public CashForecast Result() => new(
        _asOf,
        [
            .. _weeks.Select((week, w) =>
            {
                var (low, high) = _sums[w].Interval();
                return new CashWeek(week, _expected[w], _currency.Round((decimal)low), _currency.Round((decimal)high));
            }),
        ],
        _open,
        _open - _expected.Sum());
}
