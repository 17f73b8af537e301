using B2BAccounts.Domain.Statistics;

namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// Payment speed of any number of accounts, added one after the other; it keeps sums and how the amount is spread over days, not the parts.
/// </summary>
public sealed class SpeedTally(DateOnly day, int months)
{
    private readonly Dictionary<int, decimal> _toPay = [];
    private readonly Dictionary<int, decimal> _late = [];
    private SpeedSums _paid;
    private SpeedSums _unpaid;
    private SpeedCounts _counts;

    /// <summary>Of all that was added.</summary>
    public PaymentSpeed Speed => new(
        day, months, _paid, _unpaid, _counts, Quantile(_toPay, 0.5m), Quantile(_toPay, 0.9m), Quantile(_late, 0.5m), Quantile(_late, 0.9m));

    /// <summary>Adds an account, or several, of which no invoice was added before.</summary>
    /// <param name="paid">Parts whose payment lies in the window (day − months, day].</param>
    /// <param name="unpaid">Overdue open parts and parts written off in the last 24 months, all due before the day.</param>
    public void Add(IReadOnlyCollection<SettledPart> paid, IReadOnlyCollection<UnpaidPart> unpaid)
    {
        ArgumentNullException.ThrowIfNull(paid);
        foreach (var part in paid)
        {
            _toPay[part.DaysToPay] = _toPay.GetValueOrDefault(part.DaysToPay) + part.Amount;
            _late[part.DaysLate] = _late.GetValueOrDefault(part.DaysLate) + part.Amount;
        }

        _paid += SpeedSums.Of(paid);
        _unpaid += SpeedSums.Of(unpaid.Select(u => u.AsIfPaidOn(day))) with { OnTimeAmount = 0m };
        _counts += SpeedCounts.Of(paid, unpaid);
    }

    private static int? Quantile(Dictionary<int, decimal> days, decimal share) => WeightedQuantile.Of(days.Select(d => (d.Key, d.Value)), share);
}
