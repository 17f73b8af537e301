using B2BAccounts.Domain;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports;

/// <summary>The largest open invoices, overdue ones first, and what the rest comes to.</summary>
internal static class InvoicesSection
{
    private const int DisputeColumn = 5;

    public static void Add(Flow body, CreditReportModel model, ReportWords w)
    {
        var (all, shown) = (model.Receivables, model.Receivables.Invoices);
        if (all.InvoiceCount == 0)
        {
            return;
        }

        // Without a dispute among them the column would only take room.
        var disputes = shown.Any(i => i.Disputed > 0m);
        var rows = shown.Select(i => Row(
            TableRow.Of,
            i.Number,
            ReportFormat.Day(i.Date),
            ReportFormat.Day(i.DueDate),
            new Cell(i.DaysPastDue == 0 ? w.None : i.DaysPastDue.ToString()) { Ink = i.DaysPastDue > 0 ? Tone.Bad : null },
            ReportFormat.Amount(i.Amount),
            i.Disputed > 0m ? ReportFormat.Amount(i.Disputed, i.Open.Currency) : "",
            ReportFormat.Amount(i.Open))).ToList();
        if (all.InvoiceCount > shown.Count)
        {
            rows.Add(Row(TableRow.Subtotal, w.AndMore(all.InvoiceCount - shown.Count), "", "", "", "", "", Together(Rest(all), w)));
        }

        rows.Add(Row(TableRow.Total, w.AllOpen(all.InvoiceCount), "", "", "", "", "", Together(all.OpenByCurrency, w)));
        Column[] columns =
        [
            Column.Star(w.Invoice), Column.Content(w.Date), Column.Content(w.Due), Column.Amount(w.DaysLate), Column.Amount(w.Amount),
            Column.Amount(w.Disputed), Column.Amount(w.Open),
        ];
        body.Heading(w.OpenInvoices).Table(columns.Where((_, i) => disputes || i != DisputeColumn), rows);

        TableRow Row(Func<IReadOnlyList<Cell>, TableRow> kind, params Cell[] cells) => kind([.. cells.Where((_, i) => disputes || i != DisputeColumn)]);
    }

    private static IEnumerable<Money> Rest(ReportReceivables all) => all.OpenByCurrency
        .Select(sum => all.Invoices.Where(i => i.Open.Currency == sum.Currency).Aggregate(sum, (left, i) => left - i.Open))
        .Where(m => m.Amount != 0m);

    private static string Together(IEnumerable<Money> amounts, ReportWords w) => string.Join(w.Comma, amounts.Select(ReportFormat.Amount));
}
