using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports;

/// <summary>信用报告. Lays a credit report out. Pure: the model, the export and the fonts decide every byte.</summary>
public static class CreditReportDocument
{
    public static RenderedDocument Render(CreditReportModel model, ReportExport export, FontSet fonts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(export);
        var w = new ReportWords(model.Language);
        var name = Names(model.Identity);
        var day = ReportFormat.Day(model.AsOf);
        var document = new ReportFrame(w.Title, w.Subject, model.Identity.Number, name, w.AsOf(day), $"{w.Confidential} · {w.AsOf(day)}").Open(export, w, fonts);
        var own = model.Language == AccountLanguage.En ? model.Identity.LegalName : model.Identity.LocalName ?? model.Identity.LegalName;
        document.Body.Heading($"{w.Title}{w.Colon}{ReportFormat.OneLine(own)}", 1);
        Summary(document.Body, model, w);
        IdentitySection.Add(document.Body, model, w);
        document.Body.Columns((1, c => CreditSection.Add(c, model, w)), (1, c => PaymentSection.Add(c, model, w)));
        AgeingSection.Add(document.Body, model, w);
        InvoicesSection.Add(document.Body, model, w);
        RecordSection.Add(document.Body, model, w);
        GradeSection.Add(document.Body, model, w);
        ChainSection.Add(document.Body, model, w);
        return document.Render(cancel);
    }

    private static void Summary(Flow body, CreditReportModel model, ReportWords w)
    {
        var aged = model.Receivables.Aged;
        var standing = model.Credit.Status;
        body.Box(Tone.Neutral, box => box.KeyValues(
            [
                (w.Grade(), Grade(model, w)),
                (w.Balance, ReportFormat.Amount(aged.Balance, model.BaseCurrency)),
                (w.Limit(), model.Credit.LimitInBase is { } limit ? ReportFormat.Amount(limit, model.BaseCurrency) : w.None),
                (w.CreditStatus(), Cell.BadgeOf(w.Of(standing), ToneOf(standing))),
                (w.Overdue, Red(ReportFormat.Amount(aged.Overdue, model.BaseCurrency), aged.Overdue > 0m)),
                (w.Available(), model.Credit.Available is { } left ? Red(ReportFormat.Amount(left, model.BaseCurrency), left < 0m) : w.None),
            ], 3));
        body.Remark(w.BaseCurrencyNote(model.BaseCurrency.Code));
    }

    private static Cell Grade(CreditReportModel model, ReportWords w) => model switch
    {
        { Assessment: { } a } => Cell.BadgeOf(w.Shown(a.Grade), ToneOf(a)),
        { AssessmentTellsOfOthers: true } => w.None,
        _ => Cell.BadgeOf(w.Ungraded(), Tone.Neutral),
    };

    internal static Cell Red(string text, bool red) => new(text) { Ink = red ? Tone.Bad : null };

    internal static string Names(ReportIdentity of) => Names(new ReportParty(of.Number, of.LegalName, of.LocalName));

    internal static string Names(ReportParty of) =>
        ReportFormat.OneLine(of.LocalName is { } local && local != of.LegalName ? $"{of.LegalName} {local}" : of.LegalName);

    // By the place among the policy's bands no more is known here than best, next best and none.
    private static Tone ToneOf(Domain.Grading.Assessment a) => !a.EnoughHistory ? Tone.Neutral : a.KnockOuts.Count > 0 ? Tone.Poor : a.NextGrade is null ? Tone.Good : Tone.Watch;

    private static Tone ToneOf(CreditStatus status) => status switch
    {
        CreditStatus.Ok => Tone.Good,
        CreditStatus.Watch => Tone.Watch,
        CreditStatus.Hold => Tone.Poor,
        CreditStatus.Stop => Tone.Bad,
        _ => Tone.Neutral,
    };
}
