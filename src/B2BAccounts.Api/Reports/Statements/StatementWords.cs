using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Reports.Statements;

/// <summary>What a statement of account says.</summary>
internal static class StatementWords
{
    public static string Statement(this ReportWords w) => w.In("Statement of account", "往来账对账单", "往來帳對帳單");

    public static string StatementSubject(this ReportWords w) => w.In("Documents and balance of a customer", "客户往来明细与余额", "客戶往來明細與餘額");

    public static string Period(this ReportWords w) => w.In("Period", "期间", "期間");

    public static string Between(this ReportWords w, StatementPeriod period) =>
        w.In($"{period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}", $"{period.From:yyyy-MM-dd} 至 {period.To:yyyy-MM-dd}", $"{period.From:yyyy-MM-dd} 至 {period.To:yyyy-MM-dd}");

    public static string Customer(this ReportWords w) => w.In("Customer", "客户", "客戶");

    public static string Sender(this ReportWords w) => w.In("Sender", "发出单位", "發出單位");

    public static string Address(this ReportWords w) => w.In("Address", "地址", "地址");

    public static string Contact(this ReportWords w) => w.In("Contact", "联系方式", "聯絡方式");

    public static string PleaseCheck(this ReportWords w, int days) => w.In(
        $"Please check the entries below against your books and tell us of any difference within {days} days of receiving this statement.",
        $"请核对以下往来明细；如有差异，请于收到本对账单后 {days} 天内告知我方。",
        $"請核對以下往來明細；如有差異，請於收到本對帳單後 {days} 天內告知我方。");

    public static string Currency(this ReportWords w) => w.In("Currency", "币种", "幣別");

    public static string Opening(this ReportWords w) => w.In("Opening balance", "期初余额", "期初餘額");

    public static string Closing(this ReportWords w) => w.In("Closing balance", "期末余额", "期末餘額");

    public static string Debit(this ReportWords w) => w.In("Debit", "借方", "借方");

    public static string Credit(this ReportWords w) => w.In("Credit", "贷方", "貸方");

    public static string Running(this ReportWords w) => w.In("Balance", "余额", "餘額");

    public static string Document(this ReportWords w) => w.In("Document", "凭证号", "憑證號");

    public static string Description(this ReportWords w) => w.In("Description", "摘要", "摘要");

    public static string CarriedForward(this ReportWords w) => w.In("Carried forward", "转下页", "轉下頁");

    public static string BroughtForward(this ReportWords w) => w.In("Brought forward", "承前页", "承前頁");

    public static string EntriesIn(this ReportWords w, string currency) => w.In($"Entries in {currency}", $"{currency} 往来明细", $"{currency} 往來明細");

    public static string NoEntries(this ReportWords w) => w.In("No documents in this period.", "本期无往来单据。", "本期無往來單據。");

    public static string NothingRecorded(this ReportWords w) =>
        w.In("Nothing was recorded up to the last day of the period.", "截至期末无任何往来记录。", "截至期末無任何往來紀錄。");

    public static string ByAge(this ReportWords w, string currency, string day) =>
        w.In($"What is open on {day}, by days past due ({currency})", $"{day} 账龄分析（{currency}）", $"{day} 帳齡分析（{currency}）");

    public static string InOurFavour(this ReportWords w) => w.In(
        "An amount below zero is owed to you.", "负数为我方应付贵方款项。", "負數為我方應付貴方款項。");

    public static string Of(this ReportWords w, DocumentKind kind, bool reversal)
    {
        var name = kind switch
        {
            DocumentKind.Invoice => w.In("Invoice", "发票", "發票"),
            DocumentKind.CreditNote => w.In("Credit note", "贷项通知单", "貸項通知單"),
            DocumentKind.Payment => w.In("Payment", "收款", "收款"),
            DocumentKind.Refund => w.In("Refund", "退款", "退款"),
            DocumentKind.WriteOff => w.In("Write-off", "核销", "核銷"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No document of a running account."),
        };
        return reversal ? w.In($"{name} reversed", $"冲销{name}", $"沖銷{name}") : name;
    }

    // Slip
    public static string Slip(this ReportWords w) => w.In("Confirmation slip", "对账回执", "對帳回執");

    public static string SlipText(this ReportWords w, string day, string reference) => w.In(
        $"Please return signed, with the reference {reference}. By our books the balance on {day} is:",
        $"请签章后寄回，回执编号 {reference}。我方账面 {day} 余额为：",
        $"請簽章後寄回，回執編號 {reference}。我方帳面 {day} 餘額為：");

    public static string Agrees(this ReportWords w) => w.In("[  ] agrees with our books", "[  ] 与我方账面一致", "[  ] 與我方帳面一致");

    public static string Differs(this ReportWords w) => w.In(
        "[  ] differs; by our books: ______________________", "[  ] 不一致，我方账面余额：______________________", "[  ] 不一致，我方帳面餘額：______________________");

    public static string SignedBy(this ReportWords w) => w.In("Name, signature and seal: ______________________", "经办人、签章：______________________", "經辦人、簽章：______________________");

    public static string SignedOn(this ReportWords w) => w.In("Date: ______________", "日期：______________", "日期：______________");

    public static string ConfirmOnline(this ReportWords w) => w.In("Confirm online", "在线核对", "線上核對");
}
