using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Reports;

/// <summary>What a credit report says of limit, status and payment trend, with the figures behind it.</summary>
internal static class CreditWords
{
    public static string Heading(this ReportWords w) => w.In("Credit limit", "授信额度", "授信額度");

    /// <summary>Said only where the report's own day is another.</summary>
    public static string OnDay(this ReportWords w, DateOnly day) => w.In(
        $"Of {day:yyyy-MM-dd}, by everything recorded until then.", $"{day:yyyy-MM-dd} 状况，含截至该日的全部记录。", $"{day:yyyy-MM-dd} 狀況，含截至該日的全部紀錄。");

    public static string Limit(this ReportWords w) => w.In("Limit", "授信额度", "授信額度");

    public static string Source(this ReportWords w) => w.In("Set by", "额度来源", "額度來源");

    public static string Since(this ReportWords w) => w.In("Valid", "有效期", "有效期");

    public static string Reason(this ReportWords w) => w.In("Reason", "依据", "依據");

    public static string Exposure(this ReportWords w) => w.In("Exposure", "授信占用", "授信占用");

    public static string Reserved(this ReportWords w) => w.In("Orders reserved", "订单预占", "訂單預占");

    public static string DeliveredNotInvoiced(this ReportWords w) => w.In("Delivered, not invoiced", "已发货未开票", "已出貨未開票");

    public static string Available(this ReportWords w) => w.In("Available", "可用额度", "可用額度");

    public static string Used(this ReportWords w) => w.In("Used", "已用", "已用");

    public static string CreditStatus(this ReportWords w) => w.In("Credit status", "授信状态", "授信狀態");

    public static string NoLimit(this ReportWords w) => w.In("No limit was ever set.", "从未设定授信额度。", "從未設定授信額度。");

    public static string GroupBinds(this ReportWords w) =>
        w.In("The group's limit leaves less than the company's own.", "集团额度所余少于公司自身额度。", "集團額度所餘少於公司自身額度。");

    public static string AvailableTellsOfOthers(this ReportWords w) => w.In(
        "What is available also hangs on the group, which has too few companies for it to be told here.",
        "可用额度另受集团额度约束；集团公司数量过少，此处不予列示。",
        "可用額度另受集團額度約束；集團公司數量過少，此處不予列示。");

    public static string Of(this ReportWords w, CreditStatus status) => status switch
    {
        Domain.Credit.CreditStatus.Ok => w.In("OK", "正常", "正常"),
        Domain.Credit.CreditStatus.Watch => w.In("Watch", "关注", "關注"),
        Domain.Credit.CreditStatus.Hold => w.In("On hold", "冻结", "凍結"),
        Domain.Credit.CreditStatus.Stop => w.In("Stop: pay first", "停止授信", "停止授信"),
        _ => w.In("No check", "不检查", "不檢查"),
    };

    public static string Of(this ReportWords w, LimitSource source) => source switch
    {
        LimitSource.Manual => w.In("A decision", "人工核定", "人工核定"),
        LimitSource.Insured => w.In("Credit insurance", "信用保险", "信用保險"),
        _ => w.In("Credit policy", "授信政策", "授信政策"),
    };

    public static string Valid(this ReportWords w, CreditLimit limit) => limit.ExpiresOn is { } until
        ? w.In($"{limit.ValidFrom:yyyy-MM-dd} to {until:yyyy-MM-dd}", $"{limit.ValidFrom:yyyy-MM-dd} 至 {until:yyyy-MM-dd}", $"{limit.ValidFrom:yyyy-MM-dd} 至 {until:yyyy-MM-dd}")
        : w.In($"since {limit.ValidFrom:yyyy-MM-dd}", $"自 {limit.ValidFrom:yyyy-MM-dd} 起", $"自 {limit.ValidFrom:yyyy-MM-dd} 起");

    /// <summary>The formula with its inputs, in the document's language; in English as it was recorded.</summary>
    public static string InWords(this ReportWords w, PolicyLimit limit, string stored, Currency currency)
    {
        if (limit.Rule.Factor == 0m)
        {
            return w.In(
                stored,
                $"{limit.Rule.Grade} 级不予授信（政策 {limit.PolicyVersion}）。",
                $"{limit.Rule.Grade} 級不予授信（政策 {limit.PolicyVersion}）。");
        }

        var (monthly, cap) = (ReportFormat.Amount(currency.Round(limit.MonthlyPurchases), currency), ReportFormat.Amount(limit.Rule.Cap, currency));
        var (uncut, floor) = (ReportFormat.Amount(currency.Round(limit.Uncut), currency), ReportFormat.Amount(limit.Rule.Floor, currency));
        var formula = $"{limit.Rule.Factor:0.####} × {monthly} × ({limit.TermsDays} + {limit.BufferDays}) / 30 × {limit.Speed:0.####} = {uncut}";
        return w.In(
            stored,
            $"{limit.Rule.Grade} 级：{formula}；上限 {cap}，下限 {floor}，取整至额度单位（政策 {limit.PolicyVersion}）。"
            + $"即：系数 × 近 {limit.Months} 个月月均购买额 ×（账期 + 缓冲天数）/ 30 × 结款速度系数。",
            $"{limit.Rule.Grade} 級：{formula}；上限 {cap}，下限 {floor}，取整至額度單位（政策 {limit.PolicyVersion}）。"
            + $"即：係數 × 近 {limit.Months} 個月月均購買額 ×（帳期 + 緩衝天數）/ 30 × 結款速度係數。");
    }

    /// <summary>English reasons come with their figures; the others are said anew from the model.</summary>
    public static string InWords(this ReportWords w, ReportReason reason, CreditReportModel model)
    {
        var credit = model.Credit;
        return reason.Code switch
        {
            CreditReason.NoLimit => w.In(reason.Message, "从未设定额度，不做检查。", "從未設定額度，不做檢查。"),
            CreditReason.LimitZero => w.In(reason.Message, "额度为 0：须预付款。", "額度為 0：須預付款。"),
            CreditReason.Held => string.Join(' ', credit.Holds.Select(h => w.In(
                $"Held since {h.SetAt:yyyy-MM-dd} by {h.SetBy}: {h.Reason}.",
                $"{h.SetBy} 于 {h.SetAt:yyyy-MM-dd} 冻结：{h.Reason}。",
                $"{h.SetBy} 於 {h.SetAt:yyyy-MM-dd} 凍結：{h.Reason}。"))),
            CreditReason.Overrun when credit.TellsOfOthers => w.In(reason.Message, "已超出公司或集团额度。", "已超出公司或集團額度。"),
            CreditReason.NearlyUsed when credit.TellsOfOthers => w.In(reason.Message, "公司或集团额度即将用尽。", "公司或集團額度即將用盡。"),
            CreditReason.Overrun => Overrun(w, ReportFormat.Amount(-(credit.Available ?? 0m), model.BaseCurrency), credit.GroupBinds),
            CreditReason.NearlyUsed => NearlyUsed(w, reason, credit),
            CreditReason.SlowingTrend => w.In(reason.Message, $"付款越来越慢{Slope(w, model.Payment.Trend)}。", $"付款越來越慢{Slope(w, model.Payment.Trend)}。"),
            CreditReason.LowIndex => LowIndex(w, reason, ReportFormat.Number(model.Payment.Index, 1)),
            CreditReason.LimitExpiring => Expires(w, reason, $"{credit.Limit?.ExpiresOn:yyyy-MM-dd}"),
            CreditReason.BrokenPromise => w.In(reason.Message, "近期违反付款承诺。", "近期違反付款承諾。"),
            CreditReason.EarlyWarning => w.In(reason.Message, "供应链风险可能波及该公司。", "供應鏈風險可能波及該公司。"),
            CreditReason.InsuranceExpiring => w.In(reason.Message, "信用保险即将到期。", "信用保險即將到期。"),
            _ => reason.Message,
        };
    }

    public static string InWords(this ReportWords w, PaymentTrend trend) => trend.Direction switch
    {
        PaymentTrendDirection.Slowing => w.In("Slowing", "变慢", "變慢") + Slope(w, trend),
        PaymentTrendDirection.Improving => w.In("Improving", "变快", "變快") + Slope(w, trend),
        PaymentTrendDirection.Steady => w.In("Steady", "平稳", "平穩") + Slope(w, trend),
        _ => w.In("Unknown: too few months", "未知：月数不足", "未知：月數不足"),
    };

    private static string Slope(ReportWords w, PaymentTrend trend)
    {
        var days = ReportFormat.Signed(trend.Slope, 1);
        return trend.Slope is null ? "" : w.In($" ({days} days a month)", $"（每月 {days} 天）", $"（每月 {days} 天）");
    }

    private static string Overrun(ReportWords w, string amount, bool group) => w.In(
        group ? $"The group's limit is exceeded by {amount}." : $"The limit is exceeded by {amount}.",
        group ? $"超出集团额度 {amount}。" : $"超出额度 {amount}。",
        group ? $"超出集團額度 {amount}。" : $"超出額度 {amount}。");

    // Of several limits the one that is used most speaks; only the account's own share is known here.
    private static string NearlyUsed(ReportWords w, ReportReason reason, ReportCredit credit)
    {
        var share = credit.GroupBinds ? "" : ReportFormat.Percent(credit.UsedShare);
        return w.In(reason.Message, $"额度即将用尽 {share}".TrimEnd() + "。", $"額度即將用盡 {share}".TrimEnd() + "。");
    }

    private static string LowIndex(ReportWords w, ReportReason reason, string index) =>
        w.In(reason.Message, $"付款指数仅为 {index}。", $"付款指數僅為 {index}。");

    private static string Expires(ReportWords w, ReportReason reason, string day) =>
        w.In(reason.Message, $"额度将于 {day} 到期。", $"額度將於 {day} 到期。");
}
