using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Verification;

/// <summary>Payment speed, index and trend as they are answered, against a replay of every allocation.</summary>
internal sealed class PaymentSpeedCheck(PaymentSpeeds speeds)
{
    public async Task CheckAsync(Book db, IReadOnlyList<AccountReplay> accounts, DateOnly day, FxTable rates, Findings found, CancellationToken cancel)
    {
        var asked = await speeds.OfAsync(db, AccountSet.Of(accounts.Select(a => a.Id)), day, PaymentIndex.Months, cancel);
        foreach (var account in accounts)
        {
            Compare(account.Number, day, asked[account.Id], Figure.Of(() => Replay(account, day, rates)), found);
        }
    }

    private static PaymentSpeedFigure Replay(AccountReplay account, DateOnly day, FxTable rates)
    {
        var ledger = account.Ledger;
        var speed = PaymentSpeed.Of(day, PaymentIndex.Months, [.. Paid(Window.Months(day, PaymentIndex.Months))], [.. Unpaid(day)]);
        var months = PaymentTrend.MonthEnds(day)
            .Select(end => PaymentTrend.Month(end, Paid(new Window(new DateOnly(end.Year, end.Month, 1).AddDays(-1), end)), Unpaid(end)));
        return new PaymentSpeedFigure(speed, PaymentIndex.Of(speed), PaymentTrend.Of(months));

        IEnumerable<SettledPart> Paid(Window window) =>
            ledger.Settled(window).Select(p => p with { Amount = p.Amount * rates.At(account.CurrencyOfInvoice(p.InvoiceId), p.PaidDate).Rate });

        IEnumerable<UnpaidPart> Unpaid(DateOnly on) => ledger.Overdue(on).Concat(ledger.WrittenOff(Window.Months(on, PaymentSpeed.WriteOffMonths)))
            .Select(p => p with { Amount = p.Amount * rates.At(account.CurrencyOfInvoice(p.InvoiceId), p.InvoiceDate).Rate });
    }

    private static void Compare(string number, DateOnly day, Figure<PaymentSpeedFigure> said, Figure<PaymentSpeedFigure> replayed, Findings found)
    {
        if (said.ValueOrNull is not { } a || replayed.ValueOrNull is not { } b)
        {
            Compare("", said.Violation?.Code, replayed.Violation?.Code);
            return;
        }

        Compare(", amount paid", a.Speed.Paid.Amount, b.Speed.Paid.Amount);
        Compare(", amount paid on time", a.Speed.Paid.OnTimeAmount, b.Speed.Paid.OnTimeAmount);
        Compare(", amount unpaid", a.Speed.Unpaid.Amount, b.Speed.Unpaid.Amount);
        Compare(", days to pay", a.Speed.DaysToPay, b.Speed.DaysToPay);
        Compare(", days late", a.Speed.DaysLate, b.Speed.DaysLate);
        Compare(", days late including unpaid", a.Speed.DaysLateIncludingUnpaid, b.Speed.DaysLateIncludingUnpaid);
        Compare(", invoices", a.Speed.Counts, b.Speed.Counts);
        Compare(", median days to pay", a.Speed.MedianDaysToPay, b.Speed.MedianDaysToPay);
        Compare(", 90th percentile of days to pay", a.Speed.NinetiethDaysToPay, b.Speed.NinetiethDaysToPay);
        Compare(", median days late", a.Speed.MedianDaysLate, b.Speed.MedianDaysLate);
        Compare(", 90th percentile of days late", a.Speed.NinetiethDaysLate, b.Speed.NinetiethDaysLate);
        Compare(", index", a.Index, b.Index);
        Compare(", trend", a.Trend.Direction, b.Trend.Direction);
        Compare(", slope of the trend", a.Trend.Slope, b.Trend.Slope);
        foreach (var (x, y) in a.Trend.Months.Zip(b.Trend.Months))
        {
            Compare($", days late of {y.Year}-{y.Month:00}", x.DaysLate, y.DaysLate);
        }

        void Compare<T>(string about, T one, T other) => found.Compare(number, $"payment speed on {day:yyyy-MM-dd}{about}", one, other);
    }
}
