using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Pdf.Charts;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports;

/// <summary>What the company owes, by days past due.</summary>
internal static class AgeingSection
{
    private const double PlotHeight = 78;

    public static void Add(Flow body, CreditReportModel model, ReportWords w)
    {
        var (receivables, currency) = (model.Receivables, model.BaseCurrency);
        Add(body, $"{w.Ageing} ({currency.Code})", receivables.Edges, receivables.Aged, currency, w, receivables.Rates);
    }

    /// <param name="rates">Those that amounts were converted with.</param>
    public static void Add(Flow body, string heading, AgeingEdges edges, AgedBalance aged, Currency currency, ReportWords w, IReadOnlyList<FxQuote>? rates = null) =>
        body.KeepTogether(k =>
        {
            k.Heading(heading);
            if (aged.Buckets.All(b => b == 0m) && aged.Unapplied == 0m)
            {
                k.Paragraph(w.NothingOpen);
                return;
            }

            var worst = aged.Buckets.Count - 1;
            k.Bars(aged.Buckets.Select((amount, bucket) => Of(edges.Range(bucket), amount, ToneOf(bucket, worst)))
                .Append(new Bar(w.Unapplied, -aged.Unapplied, Tone.Neutral, ReportFormat.Plain(-aged.Unapplied, currency))), PlotHeight);
            k.Paragraph(w.BalanceStatement(
                ReportFormat.Plain(aged.Receivable, currency), ReportFormat.Plain(aged.Unapplied, currency), ReportFormat.Amount(aged.Balance, currency)));
            if (aged.Disputed > 0m)
            {
                k.Paragraph($"{w.Disputed}{w.Colon}{ReportFormat.Amount(aged.Disputed, currency)}");
            }

            if (rates is { Count: > 0 })
            {
                k.Remark(w.RatesUsed(string.Join(w.Comma, rates.Select(r => $"1 {r.Currency} = {r.Rate:0.##########} {r.BaseCurrency} ({r.Day:yyyy-MM-dd})"))));
            }

            Bar Of((int? From, int? To) days, decimal amount, Tone tone) => new(w.DaysPastDue(days.From, days.To), amount, tone, ReportFormat.Plain(amount, currency));
        });

    private static Tone ToneOf(int bucket, int worst) => bucket switch
    {
        0 => Tone.Good,
        1 => Tone.Fair,
        _ when bucket == worst => Tone.Bad,
        2 => Tone.Watch,
        _ => Tone.Poor,
    };
}
