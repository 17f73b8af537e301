using B2BAccounts.Domain.Statistics;

namespace B2BAccounts.Domain.Forecasts;

/// <summary>
/// What a sum of amounts is expected to be of which each comes with a chance of its own, whatever becomes of the others, and an interval that
/// it lies in with 80 % probability. The amounts that vary most are reckoned case by case; the sum of the rest is taken as normally
/// distributed with the same mean and variance. So a single invoice is what it is, all or nothing, and thousands cost no more memory.
/// </summary>
public sealed class ExpectedSum
{
    /// <summary>So many amounts are reckoned case by case.</summary>
    public const int CaseByCase = 10;

    /// <summary>The chance that the sum is below the interval, and that it is above.</summary>
    public const double Outside = 0.1;

    private const double Least = 0.01;
    private const double Exact = 1e-6;

    private readonly PriorityQueue<(double Amount, double Chance), double> _most = new();
    private double _restMean;
    private double _restVariance;
    private double _all;

    /// <param name="amount">Not below zero.</param>
    /// <param name="chance">0 to 1.</param>
    public void Add(double amount, double chance)
    {
        if (amount > 0 && chance > 0)
        {
            _all += amount;
            _most.Enqueue((amount, chance), Variance(amount, chance));
            if (_most.Count > CaseByCase)
            {
                var (least, itsChance) = _most.Dequeue();
                _restMean += least * itsChance;
                _restVariance += Variance(least, itsChance);
            }
        }
    }

    /// <summary>From the sum that is reached or passed with 90 % to that with 10 %; never below nothing or above everything.</summary>
    public (double Low, double High) Interval()
    {
        var variance = _restVariance + _most.UnorderedItems.Sum(m => m.Priority);
        var (mean, rest, cases) = (_restMean, _restVariance, new List<(double Sum, double Chance)> { (0, 1) });
        foreach (var ((amount, chance), its) in _most.UnorderedItems)
        {
            // Among many, one that hardly matters is no case of its own.
            if (_restVariance > 0 && its < Least * variance)
            {
                (mean, rest) = (mean + amount * chance, rest + its);
            }
            else
            {
                cases = [.. cases.Select(c => (c.Sum, c.Chance * (1 - chance))), .. cases.Select(c => (c.Sum + amount, c.Chance * chance))];
            }
        }

        cases = [.. cases.Select(c => (c.Sum + mean, c.Chance)).OrderBy(c => c.Item1)];
        return (Quantile(cases, Math.Sqrt(rest), Outside), Quantile(cases, Math.Sqrt(rest), 1 - Outside));
    }

    private static double Variance(double amount, double chance) => amount * amount * chance * (1 - chance);

    private double Quantile(List<(double Sum, double Chance)> cases, double deviation, double share)
    {
        if (deviation == 0)
        {
            var reached = 0.0;
            return cases.First(c => (reached += c.Chance) >= share - 1e-9).Sum;
        }

        var (low, high) = (Math.Max(0, cases[0].Sum - 10 * deviation), Math.Min(_all, cases[^1].Sum + 10 * deviation));
        while (high - low > Exact * deviation)
        {
            var middle = (low + high) / 2;
            (low, high) = cases.Sum(c => c.Chance * NormalDistribution.Below((middle - c.Sum) / deviation)) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
