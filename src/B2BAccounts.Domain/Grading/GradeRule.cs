using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Grading;

/// <summary>客户分级. Assesses one account by a policy. Pure: what it depends on is in its arguments, and in the hash of its result.</summary>
public static class GradeRule
{
    /// <param name="levels">The book's purchase levels by the last run over it, or made in the same run.</param>
    public static Assessment Assess(GradingPolicy policy, GradingInputs inputs, QuantileTable levels)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(levels);
        var results = Score.Of(policy, i => Raw(policy, i.Kind, inputs, levels));
        var total = Score.Total(results);
        var enough = inputs.Invoices >= policy.LeastInvoices && inputs.FirstInvoiceOn is { } first
            && inputs.AsOf.DayNumber - first.DayNumber >= policy.LeastDays && total is not null;
        var byPoints = enough ? ByPoints(policy, total!.Value, inputs.PreviousByPoints) : GradingPolicy.Ungraded;
        var struck = policy.KnockOuts.Where(k => Strikes(k, inputs)).ToList();
        var grade = enough ? Worst(policy, [byPoints, .. struck.Select(k => k.Grade)]) : byPoints;
        var next = enough ? policy.Bands.TakeWhile(b => b.Grade != byPoints).LastOrDefault() : null;
        return new Assessment(
            inputs.AccountId,
            inputs.AsOf,
            policy.Version,
            levels.Day,
            Hash(policy, inputs, results, struck, enough),
            results,
            total,
            inputs.PreviousByPoints,
            byPoints,
            grade,
            enough,
            struck,
            [.. results.Where(r => r.Missing).Select(r => r.Kind)],
            next?.Grade,
            next?.Enter,
            next is null ? [] : WaysUp.Find(policy, results, next.Enter));
    }

    /// <summary>The band of a total: a first assessment goes by 'from'; later ones come up at 'enter' and fall only below 'leave'.</summary>
    public static string ByPoints(GradingPolicy policy, decimal total, string? previous)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var bands = policy.Bands;
        var held = Enumerable.Range(0, bands.Count).Where(i => bands[i].Grade == previous).Select(i => (int?)i).FirstOrDefault();
        for (var i = 0; i < bands.Count; i++)
        {
            var least = held is null ? bands[i].From : i < held ? bands[i].Enter : bands[i].Leave;
            if (total >= least)
            {
                return bands[i].Grade;
            }
        }

        return bands[^1].Grade;
    }

    /// <summary>An indicator's raw value; null when there is nothing to measure.</summary>
    public static decimal? Raw(GradingPolicy policy, IndicatorKind kind, GradingInputs inputs, QuantileTable levels) => kind switch
    {
        IndicatorKind.PurchaseLevel => levels.Percentile(inputs.PurchaseLevel),
        IndicatorKind.PurchaseFrequency => inputs.OrderDays,
        IndicatorKind.PaymentSpeed => inputs.PaymentIndex,
        IndicatorKind.Receivables => Lateness(policy, inputs.OpenByBucket),
        IndicatorKind.PurchaseReason => Disclosed(policy, inputs.PurchaseReason),
        IndicatorKind.ProductUse => Disclosed(policy, inputs.ProductUse),
        IndicatorKind.Affinity => inputs.Affinity.All(a => a.Count == 0)
            ? null
            : Math.Min(policy.MostAffinity, inputs.Affinity.Sum(a => a.Count * policy.AffinityPoints[a.Kind])),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    // Of what the result follows from, and not of the day: a night on which nothing changed writes nothing.
    private static string Hash(
        GradingPolicy policy, GradingInputs inputs, IReadOnlyList<IndicatorResult> results, IReadOnlyList<KnockOut> struck, bool enough) =>
        CanonicalJson.Hash(new
        {
            policy.Version,
            inputs.AccountId,
            Raw = results.Select(r => r.Raw),
            KnockOuts = struck,
            EnoughHistory = enough,
            inputs.PreviousByPoints,
        });

    // Σ open × w / Σ open.
    private static decimal? Lateness(GradingPolicy policy, IReadOnlyList<decimal> openByBucket)
    {
        var open = openByBucket.Sum();
        return open <= 0m ? null : openByBucket.Zip(policy.BucketWeights).Sum(p => p.First * p.Second) / open;
    }

    private static decimal? Disclosed(GradingPolicy policy, Disclosure disclosure) =>
        disclosure == Disclosure.Unknown ? null : policy.DisclosurePoints[disclosure];

    private static bool Strikes(KnockOut knockOut, GradingInputs inputs) => knockOut.Kind switch
    {
        KnockOutKind.OverdueItem => inputs.OldestDaysPastDue > knockOut.Threshold,
        _ => inputs.LastWriteOffOn is { } day && Window.Months(inputs.AsOf, knockOut.Threshold).Contains(day),
    };

    private static string Worst(GradingPolicy policy, IEnumerable<string> grades) =>
        policy.Bands.Last(b => grades.Contains(b.Grade, StringComparer.Ordinal)).Grade;
}
