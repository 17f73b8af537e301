using B2BAccounts.Pdf.Charts;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Tests.Samples;

/// <summary>A statement of account in Chinese and English over three pages: the look that the library must reach, and the load it is measured by.</summary>
internal static class Statement
{
    private static readonly string[] Descriptions =
    [
        "销售发票 货款 Sales invoice", "银行回款 Bank receipt 工商银行", "退货红字发票 Credit note（质量问题）",
        "葫芦岛市财政保障服务中心代付第三期工程款，合同号 HT-2025-0388，含质保金 5% 待结", "运费及仓储费 Freight & warehousing",
        "濟源職業技術學院實驗設備尾款 Laboratory equipment, final instalment",
    ];

    public static RenderedDocument Render(FontSet fonts, int rows = 62, int seed = 7) => Describe(fonts, rows, seed).Render();

    public static PdfDocument Describe(FontSet fonts, int rows, int seed)
    {
        var (entries, balances) = Entries(rows, seed);
        var info = new DocumentInfo("往来账对账单 Statement of Account", new DateTimeOffset(2026, 3, 31, 16, 0, 0, TimeSpan.FromHours(8)), "zh-CN") { Author = "Finance" };
        var document = new PdfDocument(fonts, info)
            .Header("往来账对账单 Statement of Account", "CUST-0041277 濟源職業技術學院")
            .Footer("机密 Confidential · 导出人 Exported by 王晓琳 · 2026-03-31 16:00 +08:00", (page, pages) => $"第 {page} 页，共 {pages} 页   Page {page} of {pages}")
            .Watermark("导出人 王晓琳 wang.xl 2026-03-31");
        document.Body
            .Heading("往来账对账单 Statement of Account", 1)
            .KeyValues([
                ("客户 Customer", "濟源職業技術學院"), ("客户编号 Customer no.", "CUST-0041277"),
                ("付款方 Payer", "葫芦岛市财政保障服务中心"), ("期间 Period", "2026-01-01 – 2026-03-31"),
                ("销售公司 Company", "CN10 华北销售公司"), ("币种 Currency", "CNY 人民币"),
                ("评级 Grade", Cell.BadgeOf("B 良好 Sound", Tone.Fair)), ("状态 Status", Cell.BadgeOf("逾期 Overdue", Tone.Bad))])
            .Paragraph("尊敬的客户：以下为贵单位截至2026年3月31日的往来账明细。如有差异，请于收到本对账单后十五个工作日内书面函告；逾期未复视为核对无误。Please review the entries below and let us know of any discrepancy within 15 working days of receipt; items in dispute should be marked “争议” and returned with supporting documents（发票、签收单、合同）.")
            .Link("在线核对 Review online", new Uri("https://portal.invalid/statements/0041277"))
            .Heading("账龄分析 Ageing (CNY thousand)")
            .Bars([
                new Bar("未到期 Not due", 1284, Tone.Good), new Bar("1–30 天 days", 642, Tone.Fair), new Bar("31–60 天 days", 318, Tone.Watch),
                new Bar("61–90 天 days", 127, Tone.Poor), new Bar(">90 天 days", 86, Tone.Bad)])
            .Heading("交易明细 Transactions")
            .Table(
                [
                    Column.Content("日期 Date"), Column.Content("凭证号 Doc no."), Column.Star("摘要 Description"),
                    Column.Amount("借方 Debit"), Column.Amount("贷方 Credit"), Column.Amount("余额 Balance"),
                ],
                [.. entries, TableRow.Total("", "", "期末余额 Closing balance", "", "", Money(balances[^1]))],
                new CarriedForward(
                    n => TableRow.Subtotal("", "", "转下页 Carried forward", "", "", Money(balances[Math.Min(n, rows)])),
                    n => TableRow.Subtotal("", "", "承前页 Brought forward", "", "", Money(balances[Math.Min(n, rows)]))))
            .Columns(
                (1, left => left.Heading("信用额度 Credit limit", 2)
                    .Gauge(new Gauge("已用 Used", 1356833.86m, 2000000m, "1,356,833.86 / 2,000,000.00"))
                    .Gauge(new Gauge("临时额度 Temporary", 130000m, 100000m, "130,000.00 / 100,000.00"))
                    .Heading("主要客户 Main customers", 3)
                    .Shares([
                        new ShareBar("葫芦岛市财政保障服务中心", 0.61m), new ShareBar("济源市教育局", 0.22m),
                        new ShareBar("喆犇鑫贸易（上海）有限公司", 0.09m), new ShareBar("Others 其他", 0.08m, Tone.Neutral)])),
                (1, right => right.Heading("评分 Scorecard", 2)
                    .Scores([
                        new ScoreBar("付款行为 Payment behaviour", 72, 0.35m), new ScoreBar("财务实力 Financial strength", 84, 0.25m),
                        new ScoreBar("经营年限 Years in trade", 91, 0.15m), new ScoreBar("供应链位置 Position in the chain", 55, 0.15m),
                        new ScoreBar("诉讼记录 Litigation", 18, 0.10m)])))
            .Note(Tone.Watch, "请注意 Please note", "本对账单不构成付款催告。This statement is no dunning letter; overdue items carry interest from the 31st day（自第三十一日起计息）.");
        return document;
    }

    private static (List<TableRow> Rows, List<decimal> Balances) Entries(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new List<TableRow>();
        var balances = new List<decimal> { 412345.67m };
        for (var i = 0; i < count; i++)
        {
            var amount = random.Next(100, 9_999_999) / 100m;
            var credit = i % 3 == 1;
            balances.Add(balances[^1] + (credit ? -amount : amount));
            var number = (credit ? "RC" : "IN") + random.Next(10000000, 99999999);
            rows.Add(TableRow.Of(
                new DateOnly(2026, 1, 3).AddDays(i * 88 / count).ToString("yyyy-MM-dd"), Cell.LinkTo(number, new Uri("https://portal.invalid/doc/" + i)),
                Descriptions[random.Next(Descriptions.Length)], credit ? "" : Money(amount), credit ? Money(amount) : "", Money(balances[^1])));
        }
        return (rows, balances);
    }

    private static string Money(decimal amount) => amount.ToString("#,##0.00;(#,##0.00)");
}
