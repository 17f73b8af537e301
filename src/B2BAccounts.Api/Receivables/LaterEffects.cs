using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// What is taken back of sums of open amounts to have them as of a day: each document, allocation and reversal that counts only later, with
/// the sign that undoes it.
/// </summary>
internal static class LaterEffects
{
    /// <summary>
    /// On invoices dated up to the day, with the due date of each; those of them that were not known yet are undone whole. On a later one it is
    /// nothing, rather than left out: asked for invoices by date, a planner may read most of them instead of the few that are named.
    /// </summary>
    public static IQueryable<LaterEffect> OnInvoices(LedgerRows rows, LedgerDay day)
    {
        var asOf = day.Day;
        return day.Later(rows.Invoices).Where(i => i.Date <= asOf)
            .Select(i => new LaterEffect { AccountId = i.AccountId, Currency = i.Currency, DueDate = i.DueDate, Amount = 0m - i.Amount })
            .Concat(WithSettled(InvoiceReversals(rows, day), rows, day).Join(rows.Db.Invoices, e => e.DocumentId, i => i.Id,
                (e, i) => new LaterEffect { AccountId = i.AccountId, Currency = i.Currency, DueDate = i.DueDate, Amount = i.Date <= asOf ? e.Amount : 0m }));
    }

    /// <summary>Reversals of invoices, each by its invoice.</summary>
    public static IQueryable<DocumentEffect> InvoiceReversals(LedgerRows rows, LedgerDay day) => day.Later(rows.Reversals.Where(r => r.Kind == DocumentKind.Invoice))
        .Select(r => new DocumentEffect { DocumentId = r.DocumentId, Amount = r.Amount });

    /// <summary>Effects and with them, each by its invoice, what later settles an invoice or is later taken back of that.</summary>
    public static IQueryable<DocumentEffect> WithSettled(IQueryable<DocumentEffect> effects, LedgerRows rows, LedgerDay day)
    {
        var allocations = rows.Allocations.Where(a => a.ToKind == DocumentKind.Invoice);
        return effects
            .Concat(day.Later(allocations).Select(a => new DocumentEffect { DocumentId = a.ToId, Amount = a.Amount }))
            .Concat(day.Later(rows.AllocationReversals)
                .Join(allocations, r => r.DocumentId, a => a.Id, (r, a) => new DocumentEffect { DocumentId = a.ToId, Amount = 0m - r.Amount }));
    }

    /// <summary>On payments and credit notes, of which allocations take a part and refunds give it back.</summary>
    public static IQueryable<LaterEffect> OnUnapplied(LedgerRows rows, LedgerDay day)
    {
        var given = rows.Allocations.Where(a => a.FromKind == DocumentKind.Payment || a.FromKind == DocumentKind.CreditNote);
        var paidBack = rows.Allocations.Where(a => a.ToKind == DocumentKind.Payment || a.ToKind == DocumentKind.CreditNote);
        return day.Later(rows.Payments).Select(p => new LaterEffect { AccountId = p.AccountId, Currency = p.Currency, Amount = 0m - p.Amount })
            .Concat(day.Later(rows.CreditNotes).Select(c => new LaterEffect { AccountId = c.AccountId, Currency = c.Currency, Amount = 0m - c.Amount }))
            .Concat(day.Later(rows.Reversals.Where(r => r.Kind == DocumentKind.Payment)).Join(rows.Db.Payments, r => r.DocumentId, p => p.Id,
                (r, p) => new LaterEffect { AccountId = p.AccountId, Currency = p.Currency, Amount = r.Amount }))
            .Concat(day.Later(rows.Reversals.Where(r => r.Kind == DocumentKind.CreditNote)).Join(rows.Db.CreditNotes, r => r.DocumentId, c => c.Id,
                (r, c) => new LaterEffect { AccountId = c.AccountId, Currency = c.Currency, Amount = r.Amount }))
            .Concat(Taken(day.Later(given))).Concat(Taken(day.Later(paidBack)))
            .Concat(Returned(given)).Concat(Returned(paidBack));

        static IQueryable<LaterEffect> Taken(IQueryable<Allocation> allocations) =>
            allocations.Select(a => new LaterEffect { AccountId = a.AccountId, Currency = a.Currency, Amount = a.Amount });

        IQueryable<LaterEffect> Returned(IQueryable<Allocation> allocations) => day.Later(rows.AllocationReversals)
            .Join(allocations, r => r.DocumentId, a => a.Id, (r, a) => new LaterEffect { AccountId = a.AccountId, Currency = a.Currency, Amount = 0m - r.Amount });
    }
}

/// <summary>What one of them does to the sum of an account in one currency.</summary>
internal sealed class LaterEffect
{
    public long AccountId { get; init; }

    public string Currency { get; init; } = "";

    /// <summary>Of an invoice.</summary>
    public DateOnly DueDate { get; init; }

    public decimal Amount { get; init; }
}
