namespace B2BAccounts.Api.Reports.Books;

/// <summary>What the ageing of the book says.</summary>
internal static class AgeingReportWords
{
    public static string BookAgeing(this ReportWords w) => w.In("Receivables ageing", "应收账款账龄表", "應收帳款帳齡表");

    public static string BookAgeingSubject(this ReportWords w) => w.In("What customers owe, by days past due", "客户欠款及账龄", "客戶欠款及帳齡");

    public static string AllAccounts(this ReportWords w) => w.In("All accounts", "全部客户", "全部客戶");

    public static string OwnAccounts(this ReportWords w) => w.In("Accounts that the exporter sees", "导出人可见的客户", "匯出人可見的客戶");

    public static string Accounts(this ReportWords w) => w.In("Accounts", "客户明细", "客戶明細");

    public static string AccountColumn(this ReportWords w) => w.In("Account", "客户", "客戶");

    public static string TotalOf(this ReportWords w, int count) => w.In($"Total of {count:N0} accounts", $"{count:N0} 家客户合计", $"{count:N0} 家客戶合計");

    public static string MoreAccounts(this ReportWords w, int count) => w.In($"{count:N0} more accounts", $"另有 {count:N0} 家客户", $"另有 {count:N0} 家客戶");

    public static string LeftOut(this ReportWords w, int count) => w.In(
        $"{count:N0} accounts without a non-disclosure agreement are left out, of the total too: so few would tell of each.",
        $"{count:N0} 家未签保密协议的客户未列示，合计亦不含：家数过少，列示即泄露个别客户。",
        $"{count:N0} 家未簽保密協議的客戶未列示，合計亦不含：家數過少，列示即洩露個別客戶。");

    public static string WithheldAccounts(this ReportWords w, int count) => w.In(
        $"{count:N0} accounts without a non-disclosure agreement", $"{count:N0} 家未签保密协议的客户", $"{count:N0} 家未簽保密協議的客戶");
}
