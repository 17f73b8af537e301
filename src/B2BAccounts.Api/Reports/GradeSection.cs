using B2BAccounts.Domain.Grading;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports;

/// <summary>The grade with every indicator, what caps it, and what would lift it.</summary>
internal static class GradeSection
{
    private const int MostWays = 3;

    public static void Add(Flow body, CreditReportModel model, ReportWords w)
    {
        if (model.Assessment is not { } a)
        {
            body.Heading(w.GradeHeading()).Paragraph(model.AssessmentTellsOfOthers ? w.AssessmentTellsOfOthers() : w.NotAssessed());
            return;
        }

        body.KeepTogether(k => k.Heading($"{w.GradeHeading()}{w.Colon}{w.Shown(a.Grade)}")
            .Table(
                [Column.Star(w.Indicator()), Column.Star(w.Measured()), Column.Amount(w.Points()), Column.Amount(w.Weight()), Column.Amount(w.Contribution())],
                [
                    .. a.Indicators.Select(i => TableRow.Of(
                        w.Name(i.Kind), w.Raw(i.Kind, i.Raw), Exact(i.Points, w), Exact(i.Weight, w), Exact(i.Contribution, w))),
                    TableRow.Total(w.Total(), "", "", Exact(a.Indicators.Sum(i => i.Weight), w), Exact(a.Total, w)),
                ]));
        if (!a.EnoughHistory)
        {
            body.Paragraph(w.TooLittleHistory());
        }

        if (a.KnockOuts.Count > 0)
        {
            body.Note(Tone.Poor, w.KnockedOut(), string.Join('\n', a.KnockOuts.Select(w.InWords)));
        }

        Lift(body, a, w);
        body.Space(3).Remark(w.AssessedOn(a));
    }

    private static void Lift(Flow body, Assessment a, ReportWords w)
    {
        if (!a.EnoughHistory || (a.WaysUp.Count == 0 && a.KnockOuts.Count == 0))
        {
            return;
        }

        // With the points for the best band already there, only the knock-outs stand in the way.
        body.KeepTogether(k => k.Heading(w.WaysUp(a.NextGrade ?? a.GradeByPoints), 3)
            .Bullets([.. a.WaysUp.Take(MostWays).Select(w.InWords), .. a.KnockOuts.Select(w.Cure)]));
    }

    // Four decimals, as they are kept, so that a reader can add them up.
    private static string Exact(decimal? value, ReportWords w) => value is { } v ? v.ToString("0.0000") : w.None;
}
