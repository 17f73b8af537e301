using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports;

/// <summary>What is on record beside the figures: disputes, promises to pay, decisions about the credit, the latest first.</summary>
internal static class RecordSection
{
    private const int LongestReason = 120;

    public static void Add(Flow body, CreditReportModel model, ReportWords w)
    {
        var record = model.Record;
        List<(DateOnly On, TableRow Row)> rows =
        [
            .. record.Disputes.Select(d => (d.OpenedOn, Row(d.OpenedOn, w.DisputeOf(d.Invoice), d.Amount, Cell.BadgeOf(w.Stands(), Tone.Poor), d.Reason))),
            .. record.Promises.Select(p => (p.MadeOn, Row(p.MadeOn, w.PromiseOf(p.Invoice, p.PayBy), p.Amount, Cell.BadgeOf(w.Of(p.State), RecordWords.ToneOf(p.State)), ""))),
            .. record.Decisions.Select(d => (d.AskedOn, Row(d.AskedOn, w.Of(d), d.Amount, Cell.BadgeOf(w.Of(d.Status), RecordWords.ToneOf(d.Status)), w.Who(d)))),
        ];
        if (rows.Count == 0)
        {
            return;
        }

        body.Heading(w.OnRecord()).Table(
            [Column.Content(w.EventDate), Column.Star(w.What(), 3), Column.Amount(w.RecordAmount()), Column.Content(w.State()), Column.Star(w.Note(), 4)],
            rows.OrderByDescending(r => r.On).Select(r => r.Row));
        body.Remark(w.OnRecordNote(ReportRecord.Months, ReportRecord.Most));
    }

    private static TableRow Row(DateOnly on, string what, Domain.Money? amount, Cell state, string note) =>
        TableRow.Of(ReportFormat.Day(on), what, amount is { } money ? ReportFormat.Amount(money) : "", state, ReportFormat.Short(note, LongestReason));
}
