namespace B2BAccounts.Domain.Forecasts;

/// <summary>预期信用损失 of an account, a grade or the book, by days past due, in the base currency.</summary>
/// <param name="Open">What is open by bucket, from not yet due on, in whole minor units.</param>
/// <param name="Losses">Open × rate by bucket, rounded; null where something is open and the rate is unknown.</param>
public sealed record CreditLoss(IReadOnlyList<decimal> Open, IReadOnlyList<decimal?> Losses)
{
    /// <summary>The least forward factor.</summary>
    public const decimal LeastFactor = 0.1m;

    /// <summary>The greatest forward factor.</summary>
    public const decimal GreatestFactor = 10m;

    /// <summary>Sum of the losses; null when one is unknown.</summary>
    public decimal? Amount => Losses.Aggregate((decimal?)0m, (sum, loss) => sum + loss);

    /// <summary>Of one account: each bucket is rounded on its own, and totals are sums of these.</summary>
    /// <param name="rates">By bucket, 0 to 1; null is unknown.</param>
    public static CreditLoss Of(IReadOnlyList<decimal> open, IReadOnlyList<decimal?> rates, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(rates);
        return new CreditLoss(open, [.. open.Select((amount, b) => amount == 0m ? 0m : rates[b] is { } rate ? currency.Round(amount * rate) : (decimal?)null)]);
    }

    /// <summary>Of many; of none nothing is open.</summary>
    public static CreditLoss Sum(IEnumerable<CreditLoss> losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        var (open, lost) = (new decimal[LossMatrix.Edges.Count], Enumerable.Repeat((decimal?)0m, LossMatrix.Edges.Count).ToArray());
        foreach (var one in losses)
        {
            for (var b = 0; b < open.Length; b++)
            {
                (open[b], lost[b]) = (open[b] + one.Open[b], lost[b] + one.Losses[b]);
            }
        }

        return new CreditLoss(open, lost);
    }

    /// <summary>A rate of the past looked at from today: × factor, and at most 1.</summary>
    /// <param name="factor">0.1 to 10: what is expected to be different from the past; 1 is nothing.</param>
    /// <exception cref="RuleViolation">VALUE_OUT_OF_RANGE: the factor is another.</exception>
    public static decimal? Forward(decimal? rate, decimal factor) => factor is >= LeastFactor and <= GreatestFactor
        ? rate is { } known ? Math.Min(1m, known * factor) : null
        : throw new RuleViolation(RuleCodes.ValueOutOfRange,
            $"The forward factor must be {LeastFactor} to {GreatestFactor}, 1 when nothing is expected to be different from the past; not {factor}.", "forwardFactor");
}
