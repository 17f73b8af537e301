using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports;

/// <summary>What a credit report says of disputes, promises and decisions.</summary>
internal static class RecordWords
{
    public static string OnRecord(this ReportWords w) => w.In("On record", "备查记录", "備查紀錄");

    public static string OnRecordNote(this ReportWords w, int months, int most) => w.In(
        $"Disputes that stand; promises made and decisions asked for within {months} months; at most {most} of each.",
        $"包括未决争议，以及近 {months} 个月内的付款承诺与授信审批；每类最多列 {most} 项。",
        $"包括未決爭議，以及近 {months} 個月內的付款承諾與授信審批；每類最多列 {most} 項。");

    public static string What(this ReportWords w) => w.In("What", "事项", "事項");

    public static string RecordAmount(this ReportWords w) => w.In("Amount", "金额", "金額");

    public static string State(this ReportWords w) => w.In("State", "状态", "狀態");

    public static string Note(this ReportWords w) => w.In("Note", "备注", "備註");

    public static string DisputeOf(this ReportWords w, string invoice) => w.In($"Dispute of invoice {invoice}", $"发票 {invoice} 争议", $"發票 {invoice} 爭議");

    public static string Stands(this ReportWords w) => w.In("Stands", "未决", "未決");

    public static string PromiseOf(this ReportWords w, string invoice, DateOnly payBy) => w.In(
        $"Promise to pay invoice {invoice} by {payBy:yyyy-MM-dd}", $"承诺于 {payBy:yyyy-MM-dd} 前支付发票 {invoice}", $"承諾於 {payBy:yyyy-MM-dd} 前支付發票 {invoice}");

    public static string Of(this ReportWords w, PromiseState state) => state switch
    {
        PromiseState.Open => w.In("Open", "未到期", "未到期"),
        PromiseState.Kept => w.In("Kept", "已履行", "已履行"),
        PromiseState.Broken => w.In("Broken", "已违约", "已違約"),
        PromiseState.Withdrawn => w.In("Withdrawn", "已撤回", "已撤回"),
        _ => w.In("Replaced", "已替换", "已替換"),
    };

    public static Tone ToneOf(PromiseState state) => state switch
    {
        PromiseState.Kept => Tone.Good,
        PromiseState.Broken => Tone.Bad,
        PromiseState.Open => Tone.Watch,
        _ => Tone.Neutral,
    };

    public static string Of(this ReportWords w, ReportDecision decision) => decision.Kind switch
    {
        CreditDecisionKind.LiftHold => w.In("Hold to be lifted", "申请解除冻结", "申請解除凍結"),
        CreditDecisionKind.PassOrder => w.In($"Order {decision.OrderNumber} to pass", $"申请放行订单 {decision.OrderNumber}", $"申請放行訂單 {decision.OrderNumber}"),
        _ when decision.Group => w.In("Limit of the group", "申请集团额度", "申請集團額度"),
        _ => w.In("Limit", "申请额度", "申請額度"),
    };

    public static string Of(this ReportWords w, DecisionStatus status) => status switch
    {
        DecisionStatus.Open => w.In("Waits", "待审批", "待審批"),
        DecisionStatus.Approved => w.In("Agreed", "已批准", "已核准"),
        DecisionStatus.Refused => w.In("Refused", "已否决", "已否決"),
        DecisionStatus.Withdrawn => w.In("Withdrawn", "已撤回", "已撤回"),
        _ => w.In("Lapsed", "已失效", "已失效"),
    };

    public static Tone ToneOf(DecisionStatus status) => status switch
    {
        DecisionStatus.Approved => Tone.Good,
        DecisionStatus.Refused => Tone.Bad,
        DecisionStatus.Open => Tone.Watch,
        _ => Tone.Neutral,
    };

    public static string Who(this ReportWords w, ReportDecision decision)
    {
        var voters = string.Join(w.Comma, decision.DecidedBy);
        return decision.DecidedBy.Count == 0
            ? w.In($"{decision.AskedBy}: {decision.Reason}", $"{decision.AskedBy}：{decision.Reason}", $"{decision.AskedBy}：{decision.Reason}")
            : w.In($"{decision.AskedBy}: {decision.Reason} (decided by {voters})", $"{decision.AskedBy}：{decision.Reason}（审批人：{voters}）", $"{decision.AskedBy}：{decision.Reason}（審批人：{voters}）");
    }
}
