namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// 往来账. Replays documents, allocations and reversals in plain code, for any day and as known at any instant: what verification compares
/// the database's own sums with. Takes one account's rows or the whole book's.
/// </summary>
public sealed class AccountLedger(
    IReadOnlyList<Invoice> invoices,
    IReadOnlyList<CreditNote> creditNotes,
    IReadOnlyList<Payment> payments,
    IReadOnlyList<Refund> refunds,
    IReadOnlyList<WriteOff> writeOffs,
    IReadOnlyList<Allocation> allocations,
    IReadOnlyList<Reversal> reversals,
    IReadOnlyList<Dispute> disputes)
{
    private readonly ILookup<(DocumentKind, long), Reversal> reversed = reversals.ToLookup(r => (r.Kind, r.DocumentId));
    private readonly ILookup<(DocumentKind, long), Allocation> bySource = allocations.ToLookup(a => (a.FromKind, a.FromId));
    private readonly ILookup<(DocumentKind, long), Allocation> byTarget = allocations.ToLookup(a => (a.ToKind, a.ToId));
    private readonly ILookup<long, Dispute> byInvoice = disputes.ToLookup(d => d.InvoiceId);

    /// <summary>Invoices with something open on the day.</summary>
    /// <param name="knownAt">Only what had been recorded by this instant; null is everything.</param>
    public IEnumerable<OpenItem> OpenItems(DateOnly day, DateTime? knownAt = null) =>
        from i in invoices
        let open = Counts(DocumentKind.Invoice, i.Id, i.Date, i.Amount, i.RecordedAt, day, knownAt) - Given(byTarget, DocumentKind.Invoice, i.Id, day, knownAt)
        where open != 0m
        let disputed = byInvoice[i.Id].Where(d => d.StandsOn(day, knownAt)).Sum(d => d.Amount)
        select new OpenItem(i.AccountId, i.Id, i.Currency, i.Date, i.DueDate, open, disputed);

    /// <summary>Payments and credit notes with something left on the day.</summary>
    public IEnumerable<UnappliedItem> Unapplied(DateOnly day, DateTime? knownAt = null) =>
        payments.Select(p => (p.AccountId, Kind: DocumentKind.Payment, p.Id, p.Currency, Counts: Counts(DocumentKind.Payment, p.Id, p.Date, p.Amount, p.RecordedAt, day, knownAt)))
            .Concat(creditNotes.Select(c => (c.AccountId, Kind: DocumentKind.CreditNote, c.Id, c.Currency, Counts: Counts(DocumentKind.CreditNote, c.Id, c.Date, c.Amount, c.RecordedAt, day, knownAt))))
            .Select(d => new UnappliedItem(d.AccountId, d.Kind, d.Id, d.Currency,
                d.Counts - Given(bySource, d.Kind, d.Id, day, knownAt) - Given(byTarget, d.Kind, d.Id, day, knownAt)))
            .Where(u => u.Amount != 0m);

    /// <summary>Σ invoices − credit notes − payments − write-offs + refunds that count on the day, by account and currency.</summary>
    public IReadOnlyDictionary<(long AccountId, string Currency), decimal> LedgerSums(DateOnly day, DateTime? knownAt = null) =>
        invoices.Select(d => (d.AccountId, d.Currency, Amount: Counts(DocumentKind.Invoice, d.Id, d.Date, d.Amount, d.RecordedAt, day, knownAt)))
            .Concat(creditNotes.Select(d => (d.AccountId, d.Currency, Amount: -Counts(DocumentKind.CreditNote, d.Id, d.Date, d.Amount, d.RecordedAt, day, knownAt))))
            .Concat(payments.Select(d => (d.AccountId, d.Currency, Amount: -Counts(DocumentKind.Payment, d.Id, d.Date, d.Amount, d.RecordedAt, day, knownAt))))
            .Concat(writeOffs.Select(d => (d.AccountId, d.Currency, Amount: -Counts(DocumentKind.WriteOff, d.Id, d.Date, d.Amount, d.RecordedAt, day, knownAt))))
            .Concat(refunds.Select(d => (d.AccountId, d.Currency, Amount: Counts(DocumentKind.Refund, d.Id, d.Date, d.Amount, d.RecordedAt, day, knownAt))))
            .GroupBy(d => (d.AccountId, d.Currency)).ToDictionary(g => g.Key, g => g.Sum(d => d.Amount));

    /// <summary>Parts paid by payments whose date lies in the window, as they count on its last day, in the documents' currency.</summary>
    public IEnumerable<SettledPart> Settled(Window window) => Parts(DocumentKind.Payment, payments.Select(p => (p.Id, p.Date)), window);

    /// <summary>Parts written off in the window that still are on its last day and that were due before it.</summary>
    public IEnumerable<UnpaidPart> WrittenOff(Window window) =>
        Parts(DocumentKind.WriteOff, writeOffs.Select(w => (w.Id, w.Date)), window)
            .Where(p => p.DueDate < window.Until)
            .Select(p => new UnpaidPart(p.InvoiceId, p.Amount, p.InvoiceDate, p.DueDate));

    /// <summary>Items open and past due on the day.</summary>
    public IEnumerable<UnpaidPart> Overdue(DateOnly day) =>
        OpenItems(day).Where(i => i.DueDate < day && i.Open > 0m).Select(i => new UnpaidPart(i.InvoiceId, i.Open, i.InvoiceDate, i.DueDate));

    private IEnumerable<SettledPart> Parts(DocumentKind kind, IEnumerable<(long Id, DateOnly Date)> sources, Window window) =>
        from source in sources
        where window.Contains(source.Date)
        from a in bySource[(kind, source.Id)]
        let amount = CountsOf(a, window.Until, null)
        where amount != 0m
        join i in invoices on a.ToId equals i.Id
        select new SettledPart(i.Id, amount, i.Date, i.DueDate, source.Date);

    private decimal Given(ILookup<(DocumentKind, long), Allocation> side, DocumentKind kind, long id, DateOnly day, DateTime? knownAt) =>
        side[(kind, id)].Sum(a => CountsOf(a, day, knownAt));

    private decimal CountsOf(Allocation a, DateOnly day, DateTime? knownAt) =>
        Counts(DocumentKind.Allocation, a.Id, a.Date, a.Amount, a.RecordedAt, day, knownAt);

    private decimal Counts(DocumentKind kind, long id, DateOnly date, decimal amount, DateTime recordedAt, DateOnly day, DateTime? knownAt) =>
        date > day || !Known(recordedAt, knownAt)
            ? 0m
            : amount - reversed[(kind, id)].Where(r => r.Date <= day && Known(r.RecordedAt, knownAt)).Sum(r => r.Amount);

    private static bool Known(DateTime recordedAt, DateTime? knownAt) => knownAt is null || recordedAt <= knownAt;
}
