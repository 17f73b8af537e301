using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>What the figures must be, by loops over the rows and nothing else.</summary>
internal sealed class PlainReplay(RandomBook book)
{
    public decimal Open(Invoice invoice, DateOnly day) => invoice.Date > day ? 0m
        : invoice.Amount - Reversed(DocumentKind.Invoice, invoice.Id, day)
          - book.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && a.ToId == invoice.Id).Sum(a => Live(a, day));

    public decimal Unapplied(DocumentKind kind, long id, DateOnly date, decimal amount, DateOnly day) => date > day ? 0m
        : amount - Reversed(kind, id, day)
          - book.Allocations.Where(a => (a.FromKind == kind && a.FromId == id) || (a.ToKind == kind && a.ToId == id)).Sum(a => Live(a, day));

    public decimal Live(Allocation allocation, DateOnly day) =>
        allocation.Date > day ? 0m : allocation.Amount - Reversed(DocumentKind.Allocation, allocation.Id, day);

    public decimal Rate(string currency, DateOnly day) => currency == "CNY" ? 1m
        : book.Rates.Where(r => r.Currency == currency && r.Day <= day).MaxBy(r => r.Day)!.Rate;

    public decimal Disputed(Invoice invoice, DateOnly day) => Math.Max(0m, Math.Min(Open(invoice, day), book.Disputes
        .Where(d => d.InvoiceId == invoice.Id && d.OpenedOn <= day && (d.ClosedOn is null || d.ClosedOn > day)).Sum(d => d.Amount)));

    /// <summary>Buckets, unapplied and disputed in CNY, each atom rounded on its own.</summary>
    public (decimal[] Buckets, decimal Unapplied, decimal Disputed) Ageing(long account, DateOnly day)
    {
        var (buckets, unapplied, disputed) = (new decimal[6], 0m, 0m);
        foreach (var currency in new[] { "CNY", "USD", "EUR", "JPY" })
        {
            var (open, memo, credit) = (new decimal[6], new decimal[6], 0m);
            foreach (var invoice in book.Invoices.Where(i => i.AccountId == account && i.Currency == currency))
            {
                var late = day.DayNumber - invoice.DueDate.DayNumber;
                var bucket = late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : late <= 120 ? 4 : 5;
                open[bucket] += Open(invoice, day);
                memo[bucket] += Disputed(invoice, day);
            }

            credit += book.Payments.Where(p => p.AccountId == account && p.Currency == currency).Sum(p => Unapplied(DocumentKind.Payment, p.Id, p.Date, p.Amount, day));
            credit += book.CreditNotes.Where(p => p.AccountId == account && p.Currency == currency).Sum(p => Unapplied(DocumentKind.CreditNote, p.Id, p.Date, p.Amount, day));
            var rate = Rate(currency, day);
            for (var b = 0; b < 6; b++)
            {
                buckets[b] += Cents(open[b] * rate);
                disputed += Cents(memo[b] * rate);
            }

            unapplied += Cents(credit * rate);
        }

        return (buckets, unapplied, disputed);
    }

    /// <summary>Days to pay, days late, days late including unpaid, share on time, by amount.</summary>
    public (decimal? ToPay, decimal? Late, decimal? WithUnpaid, decimal? OnTime) Speed(long account, DateOnly day, int months)
    {
        decimal paid = 0m, toPay = 0m, late = 0m, onTime = 0m, unpaid = 0m, unpaidLate = 0m;
        foreach (var allocation in book.Allocations.Where(a => a.AccountId == account && a.ToKind == DocumentKind.Invoice))
        {
            var invoice = book.Invoices.Single(i => i.Id == allocation.ToId);
            var amount = Live(allocation, day);
            if (allocation.FromKind == DocumentKind.Payment)
            {
                var on = book.Payments.Single(p => p.Id == allocation.FromId).Date;
                if (on > day.AddMonths(-months) && on <= day)
                {
                    var weight = amount * Rate(invoice.Currency, on);
                    paid += weight;
                    toPay += weight * (on.DayNumber - invoice.Date.DayNumber);
                    late += weight * (on.DayNumber - invoice.DueDate.DayNumber);
                    onTime += on <= invoice.DueDate ? weight : 0m;
                }
            }
            else if (allocation.FromKind == DocumentKind.WriteOff && invoice.DueDate < day)
            {
                var on = book.WriteOffs.Single(w => w.Id == allocation.FromId).Date;
                if (on > day.AddMonths(-24) && on <= day)
                {
                    unpaid += amount * Rate(invoice.Currency, invoice.Date);
                    unpaidLate += amount * Rate(invoice.Currency, invoice.Date) * (day.DayNumber - invoice.DueDate.DayNumber);
                }
            }
        }

        foreach (var invoice in book.Invoices.Where(i => i.AccountId == account && i.DueDate < day))
        {
            var weight = Open(invoice, day) * Rate(invoice.Currency, invoice.Date);
            unpaid += weight;
            unpaidLate += weight * (day.DayNumber - invoice.DueDate.DayNumber);
        }

        return (paid == 0m ? null : toPay / paid, paid == 0m ? null : late / paid,
            paid + unpaid == 0m ? null : (late + unpaidLate) / (paid + unpaid), paid + unpaid == 0m ? null : onTime / (paid + unpaid));
    }

    private static decimal Cents(decimal amount) => Currency.Of("CNY").Round(amount);

    private decimal Reversed(DocumentKind kind, long id, DateOnly day) =>
        book.Reversals.Where(r => r.Kind == kind && r.DocumentId == id && r.Date <= day).Sum(r => r.Amount);
}
