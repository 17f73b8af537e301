namespace B2BAccounts.Domain.Forecasts;

/// <summary>How well expected payment dates met what came, beside the naive forecast: the due date and the mean days late of all known by then.</summary>
public sealed class ForecastScore
{
    private double _error;
    private double _naiveError;
    private double _naiveErrorNotPast;
    private int _dated;
    private int _held;

    /// <summary>Invoices that were paid by now.</summary>
    public int Paid { get; private set; }

    /// <summary>Of these, those that no day could be told for; they count in the coverage, not in the errors of either forecast.</summary>
    public int Undated => Paid - _dated;

    /// <summary>Invoices that are still open, or left the books unpaid: nobody knows the error.</summary>
    public int Unpaid { get; private set; }

    /// <summary>Mean absolute error in days; null without a paid invoice that had a day.</summary>
    public double? Error => _dated == 0 ? null : _error / _dated;

    /// <summary>That of the naive forecast on the same invoices.</summary>
    public double? NaiveError => _dated == 0 ? null : _naiveError / _dated;

    /// <summary>The same, had the naive forecast never told a day that was past already.</summary>
    public double? NaiveErrorNotPast => _dated == 0 ? null : _naiveErrorNotPast / _dated;

    /// <summary>Share of the paid invoices whose day lay in the interval, 0 to 1; it should be near 0.8.</summary>
    public double? Coverage => Paid == 0 ? null : (double)_held / Paid;

    /// <param name="meanLate">Mean days late of all that was known to be paid on the forecast's day.</param>
    /// <param name="paidOn">The day it was paid in full; null when it was not, as far as is known now.</param>
    public void Add(ExpectedPayment forecast, DateOnly dueDate, double meanLate, DateOnly? paidOn)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        if (paidOn is not { } paid || paid <= forecast.AsOf)
        {
            Unpaid++;
            return;
        }

        Paid++;
        _held += forecast.Earliest <= paid && (forecast.Latest is null || paid <= forecast.Latest) ? 1 : 0;
        if (forecast.Date is { } date)
        {
            _dated++;
            _error += Math.Abs(paid.DayNumber - date.DayNumber);
            var naive = dueDate.DayNumber + meanLate;
            _naiveError += Math.Abs(paid.DayNumber - naive);
            _naiveErrorNotPast += Math.Abs(paid.DayNumber - Math.Max(naive, forecast.AsOf.DayNumber + 1));
        }
    }

    public void Add(ForecastScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (_error, _naiveError, _naiveErrorNotPast) = (_error + other._error, _naiveError + other._naiveError, _naiveErrorNotPast + other._naiveErrorNotPast);
        (_dated, _held, Paid, Unpaid) = (_dated + other._dated, _held + other._held, Paid + other.Paid, Unpaid + other.Unpaid);
    }
}
