using B2BAccounts.Domain.Accounts;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports;

/// <summary>Who stands one link before and behind the company, and which of them are customers of ours.</summary>
internal static class ChainSection
{
    private const int MostOfGoods = 40;

    public static void Add(Flow body, CreditReportModel model, ReportWords w)
    {
        var chain = model.Chain;
        body.KeepTogether(k => k.Heading(w.Chain).Columns(
            (1, c => Side(c, w.Suppliers(chain.SupplierCount), w.ShareOfSpend, chain.Suppliers, chain.SupplierCount, w)),
            (1, c => Side(c, w.Buyers(chain.BuyerCount), w.ShareOfSales, chain.Buyers, chain.BuyerCount, w))));
    }

    private static void Side(Flow body, string heading, string share, IReadOnlyList<ReportNeighbour> neighbours, int count, ReportWords w)
    {
        body.Heading(heading, 3);
        if (count == 0)
        {
            body.Paragraph(w.NoneKnown);
            return;
        }

        var rows = neighbours.Select(n => TableRow.Of(
            Named(n, w),
            n.Share is null ? w.None : ReportFormat.Percent(n.Share),
            n.Status == AccountStatus.Customer
                ? Cell.BadgeOf(n.Grade is { } grade ? $"{w.AccountStatus(n.Status)} {w.Shown(grade)}" : w.AccountStatus(n.Status), Tone.Accent)
                : w.AccountStatus(n.Status))).ToList();
        if (count > neighbours.Count)
        {
            rows.Add(TableRow.Subtotal(w.MoreLinks(count - neighbours.Count), "", ""));
        }

        body.Table([Column.Star(w.CompanyAndGoods), Column.Amount(share), Column.Content(w.ToUs)], rows);
    }

    private static string Named(ReportNeighbour n, ReportWords w)
    {
        var name = ReportFormat.OneLine(w.Language == AccountLanguage.En ? n.Party.LegalName : n.Party.LocalName ?? n.Party.LegalName);
        return n.Category.Length == 0 ? name : $"{name} · {ReportFormat.Short(n.Category, MostOfGoods)}";
    }
}
