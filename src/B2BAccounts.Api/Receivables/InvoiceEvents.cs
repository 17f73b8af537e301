using System.Runtime.CompilerServices;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// The events of invoices between two days in one statement, account by account: with what was open on the first day, they tell what
/// was open, paid and written off on any day between.
/// </summary>
internal static class InvoiceEvents
{
    /// <param name="from">The first day to be told; what was open then comes as one event an invoice.</param>
    /// <param name="writeOffsAfter">Write-offs are told back to here, even those before the first day.</param>
    public static IQueryable<InvoiceEvent> Between(LedgerRows rows, DateOnly from, DateOnly until, DateOnly writeOffsAfter)
    {
        var opening = OpenInvoices.On(rows, from).Select(o => new InvoiceEvent
        {
            AccountId = o.AccountId, InvoiceId = o.InvoiceId, On = o.Date, Amount = o.Open, Part = InvoiceEvent.Other, SourceDate = o.Date,
        });
        var invoices = rows.Invoices.Where(i => i.Date > from && i.Date <= until).Select(i => new InvoiceEvent
        {
            AccountId = i.AccountId, InvoiceId = i.Id, On = i.Date, Amount = i.Amount, Part = InvoiceEvent.Other, SourceDate = i.Date,
        });
        var reversed = rows.Reversals.Where(r => r.Kind == DocumentKind.Invoice && r.Date > from && r.Date <= until).Select(r => new InvoiceEvent
        {
            AccountId = r.AccountId, InvoiceId = r.DocumentId, On = r.Date, Amount = 0m - r.Amount, Part = InvoiceEvent.Other, SourceDate = r.Date,
        });
        var settlements = Settlements(rows);
        var taken = settlements.Where(s => s.Date > from && s.Date <= until).Select(s => new InvoiceEvent
        {
            AccountId = s.AccountId, InvoiceId = s.InvoiceId, On = s.Date, Amount = 0m - s.Amount, Part = s.Part, SourceDate = s.SourceDate,
        });
        var givenBack = rows.AllocationReversals.Where(r => r.Date > from && r.Date <= until)
            .Join(settlements, r => r.DocumentId, s => s.Id, (r, s) => new InvoiceEvent
            {
                AccountId = s.AccountId, InvoiceId = s.InvoiceId, On = r.Date, Amount = r.Amount, Part = s.Part, SourceDate = s.SourceDate,
            });
        var old = settlements.Where(s => s.Part == InvoiceEvent.WrittenOff && s.SourceDate > writeOffsAfter);
        var oldTaken = old.Where(s => s.Date <= from).Select(s => new InvoiceEvent
        {
            AccountId = s.AccountId, InvoiceId = s.InvoiceId, On = s.Date, Amount = 0m - s.Amount, Part = InvoiceEvent.WrittenOffBefore, SourceDate = s.SourceDate,
        });
        var oldGivenBack = rows.AllocationReversals.Where(r => r.Date <= from)
            .Join(old, r => r.DocumentId, s => s.Id, (r, s) => new InvoiceEvent
            {
                AccountId = s.AccountId, InvoiceId = s.InvoiceId, On = r.Date, Amount = r.Amount, Part = InvoiceEvent.WrittenOffBefore, SourceDate = s.SourceDate,
            });
        return from e in opening.Concat(invoices).Concat(reversed).Concat(taken).Concat(givenBack).Concat(oldTaken).Concat(oldGivenBack)
               join i in rows.Db.Invoices on e.InvoiceId equals i.Id
               orderby e.AccountId, e.InvoiceId
               select new InvoiceEvent
               {
                   AccountId = e.AccountId,
                   InvoiceId = e.InvoiceId,
                   On = e.On,
                   Amount = e.Amount,
                   Part = e.Part,
                   SourceDate = e.SourceDate,
                   Currency = i.Currency,
                   InvoiceDate = i.Date,
                   DueDate = i.DueDate,
               };
    }

    /// <summary>The events of one account after the other, as they come from the database.</summary>
    public static async IAsyncEnumerable<List<InvoiceEvent>> ByAccountAsync(
        this IQueryable<InvoiceEvent> events, [EnumeratorCancellation] CancellationToken cancel)
    {
        var ofOne = new List<InvoiceEvent>();
        await foreach (var e in events.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (ofOne.Count > 0 && ofOne[0].AccountId != e.AccountId)
            {
                yield return ofOne;
                ofOne = [];
            }

            ofOne.Add(e);
        }

        if (ofOne.Count > 0)
        {
            yield return ofOne;
        }
    }

    private static IQueryable<Settlement> Settlements(LedgerRows rows)
    {
        var paid = rows.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && a.FromKind == DocumentKind.Payment)
            .Join(rows.Db.Payments, a => a.FromId, p => p.Id, (a, p) => new Settlement
            {
                Id = a.Id, AccountId = a.AccountId, InvoiceId = a.ToId, Date = a.Date, Amount = a.Amount, Part = InvoiceEvent.Paid, SourceDate = p.Date,
            });
        var writtenOff = rows.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && a.FromKind == DocumentKind.WriteOff)
            .Join(rows.Db.WriteOffs, a => a.FromId, w => w.Id, (a, w) => new Settlement
            {
                Id = a.Id, AccountId = a.AccountId, InvoiceId = a.ToId, Date = a.Date, Amount = a.Amount, Part = InvoiceEvent.WrittenOff, SourceDate = w.Date,
            });
        var credited = rows.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && a.FromKind == DocumentKind.CreditNote)
            .Select(a => new Settlement
            {
                Id = a.Id, AccountId = a.AccountId, InvoiceId = a.ToId, Date = a.Date, Amount = a.Amount, Part = InvoiceEvent.Other, SourceDate = a.Date,
            });
        return paid.Concat(writtenOff).Concat(credited);
    }

    private sealed class Settlement
    {
        public long Id { get; init; }

        public long AccountId { get; init; }

        public long InvoiceId { get; init; }

        public DateOnly Date { get; init; }

        public decimal Amount { get; init; }

        public int Part { get; init; }

        public DateOnly SourceDate { get; init; }
    }
}
