using B2BAccounts.Domain.Receivables;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports;

/// <summary>How fast the company pays, and how much it buys.</summary>
internal static class PaymentSection
{
    public static void Add(Flow body, CreditReportModel model, ReportWords w)
    {
        var (speed, trend) = (model.Payment.Speed, model.Payment.Trend);
        body.Heading(w.Payment).KeyValues(
            [
                (w.DaysToPay, ReportFormat.Number(speed.DaysToPay, 1)),
                (w.AverageLate, ReportFormat.Signed(speed.DaysLate, 1)),
                (w.LateIncludingUnpaid, ReportFormat.Signed(speed.DaysLateIncludingUnpaid, 1)),
                (w.OnTime, ReportFormat.Percent(speed.OnTimeShareByAmount)),
                (w.Index, new Cell(ReportFormat.Number(model.Payment.Index, 1)) { Ink = model.Payment.Index < 50m ? Tone.Bad : null }),
                (w.Trend, new Cell(w.InWords(trend)) { Ink = trend.Direction == PaymentTrendDirection.Slowing ? Tone.Bad : null }),
                (w.Purchases, ReportFormat.Amount(model.Payment.Purchases.Level, model.BaseCurrency)),
                (w.OrderDays, model.Payment.Purchases.OrderDays.ToString()),
            ], 1);
        body.Remark(w.PaymentNote(speed.Months));
    }
}
