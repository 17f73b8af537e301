namespace B2BAccounts.Pdf.Charts;

/// <summary>A value axis that shows zero and ends on round numbers; for values a little below zero it takes no more room than needed.</summary>
internal sealed record Axis(double Low, double High, double Step)
{
    private const int Steps = 4;
    private const double Little = 0.35;

    public static Axis For(IEnumerable<double> values)
    {
        double low = 0, high = 0;
        foreach (var value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (high <= low)
            high = low + 1;
        var step = Round((high - low) / Steps);
        var least = low < 0 && low >= -Little * step ? -Little : Math.Floor((low / step) + 1e-9);
        return new Axis(least * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    public IEnumerable<double> Marks
    {
        get
        {
            var first = (int)Math.Ceiling((Low / Step) - 1e-9);
            return Enumerable.Range(first, (int)Math.Round(High / Step) - first + 1).Select(i => i * Step);
        }
    }

    /// <summary>Where a value stands, from 0 at the low end to 1 at the high end.</summary>
    public double Of(double value) => (value - Low) / (High - Low);

    /// <summary>The next of 1, 2, 2.5, 5 times a power of ten.</summary>
    private static double Round(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
        {
            if (factor * power >= least * (1 - 1e-9))
                return factor * power;
        }
        return 10 * power;
    }
}
