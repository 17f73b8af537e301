using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports.Reminders;

/// <summary>催款函. Lays a reminder out as a letter: its recorded text, word for word. Pure: the model, our company, the export and the fonts decide every byte.</summary>
public static class ReminderDocument
{
    public static RenderedDocument Render(ReminderModel model, CompanyOptions company, ReportExport export, FontSet fonts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(company);
        ArgumentNullException.ThrowIfNull(export);
        var (id, notice, w) = (model.Identity, model.Notice, new ReportWords(model.Notice.Language));
        var (day, names, sender) = (ReportFormat.Day(notice.Day), CreditReportDocument.Names(id), company.NameIn(notice.Language));
        var foot = string.Join(" · ", new[] { sender, w.Reminder(), day }.OfType<string>());
        var document = new ReportFrame(w.Reminder(), w.ReminderSubject(), id.Number, names, day, foot).Open(export, w, fonts);
        var body = document.Body;
        if (sender is not null)
        {
            body.Paragraph(ReportFormat.OneLine(sender), bold: true);
            foreach (var line in new[] { company.Address, company.Contact }.Where(l => l.Length > 0))
            {
                body.Remark(ReportFormat.OneLine(line));
            }

            body.Space(14);
        }

        body.Paragraph(names, bold: true);
        foreach (var line in id.PostalAddress.DefaultIfEmpty(string.Join(w.Comma, id.Place)).Prepend(notice.Contact).Where(l => !string.IsNullOrEmpty(l)))
        {
            body.Paragraph(ReportFormat.OneLine(line!));
        }

        body.Space(10).Paragraph(day, align: Align.Right).Heading(ReportFormat.OneLine(notice.Subject), 1);
        Text(body, notice.Text);
        if (company.BankAccount.Length > 0)
        {
            body.Space(6).KeyValues([(w.BankAccount, new Cell(ReportFormat.OneLine(company.BankAccount)))], 1);
        }

        return document.Render(cancel);
    }

    /// <summary>A line of the text is a paragraph; where it leaves a line free there is room.</summary>
    private static void Text(Flow body, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                body.Space(6);
            }
            else
            {
                body.Paragraph(ReportFormat.OneLine(line));
            }
        }
    }
}
