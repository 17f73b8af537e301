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
        var cases = Cases();
        return (Quantile(cases, Outside), Quantile(cases, 1 - Outside));
    }

    private static double Variance(double amount, double chance) => amount * amount * chance * (1 - chance);

    private List<(double Sum, double Chance)> Cases()
    {
        List<(double Sum, double Chance)> cases = [(_restMean, 1)];
        foreach (var ((amount, chance), _) in _most.UnorderedItems)
        {
            cases = [.. cases.Select(c => (c.Sum, c.Chance * (1 - chance))), .. cases.Select(c => (c.Sum + amount, c.Chance * chance))];
        }

        return [.. cases.Where(c => c.Chance > 0).OrderBy(c => c.Sum)];
    }

    private double Quantile(List<(double Sum, double Chance)> cases, double share)
    {
        if (_restVariance == 0)
        {
            var reached = 0.0;
            return cases.First(c => (reached += c.Chance) >= share - 1e-9).Sum;
        }

        var deviation = Math.Sqrt(_restVariance);
        var (low, high) = (0.0, _all);
        // Halved until the two are the same to less than a cent of a billion.
        for (var halving = 0; halving < 60 && high - low > 1e-3; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = cases.Sum(c => c.Chance * NormalDistribution.Below((middle - c.Sum) / deviation)) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
