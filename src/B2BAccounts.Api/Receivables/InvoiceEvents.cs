using System.Runtime.CompilerServices;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// The events of invoices between two days in one statement, account by account: with what was open on the first day, they tell what
/// was open, paid and written off on any day between. What was open first is reckoned back from what is open last, by these same events:
/// asked for by itself, it would have the database read most of them a second time.
/// </summary>
internal static class InvoiceEvents
{
    /// <param name="from">The first day to be told; what was open then comes as one event an invoice.</param>
    /// <param name="writeOffsAfter">Write-offs are told back to here, even those before the first day.</param>
    public static IQueryable<InvoiceEvent> Between(LedgerRows rows, DateOnly from, DateOnly until, DateOnly writeOffsAfter)
    {
        // What is told of many rows alike is not read from each: a date that is the invoice's own is left out, and those of an invoice whose
        // own row is there too.
        var closing = OpenInvoices.On(rows, until).Select(o => new InvoiceEvent
        {
            AccountId = o.AccountId, InvoiceId = o.InvoiceId, Counted = null, Amount = o.Open, Part = InvoiceEvent.Closing, Source = null,
            ToldCurrency = o.Currency, ToldDate = o.Date, ToldDueDate = o.DueDate,
        });
        var invoices = rows.Invoices.Where(i => i.Date > from && i.Date <= until).Select(i => new InvoiceEvent
        {
            AccountId = i.AccountId, InvoiceId = i.Id, Counted = null, Amount = i.Amount, Part = InvoiceEvent.Other, Source = null,
            ToldCurrency = i.Currency, ToldDate = i.Date, ToldDueDate = i.DueDate,
        });
        var reversed = rows.Reversals.Where(r => r.Kind == DocumentKind.Invoice && r.Date > from && r.Date <= until).Select(r => new Change
        {
            InvoiceId = r.DocumentId, Counted = r.Date, Amount = 0m - r.Amount, Part = InvoiceEvent.Other, Source = null,
        });
        var settlements = Settlements(rows);
        var taken = Taken(settlements.Where(s => s.Date > from && s.Date <= until));
        var givenBack = GivenBack(rows.AllocationReversals.Where(r => r.Date > from && r.Date <= until), settlements);
        var old = WrittenOff(rows, InvoiceEvent.WrittenOffBefore).Where(s => s.SourceDate > writeOffsAfter);
        var oldTaken = Taken(old.Where(s => s.Date <= from));
        var oldGivenBack = GivenBack(rows.AllocationReversals.Where(r => r.Date <= from), old);
        return taken.Concat(givenBack).Concat(oldTaken).Concat(oldGivenBack).Concat(reversed)
            .Join(rows.Db.Invoices, e => e.InvoiceId, i => i.Id, (e, i) => new InvoiceEvent
            {
                AccountId = i.AccountId, InvoiceId = e.InvoiceId, Counted = e.Counted, Amount = e.Amount, Part = e.Part, Source = e.Source,
                ToldCurrency = i.Date > from ? null : i.Currency, ToldDate = i.Date > from ? null : i.Date, ToldDueDate = i.Date > from ? null : i.DueDate,
            })
            .Concat(invoices).Concat(closing)
            .OrderBy(e => e.AccountId).ThenBy(e => e.InvoiceId);
    }

    /// <summary>The events of one account after the other, invoice by invoice, as they come from the database.</summary>
    public static async IAsyncEnumerable<List<InvoiceEvent>> ByAccountAsync(
        this IQueryable<InvoiceEvent> events, [EnumeratorCancellation] CancellationToken cancel)
    {
        var ofOne = new List<InvoiceEvent>();
        var ofInvoice = new List<InvoiceEvent>();
        await foreach (var e in events.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (ofInvoice.Count > 0 && ofInvoice[0].InvoiceId != e.InvoiceId)
            {
                AddTo(ofOne, ofInvoice);
            }

            if (ofOne.Count > 0 && ofOne[0].AccountId != e.AccountId)
            {
                yield return ofOne;
                ofOne = [];
            }

            ofInvoice.Add(e);
        }

        AddTo(ofOne, ofInvoice);
        if (ofOne.Count > 0)
        {
            yield return ofOne;
        }
    }

    /// <summary>Adds an invoice's events, with what was open first instead of what is open last, and empties their list.</summary>
    private static void AddTo(List<InvoiceEvent> ofOne, List<InvoiceEvent> ofInvoice)
    {
        var told = ofInvoice.Find(e => e.ToldDate is not null);
        var opening = 0m;
        foreach (var e in ofInvoice)
        {
            opening += e.Part switch { InvoiceEvent.Closing => e.Amount, InvoiceEvent.WrittenOffBefore => 0m, _ => -e.Amount };
        }

        if (opening != 0m)
        {
            ofInvoice.Insert(0, new InvoiceEvent { AccountId = told!.AccountId, InvoiceId = told.InvoiceId, Amount = opening, Part = InvoiceEvent.Other });
        }

        foreach (var e in ofInvoice.Where(e => e.Part != InvoiceEvent.Closing))
        {
            e.TellOf(told!);
            ofOne.Add(e);
        }

        ofInvoice.Clear();
    }

    private static IQueryable<Change> Taken(IQueryable<Settlement> settlements) => settlements.Select(s => new Change
    {
        InvoiceId = s.InvoiceId, Counted = s.Date, Amount = 0m - s.Amount, Part = s.Part, Source = s.SourceDate,
    });

    private static IQueryable<Change> GivenBack(IQueryable<Reversal> reversals, IQueryable<Settlement> settlements) => reversals.Join(
        settlements, r => r.DocumentId, s => s.Id, (r, s) => new Change
        {
            InvoiceId = s.InvoiceId, Counted = r.Date, Amount = r.Amount, Part = s.Part, Source = s.SourceDate,
        });

    private static IQueryable<Settlement> Settlements(LedgerRows rows)
    {
        var paid = rows.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && a.FromKind == DocumentKind.Payment)
            .Join(rows.Db.Payments, a => a.FromId, p => p.Id, (a, p) => new Settlement
            {
                Id = a.Id, InvoiceId = a.ToId, Date = a.Date, Amount = a.Amount, Part = InvoiceEvent.Paid, SourceDate = p.Date,
            });
        var credited = rows.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && a.FromKind == DocumentKind.CreditNote)
            .Select(a => new Settlement
            {
                Id = a.Id, InvoiceId = a.ToId, Date = a.Date, Amount = a.Amount, Part = InvoiceEvent.Other, SourceDate = a.Date,
            });
        return paid.Concat(WrittenOff(rows, InvoiceEvent.WrittenOff)).Concat(credited);
    }

    private static IQueryable<Settlement> WrittenOff(LedgerRows rows, int part) =>
        rows.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && a.FromKind == DocumentKind.WriteOff)
            .Join(rows.Db.WriteOffs, a => a.FromId, w => w.Id, (a, w) => new Settlement
            {
                Id = a.Id, InvoiceId = a.ToId, Date = a.Date, Amount = a.Amount, Part = part, SourceDate = w.Date,
            });

    /// <summary>Of an invoice that is to be looked up.</summary>
    private sealed class Change
    {
        public long InvoiceId { get; init; }

        public DateOnly? Counted { get; init; }

        public decimal Amount { get; init; }

        public int Part { get; init; }

        public DateOnly? Source { get; init; }
    }

    private sealed class Settlement
    {
        public long Id { get; init; }

        public long InvoiceId { get; init; }

        public DateOnly Date { get; init; }

        public decimal Amount { get; init; }

        public int Part { get; init; }

        public DateOnly SourceDate { get; init; }
    }
}
