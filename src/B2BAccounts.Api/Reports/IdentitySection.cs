using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports;

/// <summary>Who the company is.</summary>
internal static class IdentitySection
{
    public static void Add(Flow body, CreditReportModel model, ReportWords w)
    {
        var id = model.Identity;
        body.Heading(w.Company).KeyValues(
        [
            (w.LegalName, ReportFormat.OneLine(id.LegalName)),
            (w.Number, id.Number),
            (w.LocalName, ReportFormat.OneLine(id.LocalName ?? w.None)),
            (w.Status, w.AccountStatus(id.Status)),
            (w.Place, string.Join(w.Comma, id.Place.Select(ReportFormat.OneLine).DefaultIfEmpty(w.None))),
            (w.Industry, id.Industry ?? w.None),
            (w.Manager, string.Join(w.Comma, new[] { id.Manager, id.Team }.OfType<string>().Select(ReportFormat.OneLine).DefaultIfEmpty(w.None))),
            (w.Terms, w.InWords(id.Terms)),
            (w.Parent, id.Parent is { } parent ? $"{CreditReportDocument.Names(parent)} ({parent.Number})" : w.None),
            (w.InvoicedIn, id.Currency),
            .. id.Identifiers.Select(i => (w.Scheme(i.Scheme), new Cell($"{i.Value} ({(i.Verified ? w.Verified : w.Unverified)})"))),
        ]);
    }
}
