using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Reports;

/// <summary>Reads the links of a company that hold on a day, the largest shares first.</summary>
internal static class ReportChains
{
    public static async Task<ReportChain> OfAsync(AnswersDb db, long account, DateOnly day, CancellationToken cancel)
    {
        var links = db.SupplyLinks.Where(l => (l.ValidFrom == null || l.ValidFrom <= day) && (l.ValidTo == null || l.ValidTo >= day));
        var suppliers = Neighbours(db, links.Where(l => l.BuyerId == account), buyers: false);
        var buyers = Neighbours(db, links.Where(l => l.SupplierId == account), buyers: true);
        return new ReportChain(
            await FirstAsync(suppliers, cancel), await suppliers.CountAsync(cancel), await FirstAsync(buyers, cancel), await buyers.CountAsync(cancel));
    }

    private static IQueryable<Neighbour> Neighbours(AnswersDb db, IQueryable<SupplyLink> links, bool buyers) =>
        links.Join(db.Accounts, l => buyers ? l.BuyerId : l.SupplierId, a => a.Id, (l, a) => new Neighbour
        {
            Number = a.Number,
            LegalName = a.LegalName,
            LocalName = a.LocalName,
            Category = l.Category,
            Share = buyers ? l.ShareOfSales : l.ShareOfSpend,
            Confidence = l.Confidence,
            Status = a.Status,
            Grade = a.Grade,
            LinkId = l.Id,
        });

    private static async Task<IReadOnlyList<ReportNeighbour>> FirstAsync(IQueryable<Neighbour> neighbours, CancellationToken cancel)
    {
        var rows = await neighbours.OrderByDescending(n => n.Share != null).ThenByDescending(n => n.Share).ThenByDescending(n => n.Confidence).ThenBy(n => n.Number).ThenBy(n => n.LinkId)
            .Take(ReportChain.Most).ToListAsync(cancel);
        return [.. rows.Select(n => new ReportNeighbour(new ReportParty(n.Number, n.LegalName, n.LocalName), n.Category, n.Share, n.Status, n.Grade))];
    }

    private sealed class Neighbour
    {
        public string Number { get; init; } = "";

        public string LegalName { get; init; } = "";

        public string? LocalName { get; init; }

        public string Category { get; init; } = "";

        public decimal? Share { get; init; }

        public decimal Confidence { get; init; }

        public Domain.Accounts.AccountStatus Status { get; init; }

        public string? Grade { get; init; }

        public long LinkId { get; init; }
    }
}
