namespace B2BAccounts.Domain.Grading;

/// <summary>
/// The shortest ways to a better band: the sets of fewest indicators that can reach it, each moved the same part of the way to its best.
/// An indicator that is missing may become known; its weight then comes back from the others.
/// </summary>
internal static class WaysUp
{
    // A last step that makes up for what rounding each contribution may take away.
    private const decimal Margin = 0.01m;

    public static IReadOnlyList<WayUp> Find(GradingPolicy policy, IReadOnlyList<IndicatorResult> now, decimal target)
    {
        var indicators = policy.Indicators;
        for (var size = 1; size <= indicators.Count; size++)
        {
            var ways = Subsets(indicators.Count, size)
                .Select(set => Try(policy, now, set, target))
                .Where(w => w is not null).Select(w => w!.Value)
                .OrderBy(w => w.Part).ThenBy(w => string.Join(',', w.Way.Moves.Select(m => (int)m.Kind)), StringComparer.Ordinal)
                .Select(w => w.Way).ToList();
            if (ways.Count > 0)
            {
                return ways;
            }
        }

        return [];
    }

    private static (decimal Part, WayUp Way)? Try(GradingPolicy policy, IReadOnlyList<IndicatorResult> now, int[] set, decimal target)
    {
        var counted = Enumerable.Range(0, now.Count).Where(i => now[i].Weight > 0m || set.Contains(i)).ToList();
        var needed = target * counted.Sum(i => now[i].PolicyWeight) - counted.Sum(i => now[i].PolicyWeight * (now[i].Points ?? 0m));
        var room = set.Sum(i => now[i].PolicyWeight * Room(i));
        if (set.Any(i => Room(i) <= 0m || now[i].PolicyWeight == 0m) || needed > room)
        {
            return null;
        }

        var part = Math.Max(0m, needed / room);
        var moves = set.Select(i =>
        {
            var points = now[i].Points ?? 0m;
            var wanted = Math.Min(Best(i), Score.Round(points + Room(i) * part + Margin));
            var raw = RawFor(policy, policy.Indicators[i], now[i].Raw ?? 0m, wanted);
            return new WayUp.Move(now[i].Kind, now[i].Raw, raw, points, Score.Round(policy.Indicators[i].Curve.At(raw)));
        }).ToList();

        var moved = Score.Of(policy, i => moves.Find(m => m.Kind == i.Kind)?.ToRaw ?? now.First(r => r.Kind == i.Kind).Raw);
        return Score.Total(moved) >= target ? (part, new WayUp(moves)) : null;

        decimal Best(int i) => policy.Indicators[i].Curve.Points.Max(p => p.Y);
        decimal Room(int i) => Best(i) - (now[i].Points ?? 0m);
    }

    // The nearest value that can really occur: whole order days and affinity points, a level of disclosure.
    private static decimal RawFor(GradingPolicy policy, Indicator indicator, decimal from, decimal points)
    {
        var raw = indicator.Curve.NearestX(from, points) ?? indicator.Curve.Points.MinBy(p => p.Y).X;
        return indicator.Kind switch
        {
            IndicatorKind.PurchaseFrequency or IndicatorKind.Affinity => raw >= from ? decimal.Ceiling(raw) : decimal.Floor(raw),
            IndicatorKind.PurchaseReason or IndicatorKind.ProductUse =>
                policy.DisclosurePoints.Values.Where(v => indicator.Curve.At(v) >= points).DefaultIfEmpty(policy.DisclosurePoints.Values.Max()).Min(),
            _ => raw,
        };
    }

    private static IEnumerable<int[]> Subsets(int count, int size)
    {
        for (var mask = 1; mask < 1 << count; mask++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)mask) == size)
            {
                var chosen = mask;
                yield return [.. Enumerable.Range(0, count).Where(i => (chosen >> i & 1) == 1)];
            }
        }
    }
}
