using B2BAccounts.Pdf.Charts;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Reports;

/// <summary>What the company may owe, what is used of it, and why its status is what it is.</summary>
internal static class CreditSection
{
    public static void Add(Flow body, CreditReportModel model, ReportWords w)
    {
        var (credit, currency) = (model.Credit, model.BaseCurrency);
        string Money(decimal amount) => ReportFormat.Amount(amount, currency);

        body.Heading(w.Heading());
        if (credit.Day != model.AsOf)
        {
            body.Paragraph(w.OnDay(credit.Day), bold: true);
        }

        if (credit.LimitInBase is { } whole)
        {
            body.Gauge(new Gauge($"{w.Used()} {ReportFormat.Percent(credit.UsedShare)}", credit.Exposure, whole, $"{Money(credit.Exposure)} / {ReportFormat.Plain(whole, currency)}"));
        }

        body.KeyValues(
            [
                (w.OpenInvoices, Money(credit.Used.Receivable)),
                ($"− {w.Unapplied}", Money(credit.Used.Unapplied)),
                .. Orders(credit, w, Money),
                ($"= {w.Exposure()}", Money(credit.Exposure)),
                (w.Available(), credit.Available is { } left ? CreditReportDocument.Red(Money(left), left < 0m) : w.None),
            ], 1);
        if (credit.Limit is { } limit)
        {
            body.KeyValues(
                [
                    (w.Limit(), limit.Currency == currency.Code
                        ? Money(limit.Amount)
                        : $"{ReportFormat.Amount(new Domain.Money(limit.Amount, limit.Currency))} = {Money(credit.LimitInBase ?? 0m)}"),
                    (w.Source(), limit.SetBy is { } by && credit.PolicyLimit is null ? $"{w.Of(limit.Source)}{w.Comma}{by}" : w.Of(limit.Source)),
                    (w.Since(), w.Valid(limit)),
                ], 1);
            body.Remark($"{w.Reason()}{w.Colon}{(credit.PolicyLimit is { } policy ? w.InWords(policy, limit.Reason, currency) : limit.Reason)}");
        }
        else
        {
            body.Paragraph(w.NoLimit());
        }

        if (credit.TellsOfOthers)
        {
            body.Paragraph(w.AvailableTellsOfOthers());
        }

        if (credit.GroupBinds)
        {
            body.Paragraph(w.GroupBinds());
        }

        body.Bullets(credit.Reasons.Select(r => w.InWords(r, model)));
    }

    // Said only of a company that has any: most have none.
    private static IEnumerable<(string, Cell)> Orders(ReportCredit credit, ReportWords w, Func<decimal, string> money) =>
        credit.Used is { Reserved: 0m, DeliveredNotInvoiced: 0m } ? []
            : [($"+ {w.Reserved()}", money(credit.Used.Reserved)), ($"+ {w.DeliveredNotInvoiced()}", money(credit.Used.DeliveredNotInvoiced))];
}
