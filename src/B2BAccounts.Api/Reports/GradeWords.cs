using B2BAccounts.Api.Grading;
using B2BAccounts.Domain.Grading;

namespace B2BAccounts.Api.Reports;

/// <summary>What a credit report says of a grade: indicators, knock-outs and the ways up.</summary>
internal static class GradeWords
{
    public static string Grade(this ReportWords w) => w.In("Grade", "客户分级", "客戶分級");

    public static string GradeHeading(this ReportWords w) => w.In("How the grade comes about", "分级依据", "分級依據");

    public static string NotAssessed(this ReportWords w) =>
        w.In("The company has not been assessed up to this day.", "截至当日尚未评级。", "截至當日尚未評級。");

    public static string AssessmentTellsOfOthers(this ReportWords w) => w.In(
        "The assessment rests on too few companies to be told here.", "评级所依据的公司数量过少，此处不予列示。", "評級所依據的公司數量過少，此處不予列示。");

    public static string Ungraded(this ReportWords w) => w.In("Ungraded", "未评级", "未評級");

    public static string Shown(this ReportWords w, string grade) => grade == GradingPolicy.Ungraded ? w.Ungraded() : grade;

    public static string Indicator(this ReportWords w) => w.In("Indicator", "指标", "指標");

    public static string Measured(this ReportWords w) => w.In("Measured", "实测值", "實測值");

    public static string Points(this ReportWords w) => w.In("Points", "得分", "得分");

    public static string Weight(this ReportWords w) => w.In("Weight %", "权重 %", "權重 %");

    public static string Contribution(this ReportWords w) => w.In("Contribution", "贡献分", "貢獻分");

    public static string Total(this ReportWords w) => w.In("Total", "合计", "合計");

    public static string Missing(this ReportWords w) => w.In("not known", "无数据", "無資料");

    public static string AssessedOn(this ReportWords w, Assessment a) => w.In(
        $"Assessed as of {a.AsOf:yyyy-MM-dd} by grading policy {a.PolicyVersion}; purchase levels of {a.QuantileDay:yyyy-MM-dd}. Points × weight = contribution; "
        + "the weight of an indicator without a value is spread over the others where the policy says so.",
        $"评级日 {a.AsOf:yyyy-MM-dd}，分级政策 {a.PolicyVersion}，购买水平分布取自 {a.QuantileDay:yyyy-MM-dd}。得分 × 权重 = 贡献分；无数据指标的权重按政策分摊至其他指标。",
        $"評級日 {a.AsOf:yyyy-MM-dd}，分級政策 {a.PolicyVersion}，購買水平分布取自 {a.QuantileDay:yyyy-MM-dd}。得分 × 權重 = 貢獻分；無資料指標的權重按政策分攤至其他指標。");

    public static string Name(this ReportWords w, IndicatorKind kind)
    {
        var (english, simplified, traditional) = AssessmentInWords.Name(kind);
        return w.In(english, simplified, traditional);
    }

    /// <summary>A raw value with its unit.</summary>
    public static string Raw(this ReportWords w, IndicatorKind kind, decimal? raw) => raw is not { } value ? w.Missing() : kind switch
    {
        IndicatorKind.PurchaseLevel => w.In($"percentile {ReportFormat.Number(value, 1)}", $"第 {ReportFormat.Number(value, 1)} 百分位", $"第 {ReportFormat.Number(value, 1)} 百分位"),
        IndicatorKind.PurchaseFrequency => w.In($"{value:0.##} order days", $"{value:0.##} 个下单日", $"{value:0.##} 個下單日"),
        IndicatorKind.PaymentSpeed => w.In($"index {ReportFormat.Number(value, 1)}", $"指数 {ReportFormat.Number(value, 1)}", $"指數 {ReportFormat.Number(value, 1)}"),
        IndicatorKind.Receivables => w.In($"lateness {ReportFormat.Number(value, 3)}", $"逾期系数 {ReportFormat.Number(value, 3)}", $"逾期係數 {ReportFormat.Number(value, 3)}"),
        IndicatorKind.Affinity => w.In($"{value:0.##} event points", $"互动 {value:0.##} 分", $"互動 {value:0.##} 分"),
        _ => w.In($"{value:0.##} of 100", $"{value:0.##} / 100", $"{value:0.##} / 100"),
    };

    public static string KnockedOut(this ReportWords w) => w.In("Knock-outs", "一票否决项", "一票否決項");

    public static string InWords(this ReportWords w, KnockOut k) => k.Kind switch
    {
        KnockOutKind.OverdueItem => w.In(
            $"At best {k.Grade}: an item is more than {k.Threshold} days past due.",
            $"最高 {k.Grade} 级：有款项逾期超过 {k.Threshold} 天。",
            $"最高 {k.Grade} 級：有款項逾期超過 {k.Threshold} 天。"),
        _ => w.In(
            $"At best {k.Grade}: something was written off in the last {k.Threshold} months.",
            $"最高 {k.Grade} 级：近 {k.Threshold} 个月内有坏账核销。",
            $"最高 {k.Grade} 級：近 {k.Threshold} 個月內有壞帳核銷。"),
    };

    public static string Cure(this ReportWords w, KnockOut k) => k.Kind switch
    {
        KnockOutKind.OverdueItem => w.In(
            $"Whatever the points: every item more than {k.Threshold} days past due must be paid.",
            $"无论得分：逾期超过 {k.Threshold} 天的款项须先付清。",
            $"無論得分：逾期超過 {k.Threshold} 天的款項須先付清。"),
        _ => w.In(
            $"Whatever the points: what was written off must be recovered, or be more than {k.Threshold} months past.",
            $"无论得分：须收回已核销款项，或距最近一次核销超过 {k.Threshold} 个月。",
            $"無論得分：須收回已核銷款項，或距最近一次核銷超過 {k.Threshold} 個月。"),
    };

    public static string WaysUp(this ReportWords w, string grade) =>
        w.In($"Shortest ways to {w.Shown(grade)}", $"升至 {w.Shown(grade)} 级的最短途径", $"升至 {w.Shown(grade)} 級的最短途徑");

    public static string InWords(this ReportWords w, WayUp way) => string.Join(
        w.In(" and ", "，且", "，且"),
        way.Moves.Select(m => w.In(
            $"{w.Name(m.Kind)} from {w.Raw(m.Kind, m.FromRaw)} to {w.Raw(m.Kind, m.ToRaw)}",
            $"{w.Name(m.Kind)}由{w.Raw(m.Kind, m.FromRaw)} 达到{w.Raw(m.Kind, m.ToRaw)}",
            $"{w.Name(m.Kind)}由{w.Raw(m.Kind, m.FromRaw)} 達到{w.Raw(m.Kind, m.ToRaw)}"))) + w.In(".", "。", "。");

    public static string TooLittleHistory(this ReportWords w) => w.In(
        "Too little history for a grade: the policy asks for more invoices or a longer time since the first.",
        "历史不足，暂不评级：发票数量或合作时间未达政策要求。",
        "歷史不足，暫不評級：發票數量或合作時間未達政策要求。");
}
