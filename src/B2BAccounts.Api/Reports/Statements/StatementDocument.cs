using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports.Statements;

/// <summary>往来账对账单. Lays a statement of account out. Pure: the model, our company, the export and the fonts decide every byte.</summary>
public static class StatementDocument
{
    public static RenderedDocument Render(StatementModel model, CompanyOptions company, ReportExport export, FontSet fonts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(company);
        ArgumentNullException.ThrowIfNull(export);
        var w = new ReportWords(model.Language);
        var (names, sender) = (CreditReportDocument.Names(model.Identity), company.NameIn(model.Language));
        var foot = string.Join(" · ", new[] { sender, w.Statement(), w.Between(model.Period) }.OfType<string>());
        var document = new ReportFrame(w.Statement(), w.StatementSubject(), model.Identity.Number, names, w.Between(model.Period), foot).Open(export, w, fonts);
        var body = document.Body.Heading(w.Statement(), 1);
        Parties(body, model, company, sender, w);
        if (model.KnownAt is { } instant)
        {
            body.Remark(w.KnownAt(instant));
        }

        if (model.Parts.Count == 0)
        {
            body.Paragraph(w.NothingRecorded());
            return document.Render(cancel);
        }

        body.Paragraph(w.PleaseCheck(company.ReplyDays));
        Summary(body, model, w);
        foreach (var part in model.Parts)
        {
            Entries(body, part, w);
            AgeingSection.Add(body, w.ByAge(part.Currency.Code, ReportFormat.Day(model.Period.To)), model.Edges, part.Aged, part.Currency, w);
        }

        Slip(body, model, company, export, w);
        return document.Render(cancel);
    }

    private static void Parties(Flow body, StatementModel model, CompanyOptions company, string? sender, ReportWords w)
    {
        var id = model.Identity;
        (string Label, string? Value)[] pairs =
        [
            (w.Customer(), CreditReportDocument.Names(id)),
            (w.Number, id.Number),
            id.PostalAddress.Count > 0 ? (w.Address(), string.Join(w.Comma, id.PostalAddress)) : (w.Place, string.Join(w.Comma, id.Place)),
            (w.Period(), w.Between(model.Period)),
            (w.Terms, w.InWords(id.Terms)),
            (w.Sender(), string.Join(w.Comma, new[] { sender, company.Address }.Where(s => !string.IsNullOrEmpty(s)))),
            (w.Contact(), company.Contact),
            (w.BankAccount, company.BankAccount),
        ];
        body.KeyValues(pairs.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => (p.Label, new Cell(ReportFormat.OneLine(p.Value!)))));
    }

    private static void Summary(Flow body, StatementModel model, ReportWords w)
    {
        Column[] columns =
        [
            Column.Star(w.Currency()), Column.Amount(w.Opening()), Column.Amount(w.Debit()), Column.Amount(w.Credit()), Column.Amount(w.Closing()), Column.Amount(w.Overdue),
        ];
        body.Table(columns, model.Parts.Select(p => TableRow.Of(
            new Cell(p.Currency.Code) { Bold = true },
            Plain(p, p.Opening),
            Plain(p, p.Debits),
            Plain(p, p.Credits),
            new Cell(Plain(p, p.Closing)) { Bold = true },
            CreditReportDocument.Red(Plain(p, p.Aged.Overdue), p.Aged.Overdue > 0m))));
        if (model.Parts.Any(p => p.Opening < 0m || p.Closing < 0m))
        {
            body.Remark(w.InOurFavour());
        }

        static string Plain(StatementPart part, decimal amount) => ReportFormat.Plain(amount, part.Currency);
    }

    private static void Entries(Flow body, StatementPart part, ReportWords w)
    {
        body.Heading(w.EntriesIn(part.Currency.Code));
        var first = Balance(TableRow.Subtotal, w.Opening(), part.Opening);
        var last = TableRow.Total("", "", w.Closing(), "", Plain(part.Debits), Plain(part.Credits), Plain(part.Closing));
        var lines = part.Lines.Count == 0
            ? [TableRow.Of("", "", w.NoEntries())]
            : part.Lines.Select(l => TableRow.Of(
                ReportFormat.Day(l.Date),
                l.Number,
                Described(l, w),
                l.DueOn is { } due ? ReportFormat.Day(due) : "",
                l.Amount > 0m ? Plain(l.Amount) : "",
                l.Amount > 0m ? "" : Plain(-l.Amount),
                Plain(l.Balance)));
        Column[] columns =
        [
            Column.Content(w.EventDate), Column.Star(w.Document(), 2), Column.Star(w.Description(), 3), Column.Content(w.Due),
            Column.Amount(w.Debit()), Column.Amount(w.Credit()), Column.Amount(w.Running()),
        ];
        body.Table(columns, [first, .. lines, last], new CarriedForward(
            placed => Balance(TableRow.Subtotal, w.CarriedForward(), After(placed)), placed => Balance(TableRow.Subtotal, w.BroughtForward(), After(placed))));

        // The opening balance is the first of the rows.
        decimal After(int placed) => placed < 2 || part.Lines.Count == 0 ? part.Opening : part.Lines[Math.Min(placed - 2, part.Lines.Count - 1)].Balance;

        TableRow Balance(Func<IReadOnlyList<Cell>, TableRow> kind, string said, decimal amount) => kind(["", "", said, "", "", "", Plain(amount)]);

        string Plain(decimal amount) => ReportFormat.Plain(amount, part.Currency);
    }

    private static string Described(StatementLine line, ReportWords w) =>
        line.Reference is { } reference ? $"{w.Of(line.Kind, line.IsReversal)}{w.Colon}{ReportFormat.OneLine(reference)}" : w.Of(line.Kind, line.IsReversal);

    private static void Slip(Flow body, StatementModel model, CompanyOptions company, ReportExport export, ReportWords w) => body.KeepTogether(k =>
    {
        k.Rule().Heading(w.Slip()).Paragraph(w.SlipText(ReportFormat.Day(model.Period.To), export.Id));
        k.KeyValues(
        [
            (w.Number, model.Identity.Number),
            (w.Customer(), CreditReportDocument.Names(model.Identity)),
            .. model.Parts.Select(p => (w.Closing(), new Cell(ReportFormat.Amount(p.Closing, p.Currency)))),
        ]);
        k.Paragraph(w.Agrees()).Paragraph(w.Differs()).Space(8).Columns((3, c => c.Paragraph(w.SignedBy())), (2, c => c.Paragraph(w.SignedOn())));
        if (company.ConfirmationOf(export.Id) is { } address)
        {
            k.Link($"{w.ConfirmOnline()}{w.Colon}{address}", address);
        }
    });
}
