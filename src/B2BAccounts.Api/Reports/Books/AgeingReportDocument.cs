using B2BAccounts.Domain.Receivables;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports.Books;

/// <summary>应收账款账龄表. Lays the ageing of the book out. Pure: the model, the export and the fonts decide every byte.</summary>
public static class AgeingReportDocument
{
    /// <summary>Most accounts that are listed one by one; the spreadsheet has all.</summary>
    public const int MostLines = 1_000;

    public static RenderedDocument Render(AgeingReportModel model, ReportExport export, FontSet fonts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(export);
        var w = new ReportWords(model.Language);
        var when = w.AsOf(ReportFormat.Day(model.AsOf));
        var about = model.IsWholeBook ? w.AllAccounts() : w.OwnAccounts();
        var document = new ReportFrame(w.BookAgeing(), w.BookAgeingSubject(), null, about, when, $"{w.Confidential} · {when}").Open(export, w, fonts, PageSetup.A4.Landscape);
        var body = document.Body.Heading($"{w.BookAgeing()}{w.Colon}{about}", 1);
        body.Remark(w.BaseCurrencyNote(model.BaseCurrency.Code));
        if (model.KnownAt is { } instant)
        {
            body.Remark(w.KnownAt(instant));
        }

        if (model is { Withheld: null, WithheldCount: > 0 })
        {
            body.Remark(w.LeftOut(model.WithheldCount));
        }

        AgeingSection.Add(body, $"{w.Ageing} ({model.BaseCurrency.Code})", model.Edges, model.Total, model.BaseCurrency, w, model.Rates);
        if (model.Lines.Count > 0 || model.Withheld is not null)
        {
            Lines(body, model, w);
        }

        return document.Render(cancel);
    }

    private static void Lines(Flow body, AgeingReportModel model, ReportWords w)
    {
        var buckets = Enumerable.Range(0, model.Edges.Count).Select(b => Column.Amount(w.DaysPastDue(model.Edges.Range(b).From, model.Edges.Range(b).To)));
        Column[] columns = [Column.Content(w.Number), Column.Star(w.AccountColumn()), .. buckets, Column.Amount(w.Unapplied), Column.Amount(w.Balance)];
        List<TableRow> rows = [.. model.Lines.Take(MostLines).Select(l => Row(TableRow.Of, l.Party.Number, CreditReportDocument.Names(l.Party), l.Aged))];
        if (model.Lines.Count > MostLines)
        {
            var rest = model.Lines.Skip(MostLines).Select(l => l.Aged).ToList();
            rows.Add(Row(TableRow.Subtotal, "", w.MoreAccounts(rest.Count), AgeingReports.Sum(rest, model.Total)));
        }

        if (model.Withheld is { } withheld)
        {
            rows.Add(Row(TableRow.Subtotal, "", w.WithheldAccounts(model.WithheldCount), withheld));
        }

        rows.Add(Row(TableRow.Total, "", w.TotalOf(model.Lines.Count + (model.Withheld is null ? 0 : model.WithheldCount)), model.Total));
        body.Heading(w.Accounts()).Table(columns, rows);

        TableRow Row(Func<IReadOnlyList<Cell>, TableRow> kind, string number, string name, AgedBalance aged) =>
            kind([number, ReportFormat.OneLine(name), .. aged.Buckets.Select(Plain), Plain(-aged.Unapplied), Plain(aged.Balance)]);

        // Most of the places are empty: a zero in each would hide the amounts.
        Cell Plain(decimal amount) => amount == 0m ? "" : ReportFormat.Plain(amount, model.BaseCurrency);
    }
}
