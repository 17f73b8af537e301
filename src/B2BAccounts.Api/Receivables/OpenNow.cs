using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// What is open of some accounts by everything recorded. Of an account of which no document is dated after a day, as today mostly is, that is
/// what was open on the day, and nothing has to be reckoned back.
/// </summary>
internal static class OpenNow
{
    private const int Later = 1;
    private const int DisputedThen = 2;

    private static readonly CompiledQuery<Func<Book, List<long>, DateOnly, IAsyncEnumerable<Trait>>> Traits = new(() => EF.CompileAsyncQuery(
        (Book db, List<long> accounts, DateOnly day) =>
            db.Invoices.Where(d => accounts.Contains(d.AccountId) && d.Date > day).Select(d => new Trait { AccountId = d.AccountId, Kind = Later })
                .Union(db.CreditNotes.Where(d => accounts.Contains(d.AccountId) && d.Date > day).Select(d => new Trait { AccountId = d.AccountId, Kind = Later }))
                .Union(db.Payments.Where(d => accounts.Contains(d.AccountId) && d.Date > day).Select(d => new Trait { AccountId = d.AccountId, Kind = Later }))
                .Union(db.Allocations.Where(d => accounts.Contains(d.AccountId) && d.Date > day).Select(d => new Trait { AccountId = d.AccountId, Kind = Later }))
                .Union(db.Reversals.Where(d => accounts.Contains(d.AccountId) && d.Date > day).Select(d => new Trait { AccountId = d.AccountId, Kind = Later }))
                .Union(db.Disputes.Where(d => accounts.Contains(d.AccountId) && d.OpenedOn <= day && (d.ClosedOn == null || d.ClosedOn > day)).Select(d => new Trait { AccountId = d.AccountId, Kind = DisputedThen }))));

    private static readonly CompiledQuery<Func<Book, List<long>, IAsyncEnumerable<Due>>> Open = new(() => EF.CompileAsyncQuery(
        (Book db, List<long> accounts) => db.OpenDocuments
            .Where(o => accounts.Contains(o.AccountId) && (o.Kind == DocumentKind.Invoice || o.Kind == DocumentKind.Payment || o.Kind == DocumentKind.CreditNote))
            .GroupBy(o => new { o.AccountId, o.Kind, o.Currency, o.DueDate })
            .Select(g => new Due { AccountId = g.Key.AccountId, Kind = g.Key.Kind, Currency = g.Key.Currency, On = g.Key.DueDate, Amount = g.Sum(o => o.Open), Documents = g.Count() })));

    private static readonly CompiledQuery<Func<Book, List<long>, DateOnly, IAsyncEnumerable<Disputed>>> Disputes = new(() => EF.CompileAsyncQuery(
        (Book db, List<long> accounts, DateOnly day) => db.Disputes
            .Where(d => accounts.Contains(d.AccountId) && d.OpenedOn <= day && (d.ClosedOn == null || d.ClosedOn > day))
            .Select(d => new Disputed { InvoiceId = d.InvoiceId, Amount = d.Amount })));

    private static readonly CompiledQuery<Func<Book, List<long>, IAsyncEnumerable<OpenDocument>>> Invoices = new(() => EF.CompileAsyncQuery(
        (Book db, List<long> invoices) => db.OpenDocuments.AsNoTracking().Where(o => o.Kind == DocumentKind.Invoice && invoices.Contains(o.DocumentId))));

    /// <summary>Those of which something is dated after the day: what is open of them now may not be what was open then.</summary>
    public static async Task<IReadOnlySet<long>> LaterAsync(Book db, IReadOnlyList<long> accounts, DateOnly day, CancellationToken cancel) =>
        (await TraitsAsync(db, accounts, day, cancel)).Where(t => t.Kind == Later).Select(t => t.AccountId).ToHashSet();

    /// <summary>
    /// Adds what was open on a day of the accounts of which that is what is open now; the others are named only. Of the former, how many invoices
    /// were open and when the first is due.
    /// </summary>
    public static async Task<(Dictionary<long, (DateOnly OldestDue, int Count)> Invoices, IReadOnlySet<long> Later)> AddAsync(
        AtomSums atoms, Book db, IReadOnlyList<long> accounts, DateOnly day, AgeingEdges edges, CancellationToken cancel)
    {
        var traits = accounts.Count == 0 ? [] : await TraitsAsync(db, accounts, day, cancel);
        var later = traits.Where(t => t.Kind == Later).Select(t => t.AccountId).ToHashSet();
        List<long> those = [.. accounts.Where(a => !later.Contains(a))];
        var invoices = new Dictionary<long, (DateOnly OldestDue, int Count)>();
        if (those.Count == 0)
        {
            return (invoices, later);
        }

        await foreach (var due in Open.For(db)(db, those).WithCancellation(cancel))
        {
            atoms.Add(due.AccountId, due.Currency, Bucket(due.Kind, due.On), due.Amount);
            if (due.Kind == DocumentKind.Invoice)
            {
                invoices[due.AccountId] = invoices.TryGetValue(due.AccountId, out var known)
                    ? (due.On < known.OldestDue ? due.On : known.OldestDue, known.Count + due.Documents) : (due.On, due.Documents);
            }
        }

        var disputed = new Dictionary<long, decimal>();
        if (traits.Exists(t => t.Kind == DisputedThen))
        {
            await foreach (var dispute in Disputes.For(db)(db, those, day).WithCancellation(cancel))
            {
                disputed[dispute.InvoiceId] = disputed.GetValueOrDefault(dispute.InvoiceId) + dispute.Amount;
            }
        }

        foreach (var invoice in disputed.Count == 0 ? [] : await Invoices.For(db)(db, [.. disputed.Keys]).ToListAsync(cancel))
        {
            atoms.Add(invoice.AccountId, invoice.Currency, edges.BucketOf(invoice.DueDate, day), 0m, Math.Min(invoice.Open, disputed[invoice.DocumentId]));
        }

        return (invoices, later);

        int Bucket(DocumentKind kind, DateOnly due) => kind == DocumentKind.Invoice ? edges.BucketOf(due, day) : AgeingEdges.Unapplied;
    }

    private static Task<List<Trait>> TraitsAsync(Book db, IReadOnlyList<long> accounts, DateOnly day, CancellationToken cancel) => db.OnceAsync(
        new AccountsOnDay(nameof(OpenNow), AccountSet.Of(accounts), day), () => Traits.For(db)(db, [.. accounts], day).ToListAsync(cancel).AsTask());

    private sealed class Trait
    {
        public long AccountId { get; init; }

        public int Kind { get; init; }
    }

    private sealed class Due
    {
        public long AccountId { get; init; }

        public DocumentKind Kind { get; init; }

        public string Currency { get; init; } = "";

        public DateOnly On { get; init; }

        public decimal Amount { get; init; }

        public int Documents { get; init; }
    }

    private sealed class Disputed
    {
        public long InvoiceId { get; init; }

        public decimal Amount { get; init; }
    }
}
