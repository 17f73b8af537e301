using System.Text.Json;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Domain.Grading;

/// <summary>评级政策. A versioned document that says how an account is graded; validated when it is read, never edited once active.</summary>
/// <param name="Indicators">Each kind at most once; weights add up to 100.</param>
/// <param name="BucketWeights">How bad an open amount is by ageing bucket (30/60/90/120), 0 to 1.</param>
/// <param name="Bands">From best to worst; the last takes everything.</param>
/// <param name="Materiality">Items of a smaller open amount are left out, base currency.</param>
public sealed record GradingPolicy(
    string Version,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<decimal> BucketWeights,
    IReadOnlyDictionary<Disclosure, decimal> DisclosurePoints,
    IReadOnlyDictionary<AffinityKind, decimal> AffinityPoints,
    decimal MostAffinity,
    int AffinityMonths,
    IReadOnlyList<Band> Bands,
    IReadOnlyList<KnockOut> KnockOuts,
    int LeastInvoices,
    int LeastDays,
    decimal Materiality)
{
    /// <summary>The grade of an account with too little history, whatever its points.</summary>
    public const string Ungraded = "UNGRADED";

    private const int Buckets = 6;

    /// <summary>The text of the policy that a new book begins with.</summary>
    public static string DefaultDocument { get; } = EmbeddedText.Read("default-grading-policy.json");

    public static GradingPolicy Default { get; } = Parse(DefaultDocument);

    /// <summary>Refused with POLICY_INVALID and the field's place when anything is missing, unknown or out of range.</summary>
    public static GradingPolicy Parse(string json)
    {
        var root = PolicyField.Parse(json);
        var fields = root.Fields(
            "version", "indicators", "bucketWeights", "disclosure", "affinity", "bands", "knockOuts", "minimumHistory", "materiality");
        var affinity = fields["affinity"].Fields("months", "most", "events");
        var history = fields["minimumHistory"].Fields("invoices", "days");
        var bands = ReadBands(fields["bands"]);
        return new GradingPolicy(
            fields["version"].Name(Policy.VersionLength),
            ReadIndicators(fields["indicators"]),
            ReadBuckets(fields["bucketWeights"]),
            ReadPoints(fields["disclosure"], Disclosure.Unknown),
            ReadPoints<AffinityKind>(affinity["events"]),
            affinity["most"].Number(1m, 1_000m),
            affinity["months"].Whole(1, 60),
            bands,
            [.. fields["knockOuts"].Items().Select(k => ReadKnockOut(k, bands))],
            history["invoices"].Whole(0, 1_000),
            history["days"].Whole(0, 3_650),
            fields["materiality"].Number(0m, 1_000_000_000m));
    }

    private static List<Indicator> ReadIndicators(PolicyField list)
    {
        var indicators = new List<Indicator>();
        foreach (var item in list.Items())
        {
            var fields = item.Fields(["kind", "weight", "missing", "curve"], ["monotone"]);
            var kind = fields["kind"].Choice<IndicatorKind>();
            if (indicators.Exists(i => i.Kind == kind))
            {
                throw fields["kind"].Wrong("names an indicator that is there already");
            }

            var curve = fields["curve"].Curve(0m, 100m);
            if (fields.TryGetValue("monotone", out var monotone) && !curve.Goes(monotone.Choice<Monotone>() == Monotone.Rising))
            {
                throw fields["curve"].Wrong($"is declared {monotone.Text()} and is not");
            }

            indicators.Add(new Indicator(kind, fields["weight"].Number(0m, 100m), fields["missing"].Choice<MissingRule>(), curve));
        }

        var sum = indicators.Sum(i => i.Weight);
        return sum == 100m ? indicators : throw list.Wrong($"must have weights that sum to 100, not {sum}");
    }

    private static List<decimal> ReadBuckets(PolicyField list)
    {
        List<decimal> weights = [.. list.Items().Select(i => i.Number(0m, 1m))];
        return weights.Count == Buckets
            ? weights
            : throw list.Wrong($"must have {Buckets} weights: not due, 1-30, 31-60, 61-90, 91-120 and over 120 days, not {weights.Count}");
    }

    private static Dictionary<T, decimal> ReadPoints<T>(PolicyField table, params T[] without)
        where T : struct, Enum
    {
        var kinds = Enum.GetValues<T>().Except(without).ToDictionary(k => JsonNamingPolicy.SnakeCaseUpper.ConvertName(k.ToString()));
        return table.Fields([.. kinds.Keys]).ToDictionary(f => kinds[f.Key], f => f.Value.Number(0m, 100m));
    }

    private static List<Band> ReadBands(PolicyField list)
    {
        var bands = new List<Band>();
        foreach (var item in list.Items())
        {
            var fields = item.Fields("grade", "from", "enter", "leave");
            var band = new Band(fields["grade"].Name(Band.GradeLength), fields["from"].Number(0m, 100m), fields["enter"].Number(0m, 100m), fields["leave"].Number(0m, 100m));
            if (band.Grade == Ungraded || bands.Exists(b => b.Grade == band.Grade))
            {
                throw fields["grade"].Wrong($"must be a name of its own, other than {Ungraded}");
            }

            if (band.Leave > band.From || band.From > band.Enter)
            {
                throw item.Wrong("must have leave ≤ from ≤ enter");
            }

            if (bands.Count > 0 && (bands[^1].From <= band.From || bands[^1].Enter <= band.Enter || bands[^1].Leave <= band.Leave))
            {
                throw item.Wrong("must lie below the band before it in from, enter and leave");
            }

            bands.Add(band);
        }

        return bands.Count > 0 && bands[^1] is { From: 0m, Enter: 0m, Leave: 0m }
            ? bands
            : throw list.Wrong("must end with a band from 0, enter 0, leave 0, so that every total has a grade");
    }

    private static KnockOut ReadKnockOut(PolicyField item, List<Band> bands)
    {
        var kind = item.Property("kind").Choice<KnockOutKind>();
        var threshold = kind == KnockOutKind.OverdueItem ? "days" : "months";
        var fields = item.Fields("kind", threshold, "grade");
        var grade = fields["grade"].Text();
        return bands.Exists(b => b.Grade == grade)
            ? new KnockOut(kind, fields[threshold].Whole(0, 3_650), grade)
            : throw fields["grade"].Wrong($"must be one of the bands, not {grade}");
    }
}
