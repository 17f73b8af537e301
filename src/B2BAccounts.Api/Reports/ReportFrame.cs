using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Api.Reports;

/// <summary>What every paper has on each page and in its properties: what it is, of which days, and who took it, when and by which export.</summary>
/// <param name="Title">Such as Credit report.</param>
/// <param name="Subject">What it tells, in a sentence.</param>
/// <param name="Number">The account's that it is about; null when it is about the book.</param>
/// <param name="Name">The account's names, or what the paper is about.</param>
/// <param name="When">The day or days that it holds for.</param>
/// <param name="Foot">At the left of the foot of each page.</param>
internal sealed record ReportFrame(string Title, string Subject, string? Number, string Name, string When, string Foot)
{
    public PdfDocument Open(ReportExport export, ReportWords w, FontSet fonts, PageSetup? page = null)
    {
        var (by, taken) = (w.ExportedBy(ReportFormat.OneLine(export.By)), $"{export.At:yyyy-MM-dd HH:mm:ss} UTC · Export-Id {export.Id}");
        var info = new DocumentInfo(string.Join(' ', new[] { Title, Number, Name, When }.OfType<string>()), new DateTimeOffset(export.At, TimeSpan.Zero), w.LanguageTag)
        {
            Subject = $"{Subject}{w.Colon}{When}",
            // The name comes last: nothing in it can pass for the instant or the id.
            Keywords = string.Join(" · ", new[] { Number, taken, by }.OfType<string>()),
            Creator = "B2BAccounts",
        };
        // The name stands at the left of the running line: that is the side which is cut when there is no room.
        return new PdfDocument(fonts, info, page).Header(Number is null ? Name : $"{Number}  {Name}", $"{Title} · {When}").Footer(Foot, w.PageOf).FooterNote(by, taken);
    }
}
