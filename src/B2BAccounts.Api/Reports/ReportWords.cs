using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Reports;

/// <summary>The words that papers share, and those of a credit report: English, simplified and traditional Chinese side by side, so that none is forgotten.</summary>
public sealed class ReportWords(AccountLanguage language)
{
    public AccountLanguage Language => language;

    /// <summary>BCP 47; the region tells readers and viewers which forms of the characters to show.</summary>
    public string LanguageTag => In("en", "zh-CN", "zh-TW");

    public string Colon => In(": ", "：", "：");

    public string Comma => In(", ", "、", "、");

    public string None => "–";

    public string Title => In("Credit report", "信用报告", "信用報告");

    public string Subject => In("Credit standing of a customer", "客户信用状况", "客戶信用狀況");

    public string Confidential => In("Confidential", "机密", "機密");

    public string AsOf(string day) => In($"as of {day}", $"截至 {day}", $"截至 {day}");

    public string KnownAt(DateTime instant) => In(
        $"By what had been recorded at {instant:yyyy-MM-dd HH:mm:ss.FFFFFFF} UTC.",
        $"以 {instant:yyyy-MM-dd HH:mm:ss.FFFFFFF} UTC 前入账的单据为准。",
        $"以 {instant:yyyy-MM-dd HH:mm:ss.FFFFFFF} UTC 前入帳的單據為準。");

    public string BankAccount => In("Bank account", "收款账户", "收款帳戶");

    public string ExportedBy(string name) => In($"Exported by {name}", $"导出人：{name}", $"匯出人：{name}");

    public string PageOf(int page, int pages) =>
        In($"Page {page} of {pages}", $"第 {page} 页，共 {pages} 页", $"第 {page} 頁，共 {pages} 頁");

    public string BaseCurrencyNote(string currency) => In(
        $"Amounts are in {currency}, the base currency, unless another is named.",
        $"除另有注明外，金额均以本位币 {currency} 表示。",
        $"除另有註明外，金額均以本位幣 {currency} 表示。");

    /// <summary>Of any event; an invoice's has a word of its own.</summary>
    public string EventDate => In("Date", "日期", "日期");

    // Identity
    public string Company => In("Company", "公司", "公司");

    public string LegalName => In("Legal name", "法定名称", "法定名稱");

    public string LocalName => In("Local name", "本地名称", "本地名稱");

    public string Number => In("Account number", "客户编号", "客戶編號");

    public string Status => In("Status", "客户状态", "客戶狀態");

    public string Place => In("City, country", "城市、国家", "城市、國家");

    public string Industry => In("Industry (ISIC)", "行业（ISIC）", "行業（ISIC）");

    public string Manager => In("Account manager", "客户经理", "客戶經理");

    public string Terms => In("Payment terms", "付款条件", "付款條件");

    public string Parent => In("Group parent", "上级公司", "上級公司");

    public string InvoicedIn => In("Invoiced in", "结算币种", "結算幣別");

    public string Verified => In("verified", "校验通过", "檢核通過");

    public string Unverified => In("not verified", "未通过校验", "未通過檢核");

    public string Scheme(IdentifierScheme scheme) => scheme switch
    {
        IdentifierScheme.Uscc => In("USCC", "统一社会信用代码", "統一社會信用代碼"),
        IdentifierScheme.Lei => In("LEI", "法人识别编码（LEI）", "法人識別編碼（LEI）"),
        IdentifierScheme.Vat => In("VAT number", "增值税号", "增值稅號"),
        IdentifierScheme.Duns => In("D-U-N-S number", "邓白氏编码", "鄧白氏編碼"),
        _ => In("Other code", "其他代码", "其他代碼"),
    };

    public string AccountStatus(AccountStatus status) => status switch
    {
        Domain.Accounts.AccountStatus.Prospect => In("Prospect", "潜在客户", "潛在客戶"),
        Domain.Accounts.AccountStatus.Customer => In("Customer", "客户", "客戶"),
        Domain.Accounts.AccountStatus.Dormant => In("Dormant", "沉睡客户", "沉睡客戶"),
        Domain.Accounts.AccountStatus.Lost => In("Lost", "流失客户", "流失客戶"),
        _ => In("Not a customer", "非客户", "非客戶"),
    };

    public string InWords(PaymentTerms terms)
    {
        var net = terms.EndOfMonth
            ? In($"{terms.NetDays} days from the end of the month", $"月结 {terms.NetDays} 天", $"月結 {terms.NetDays} 天")
            : In($"{terms.NetDays} days net", $"净 {terms.NetDays} 天", $"淨 {terms.NetDays} 天");
        return terms.DiscountPercent == 0m ? net : In(
            $"{net}, {terms.DiscountPercent:0.##} % discount within {terms.DiscountDays} days",
            $"{net}，{terms.DiscountDays} 天内付款折扣 {terms.DiscountPercent:0.##}%",
            $"{net}，{terms.DiscountDays} 天內付款折扣 {terms.DiscountPercent:0.##}%");
    }

    // Receivables
    public string Ageing => In("Balance and ageing", "欠款余额与账龄", "欠款餘額與帳齡");

    public string Balance => In("Balance", "欠款余额", "欠款餘額");

    public string Overdue => In("Overdue", "逾期金额", "逾期金額");

    public string NotDue => In("Not due", "未到期", "未到期");

    public string Unapplied => In("Unapplied", "未核销收款", "未核銷收款");

    public string Disputed => In("In dispute", "争议金额", "爭議金額");

    public string DaysPastDue(int? from, int? to) => (from, to) switch
    {
        (null, _) => NotDue,
        ({ } low, null) => In($"Over {low - 1} days", $"{low - 1} 天以上", $"{low - 1} 天以上"),
        ({ } low, { } high) => In($"{low}–{high} days", $"{low}–{high} 天", $"{low}–{high} 天"),
    };

    public string BalanceStatement(string buckets, string unapplied, string balance) => In(
        $"Ageing buckets {buckets} − unapplied payments and credit notes {unapplied} = balance {balance}.",
        $"账龄合计 {buckets} − 未核销的收款与贷项 {unapplied} = 欠款余额 {balance}。",
        $"帳齡合計 {buckets} − 未核銷的收款與貸項 {unapplied} = 欠款餘額 {balance}。");

    public string RatesUsed(string rates) => In($"Rates used: {rates}.", $"采用汇率：{rates}。", $"採用匯率：{rates}。");

    public string NothingOpen => In("Nothing is open on this day.", "当日无未清款项。", "當日無未清款項。");

    public string OpenInvoices => In("Open invoices", "未清发票", "未清發票");

    public string Invoice => In("Invoice", "发票号", "發票號");

    public string Date => In("Date", "开票日", "開票日");

    public string Due => In("Due", "到期日", "到期日");

    public string DaysLate => In("Days past due", "逾期天数", "逾期天數");

    public string Amount => In("Amount", "发票金额", "發票金額");

    public string Open => In("Open", "未清金额", "未清金額");

    public string AndMore(int count) => In($"and {count:N0} more, in total", $"另有 {count:N0} 张，共计", $"另有 {count:N0} 張，共計");

    public string AllOpen(int count) => In($"All {count:N0} open invoices", $"全部 {count:N0} 张未清发票", $"全部 {count:N0} 張未清發票");

    // Payment
    public string Payment => In("How fast it pays", "结款速度", "結款速度");

    public string DaysToPay => In("Days to pay", "平均结款天数", "平均結款天數");

    public string AverageLate => In("Days late", "平均逾期天数", "平均逾期天數");

    public string LateIncludingUnpaid => In("Days late with unpaid", "含未付逾期天数", "含未付逾期天數");

    public string OnTime => In("Paid on time (by amount)", "准时付款率（按金额）", "準時付款率（按金額）");

    public string Index => In("Payment index", "付款指数", "付款指數");

    public string Trend => In("Trend, 12 months", "12 个月趋势", "12 個月趨勢");

    public string Purchases => In("Purchases, 12 months", "12 个月购买额", "12 個月購買額");

    public string OrderDays => In("Order days, 12 months", "12 个月下单天数", "12 個月下單天數");

    public string PaymentNote(int months) => In(
        $"Weighted by amount over {months} months; negative is early. An index of 80 is on time, 100 is 30 days early, 50 is 30 days late.",
        $"按金额加权，近 {months} 个月；负数为提前。付款指数 80 为准时，100 为提前 30 天，50 为逾期 30 天。",
        $"按金額加權，近 {months} 個月；負數為提前。付款指數 80 為準時，100 為提前 30 天，50 為逾期 30 天。");

    // Chain
    public string Chain => In("Position in the supply chain", "供应链上下游", "供應鏈上下游");

    public string Suppliers(int count) => In($"Direct suppliers ({count:N0})", $"直接供应商（{count:N0}）", $"直接供應商（{count:N0}）");

    public string Buyers(int count) => In($"Direct buyers ({count:N0})", $"直接买方（{count:N0}）", $"直接買方（{count:N0}）");

    public string ShareOfSpend => In("of its spending", "占其采购", "占其採購");

    public string ShareOfSales => In("of its sales", "占其销售", "占其銷售");

    public string CompanyAndGoods => In("Company · goods", "公司 · 品类", "公司 · 品類");

    public string ToUs => In("To us", "与我方关系", "與我方關係");

    public string MoreLinks(int count) => In($"and {count:N0} more", $"另有 {count:N0} 家", $"另有 {count:N0} 家");

    public string NoneKnown => In("None known.", "暂无记录。", "暫無紀錄。");

    public string In(string english, string simplified, string traditional) => language switch
    {
        AccountLanguage.ZhHans => simplified,
        AccountLanguage.ZhHant => traditional,
        _ => english,
    };
}
