using B2BAccounts.Pdf.Charts;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Tests.Samples;

/// <summary>A credit report in one language: the sample of the readme, and how most callers will use the library.</summary>
internal static class CreditReport
{
    public static RenderedDocument Render(FontSet fonts, bool chinese, DateTimeOffset asOf)
    {
        string In(string english, string translated) => chinese ? translated : english;
        var title = In("Credit report", "信用报告");
        var document = new PdfDocument(fonts, new DocumentInfo($"{title} 濟源職業技術學院", asOf, chinese ? "zh-CN" : "en") { Author = In("Finance", "财务部") })
            .Header(title, "C-100234 濟源職業技術學院")
            .Footer(In("Confidential · as of ", "机密 · 截至 ") + asOf.ToString("yyyy-MM-dd HH:mm zzz"),
                (page, pages) => In($"Page {page} of {pages}", $"第 {page} 页，共 {pages} 页"))
            .Watermark("wang.xl 2026-03-31");
        document.Body.Heading(title, 1)
            .KeyValues([
                (In("Customer", "客户"), "濟源職業技術學院"), (In("Number", "编号"), "C-100234"),
                (In("Grade", "评级"), Cell.BadgeOf("B", Tone.Fair)), (In("Status", "状态"), Cell.BadgeOf(In("On watch", "关注"), Tone.Watch))])
            .Columns(
                (1, c => c.Heading(In("Credit limit", "信用额度")).Gauge(new Gauge(In("Used", "已用"), 1356833.86m, 2000000m, "CNY 1,356,833.86 / 2,000,000.00"))
                    .KeyValues([(In("Available", "可用"), "CNY 643,166.14"), (In("Temporary until", "临时额度至"), "2026-06-30")], 1)),
                (1, c => c.Heading(In("Why this grade", "评级依据")).Scores([
                    new ScoreBar(In("Payment behaviour", "付款行为"), 72, 0.4m), new ScoreBar(In("Financial strength", "财务实力"), 84, 0.3m),
                    new ScoreBar(In("Position in the chain", "供应链位置"), 55, 0.2m), new ScoreBar(In("Litigation", "诉讼记录"), 18, 0.1m)])))
            .Bullets(
                In("Pays 12 days beyond terms on average, 4 days slower than in the quarter before.", "平均逾期十二天付款，比上一季度慢四天。"),
                In("Two customers stand for 83 % of its sales.", "两家客户占其销售额的 83%。"))
            .KeepTogether(k => k.Heading(In("Ageing (CNY)", "账龄分析（人民币）")).Bars([
                new Bar(In("Not due", "未到期"), 1284000m, Tone.Good), new Bar(In("1–30 days", "1–30 天"), 42000m, Tone.Fair),
                new Bar(In("31–60 days", "31–60 天"), 18000m, Tone.Watch), new Bar(In("61–90 days", "61–90 天"), 12833.86m, Tone.Poor),
                new Bar(In("Over 90 days", "90 天以上"), -4000m, Tone.Bad)]))
            .Heading(In("Open invoices", "未清发票"))
            .Table(
                [
                    Column.Content(In("Invoice", "发票号")), Column.Content(In("Due", "到期日")), Column.Star(In("Text", "摘要")),
                    Column.Content(In("State", "状态")), Column.Amount(In("Open", "未清金额")),
                ],
                [
                    TableRow.Of(Cell.LinkTo("INV-2026-0017", new Uri("https://portal.invalid/INV-2026-0017")), "2026-04-30", "實驗設備尾款 Laboratory equipment", Cell.BadgeOf(In("Open", "未到期"), Tone.Good), "1,284,000.00"),
                    TableRow.Of("INV-2026-0009", "2026-03-01", "运费及仓储费 Freight & warehousing", Cell.BadgeOf(In("Overdue", "逾期"), Tone.Bad), "72,833.86"),
                    TableRow.Of("CN-2026-0003", "2026-03-15", "退货红字发票 Credit note（质量问题）", Cell.BadgeOf(In("Credit", "贷项"), Tone.Neutral), "-4,000.00"),
                    TableRow.Total("", "", In("Total", "合计"), "", "1,352,833.86"),
                ])
            .Note(Tone.Watch, In("Proposal", "建议"), In("Keep the limit; release orders above CNY 100,000 by hand until the overdue invoice is paid.", "维持额度；逾期发票付清之前，十万元以上的订单须人工放行。"));
        return document.Render();
    }
}
