using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Domain.Credit;

/// <summary>授信政策. A versioned document; validated when it is read, never edited once active. Amounts in the base currency.</summary>
/// <param name="EndOfMonthDays">Added to the net days of end-of-month terms: the mean wait for the month's end.</param>
/// <param name="Step">Limits are cut to a multiple of this.</param>
/// <param name="Speed">Payment index to factor; never falling, so that paying late never raises a limit.</param>
public sealed record CreditPolicy(
    string Version,
    IReadOnlyList<GradeLimit> Grades,
    int BufferDays,
    int EndOfMonthDays,
    decimal Step,
    int LeastMonths,
    int MostMonths,
    Curve Speed,
    decimal SpeedUnknown,
    bool InsuranceRaisesLimit,
    WatchRules Watch,
    OrderRules OrderRules,
    Authority Authority,
    IReadOnlyList<IndustryNorm> Industries)
{
    // Far below what an amount may be: exposures are added to limits, and limits to each other.
    private const decimal MostLimit = 1_000_000_000_000m;

    private const int MostReviewMonths = 120;

    public static string DefaultDocument { get; } = EmbeddedText.Read("default-credit-policy.json");

    public static CreditPolicy Default { get; } = Parse(DefaultDocument);

    /// <summary>
    /// Refused with POLICY_INVALID and the field's place when anything is missing, unknown or out of range. Order rules, authority and industries that
    /// a document says nothing of, as older ones do, are the default's.
    /// </summary>
    public static CreditPolicy Parse(string json)
    {
        var fields = PolicyField.Parse(json).Fields(
            ["version", "grades", "bufferDays", "endOfMonthDays", "step", "months", "speed", "speedUnknown", "insuranceRaisesLimit", "watch"], ["orderRules", "authority", "industries"]);
        var months = fields["months"].Fields("least", "most");
        var least = months["least"].Whole(1, 12);
        return new CreditPolicy(
            fields["version"].Name(Policy.VersionLength),
            ReadGrades(fields["grades"]),
            fields["bufferDays"].Whole(0, 365),
            fields["endOfMonthDays"].Whole(0, 31),
            fields["step"].Amount(0.01m, 1_000_000_000m),
            least,
            months["most"].Whole(least, 12),
            ReadSpeed(fields["speed"]),
            fields["speedUnknown"].Number(0m, 10m),
            fields["insuranceRaisesLimit"].Flag(),
            ReadWatch(fields["watch"]),
            fields.TryGetValue("orderRules", out var rules) ? OrderRules.Read(rules) : Default.OrderRules,
            fields.TryGetValue("authority", out var authority) ? Authority.Read(authority) : Default.Authority,
            fields.TryGetValue("industries", out var industries) ? IndustryNorm.Read(industries) : Default.Industries);
    }

    /// <summary>Refused with POLICY_INVALID when the policy says nothing of the grade.</summary>
    public GradeLimit For(string grade) => Grades.FirstOrDefault(g => g.Grade == grade)
        ?? throw new RuleViolation(RuleCodes.PolicyInvalid, $"Credit policy {Version} has no rule for grade {grade}.", "grades");

    /// <summary>What is usual in an industry: of those that its ISIC class begins with the longest; null without any.</summary>
    public IndustryNorm? NormOf(string? industry) =>
        industry is null ? null : Industries.Where(n => industry.StartsWith(n.Isic, StringComparison.Ordinal)).MaxBy(n => n.Isic.Length);

    private static List<GradeLimit> ReadGrades(PolicyField list)
    {
        var grades = new List<GradeLimit>();
        foreach (var item in list.Items())
        {
            var fields = item.Fields(["grade", "factor", "cap", "floor"], ["benefits", "reviewMonths"]);
            var cap = fields["cap"].Amount(0m, MostLimit);
            var grade = new GradeLimit(
                fields["grade"].Name(Band.GradeLength), fields["factor"].Number(0m, 100m), cap, fields["floor"].Amount(0m, cap), fields.TryGetValue("benefits", out var benefits) ? GradeBenefits.Read(benefits) : null,
                fields.TryGetValue("reviewMonths", out var months) ? months.Whole(1, MostReviewMonths) : null);
            if (grades.Exists(g => g.Grade == grade.Grade))
            {
                throw fields["grade"].Wrong("names a grade that is there already");
            }

            grades.Add(grade);
        }

        return grades.Count > 0 ? grades : throw list.Wrong("must name at least one grade");
    }

    private static Curve ReadSpeed(PolicyField field)
    {
        var curve = field.Curve(0m, 10m);
        return curve.Goes(up: true)
            ? curve
            : throw field.Wrong("must not fall: paying late would raise a limit");
    }

    private static WatchRules ReadWatch(PolicyField field)
    {
        var fields = field.Fields("usedShare", "slowingTrend", "brokenPromiseDays", "indexUnder", "earlyWarningFrom", "expiryDays");
        return new WatchRules(
            fields["usedShare"].Number(0m, 1m),
            fields["slowingTrend"].Flag(),
            fields["brokenPromiseDays"].Whole(0, 3_650),
            fields["indexUnder"].Number(0m, 100m),
            fields["earlyWarningFrom"].Number(0m, 1m),
            fields["expiryDays"].Whole(0, 3_650));
    }
}
