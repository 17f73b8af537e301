using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>Has what happened be recorded some days after it did, as offices do, and never before what it refers to.</summary>
internal static class LateRecords
{
    public static RandomBook RecordedLate(this RandomBook book, int seed)
    {
        var random = new Random(seed);
        var recorded = new Dictionary<(DocumentKind, long), DateTime>();
        book.Invoices.ForEach(d => recorded[(DocumentKind.Invoice, d.Id)] = d.RecordedAt = Late(d.RecordedAt));
        book.Payments.ForEach(d => recorded[(DocumentKind.Payment, d.Id)] = d.RecordedAt = Late(d.RecordedAt));
        book.CreditNotes.ForEach(d => recorded[(DocumentKind.CreditNote, d.Id)] = d.RecordedAt = Late(d.RecordedAt));
        book.Refunds.ForEach(d => recorded[(DocumentKind.Refund, d.Id)] = d.RecordedAt = Late(d.RecordedAt));
        book.WriteOffs.ForEach(d => recorded[(DocumentKind.WriteOff, d.Id)] = d.RecordedAt = Late(d.RecordedAt));
        // Refunds and write-offs are recorded with their allocation, and taken back with it.
        var inFull = book.Allocations.Where(a => a.FromKind is DocumentKind.Refund or DocumentKind.WriteOff).ToDictionary(a => (a.FromKind, a.FromId));
        book.Refunds.ForEach(d => recorded[(DocumentKind.Refund, d.Id)] = d.RecordedAt = Latest(d.RecordedAt, recorded[(inFull[(DocumentKind.Refund, d.Id)].ToKind, inFull[(DocumentKind.Refund, d.Id)].ToId)]));
        book.WriteOffs.ForEach(d => recorded[(DocumentKind.WriteOff, d.Id)] = d.RecordedAt = Latest(d.RecordedAt, recorded[(DocumentKind.Invoice, inFull[(DocumentKind.WriteOff, d.Id)].ToId)]));
        book.Allocations.ForEach(a => recorded[(DocumentKind.Allocation, a.Id)] = a.RecordedAt = inFull.ContainsKey((a.FromKind, a.FromId))
            ? recorded[(a.FromKind, a.FromId)] : Latest(Late(a.RecordedAt), recorded[(a.FromKind, a.FromId)], recorded[(a.ToKind, a.ToId)]));
        book.Reversals.ForEach(r => r.RecordedAt = Latest(Late(r.RecordedAt), recorded[(r.Kind, r.DocumentId)]));
        foreach (var r in book.Reversals.Where(r => r.Kind == DocumentKind.WriteOff))
        {
            book.Reversals.Single(o => o.Kind == DocumentKind.Allocation && o.DocumentId == inFull[(DocumentKind.WriteOff, r.DocumentId)].Id).RecordedAt = r.RecordedAt;
        }

        book.Disputes.ForEach(d => d.RecordedAt = Latest(Late(d.RecordedAt), recorded[(DocumentKind.Invoice, d.InvoiceId)]));
        book.Rates.ForEach(r => r.RecordedAt = r.RecordedAt.AddHours(random.Next(0, 40)));
        return book;

        DateTime Late(DateTime at) => random.Next(3) == 0 ? at.AddDays(random.Next(1, 60)).AddSeconds(random.Next(86_400)) : at;
    }

    private static DateTime Latest(params DateTime[] instants) => instants.Max();
}
