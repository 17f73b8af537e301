using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// Posts documents, one or a thousand, by the same rules: reads what the batch touches once, applies the rules in order, writes once.
/// </summary>
public sealed class Posting(PostingEvents events)
{
    /// <summary>Posts one document that must be new.</summary>
    /// <exception cref="RuleViolation">A rule refuses it, or the account has the number already.</exception>
    public async Task<long> PostAsync(BookTransaction book, NewDocument document)
    {
        var outcome = (await PostAsync(book, [[document]], read: null, inBulk: false))[0];
        if (outcome.Refused is { } refused)
        {
            throw refused;
        }

        var posted = outcome.Documents[0];
        return posted.IsNew
            ? posted.Id
            : throw new RuleViolation(RuleCodes.DocumentNumberTaken, $"Account {document.AccountNumber} already has the number '{document.Number}'.", "number");
    }

    /// <summary>
    /// Posts a batch in its order. An entry is one or more documents that stand or fall together, such as an invoice and its payment;
    /// an entry that is refused leaves the others alone. Documents that the book already holds unchanged are nothing new. Who posts batches
    /// has <see cref="RollFigures"/> run after the last.
    /// </summary>
    /// <param name="book">The transaction.</param>
    /// <param name="entries">The documents.</param>
    /// <param name="read">All invoices of the book that the entries name, when the caller has read them in this transaction.</param>
    public Task<IReadOnlyList<PostingOutcome>> PostAsync(
        BookTransaction book, IReadOnlyList<IReadOnlyList<NewDocument>> entries, IReadOnlyCollection<Invoice>? read = null) => PostAsync(book, entries, read, inBulk: true);

    /// <summary>For what such a batch changes beside documents, such as a dispute, once it is written.</summary>
    /// <param name="accounts">Locked by the transaction.</param>
    public Task ChangedAsync(BookTransaction book, IReadOnlyCollection<long> accounts) => events.TellAsync(book, new LedgerChanged(accounts) { InBulk = true });

    private async Task<IReadOnlyList<PostingOutcome>> PostAsync(
        BookTransaction book, IReadOnlyList<IReadOnlyList<NewDocument>> entries, IReadOnlyCollection<Invoice>? read, bool inBulk)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(entries);
        var documents = entries.SelectMany(e => e).ToList();
        var ledger = new PostingLedger();
        await LoadAsync(book, ledger, documents, read);
        var rules = new PostingRules(ledger, book.RecordedAt, await KeysAsync(book, documents));
        var outcomes = new List<PostingOutcome>(entries.Count);
        foreach (var entry in entries)
        {
            outcomes.Add(Post(ledger, rules, entry));
        }

        await WriteAsync(book, ledger, inBulk);
        return outcomes;
    }

    private static PostingOutcome Post(PostingLedger ledger, PostingRules rules, IReadOnlyList<NewDocument> entry)
    {
        try
        {
            var posted = new PostedDocument[entry.Count];
            for (var i = 0; i < entry.Count; i++)
            {
                posted[i] = rules.Post(entry[i]);
            }

            ledger.Keep();
            return new PostingOutcome(posted, null);
        }
        catch (RuleViolation refused)
        {
            ledger.Undo();
            return new PostingOutcome([], refused);
        }
    }

    private static async Task LoadAsync(
        BookTransaction book, PostingLedger ledger, IReadOnlyList<NewDocument> documents, IReadOnlyCollection<Invoice>? read)
    {
        var numbers = documents.Select(d => d.AccountNumber).ToHashSet(StringComparer.Ordinal);
        await foreach (var account in book.Db.ForPosting(numbers).AsAsyncEnumerable())
        {
            ledger.Load(account);
        }

        var invoices = Named(ledger, documents).ToHashSet();
        foreach (var i in read ?? await FindAsync<Invoice>(book, invoices))
        {
            ledger.Load(DocumentKind.Invoice, i.AccountId, i.Number, new KnownDocument(i.Id, i.Date, i.DueDate, i.Currency, i.Amount));
        }

        foreach (var n in await FindAsync<CreditNote>(book, Keys(ledger, documents, DocumentKind.CreditNote).ToHashSet()))
        {
            ledger.Load(DocumentKind.CreditNote, n.AccountId, n.Number, new KnownDocument(n.Id, n.Date, null, n.Currency, n.Amount));
        }

        foreach (var p in await FindAsync<Payment>(book, Keys(ledger, documents, DocumentKind.Payment).ToHashSet()))
        {
            ledger.Load(DocumentKind.Payment, p.AccountId, p.Number, new KnownDocument(p.Id, p.Date, null, p.Currency, p.Amount));
        }

        foreach (var w in await FindAsync<WriteOff>(book, Keys(ledger, documents, DocumentKind.WriteOff).ToHashSet()))
        {
            ledger.Load(DocumentKind.WriteOff, w.AccountId, w.Number, new KnownDocument(w.Id, w.Date, null, w.Currency, w.Amount));
        }

        await LoadReversedAsync(book, ledger, documents);
        await LoadOpenAsync(book, ledger, documents, invoices);
        await LoadCoursesAsync(book, ledger);
        await LoadRecordedAsync(book, ledger, documents);
    }

    private static async Task<IReadOnlyCollection<T>> FindAsync<T>(BookTransaction book, HashSet<(long AccountId, string Number)> numbers)
        where T : class => numbers.Count == 0 ? [] : await book.Db.ByNumber<T>(numbers).ToListAsync(book.Cancel);

    /// <summary>What accounts with a large document have had recorded. Of smaller ones it would take 23 million to go from Money's limit to that of 64 bits.</summary>
    private static async Task LoadRecordedAsync(BookTransaction book, PostingLedger ledger, IReadOnlyList<NewDocument> documents)
    {
        const decimal Large = 1_000_000m;
        var large = documents.Where(d => d.Amount >= Large).Select(d => (d.Kind, Account: ledger.FindAccount(d.AccountNumber), d.Currency))
            .Where(d => d.Account is not null).Select(d => (IsInvoice: d.Kind == DocumentKind.Invoice, d.Account!.Id, Currency: d.Currency ?? d.Account.Currency))
            .ToHashSet();
        foreach (var side in large.GroupBy(l => l.IsInvoice, l => (l.Id, l.Currency)))
        {
            var sums = (await book.Db.RecordedAsync(AccountSet.Of(side.Select(s => s.Id)), side.Key, book.Cancel)).ToLookup(s => (s.AccountId, s.Currency), s => s.Amount);
            foreach (var (account, currency) in side)
            {
                ledger.LoadRecorded(account, currency, side.Key, sums[(account, currency)].Sum());
            }
        }
    }

    private static async Task LoadOpenAsync(
        BookTransaction book, PostingLedger ledger, IReadOnlyList<NewDocument> documents, IEnumerable<(long AccountId, string Number)> invoices)
    {
        var ids = invoices.Select(i => ledger.Known(DocumentKind.Invoice, i.AccountId, i.Number)?.Id).OfType<long>().ToHashSet();
        if (ids.Count > 0)
        {
            var named = book.Db.OpenDocuments.AsNoTracking().Where(o => o.Kind == DocumentKind.Invoice && EF.Parameter(ids).Contains(o.DocumentId));
            await foreach (var open in named.AsAsyncEnumerable())
            {
                ledger.Load(open);
            }
        }

        // As many of the oldest as all documents of the batch together could settle, so that none that comes next is missed.
        var settling = documents.Where(d => d.Kind != DocumentKind.Invoice)
            .Select(d => (Document: d, Account: ledger.FindAccount(d.AccountNumber))).Where(d => d.Account is not null)
            .GroupBy(d => (d.Account!.Id, Currency: d.Document.Currency ?? d.Account!.Currency));
        foreach (var group in settling.Where(g => g.Any(d => d.Document is NewPayment { Allocations: null, Choice: AllocationChoice.OldestDueFirst })))
        {
            var wanted = group.Sum(d => Math.Max(0m, d.Document.Amount));
            await foreach (var open in book.Db.OpenInvoicesOldestFirst(group.Key.Id, group.Key.Currency))
            {
                ledger.Load(open);
                wanted -= open.Open;
                if (wanted <= 0m && !ledger.HasReversed(group.Key.Id))
                {
                    break;
                }
            }
        }
    }

    /// <summary>Accounts whose allocations were reversed: their documents may have less left on a day than at the end.</summary>
    private static async Task LoadReversedAsync(BookTransaction book, PostingLedger ledger, IReadOnlyList<NewDocument> documents)
    {
        var settling = documents.Where(d => d.Kind != DocumentKind.Invoice).Select(d => ledger.FindAccount(d.AccountNumber)?.Id).OfType<long>().ToHashSet();
        if (settling.Count > 0)
        {
            var reversed = book.Db.Reversals.Where(r => r.Kind == DocumentKind.Allocation && EF.Parameter(settling).Contains(r.AccountId)).Select(r => r.AccountId).Distinct();
            (await reversed.ToListAsync(book.Cancel)).ForEach(ledger.LoadReversed);
        }
    }

    private static async Task LoadCoursesAsync(BookTransaction book, PostingLedger ledger)
    {
        var invoices = ledger.LoadedOf(DocumentKind.Invoice).Where(o => ledger.HasReversed(o.AccountId)).ToDictionary(o => o.DocumentId);
        if (invoices.Count == 0)
        {
            return;
        }

        var amounts = await AccountSet.Among(book.Db.Invoices, i => i.Id, invoices.Keys).ToDictionaryAsync(i => i.Id, i => i.Amount, book.Cancel);
        var allocations = await AccountSet.Among(book.Db.Allocations.Where(a => a.ToKind == DocumentKind.Invoice), a => a.ToId, invoices.Keys)
            .Select(a => new { a.Id, a.ToId, a.Date, a.Amount }).ToListAsync(book.Cancel);
        var reversals = (await AccountSet.Among(book.Db.Reversals.Where(r => r.Kind == DocumentKind.Allocation), r => r.DocumentId, allocations.Select(a => a.Id))
            .Select(r => new { r.DocumentId, r.Date, r.Amount }).ToListAsync(book.Cancel)).ToLookup(r => r.DocumentId);
        foreach (var invoice in allocations.ToLookup(a => a.ToId).Where(i => i.Any(a => reversals.Contains(a.Id))))
        {
            ledger.LoadCourse(DocumentKind.Invoice, invoice.Key,
            [
                (invoices[invoice.Key].Date, amounts[invoice.Key]),
                .. invoice.SelectMany(a => reversals[a.Id].Select(r => (r.Date, r.Amount)).Prepend((a.Date, -a.Amount))),
            ]);
        }
    }

    private static IEnumerable<(long AccountId, string Number)> Keys(PostingLedger ledger, IEnumerable<NewDocument> documents, DocumentKind kind) =>
        from document in documents
        where document.Kind == kind
        let account = ledger.FindAccount(document.AccountNumber)
        where account is not null
        select (account.Id, document.Number);

    private static IEnumerable<(long AccountId, string Number)> Named(PostingLedger ledger, IReadOnlyList<NewDocument> documents) =>
        Keys(ledger, documents, DocumentKind.Invoice).Concat(
            from document in documents
            let account = ledger.FindAccount(document.AccountNumber)
            where account is not null
            from number in document switch
            {
                NewCreditNote { InvoiceNumber: { } invoice } => [invoice],
                NewWriteOff writeOff => [writeOff.InvoiceNumber],
                NewPayment { Allocations: { } allocations } => allocations.Select(a => a.InvoiceNumber),
                _ => [],
            }
            select (account.Id, number));

    private static async Task<IReadOnlyDictionary<DocumentKind, KeyRange>> KeysAsync(BookTransaction book, List<NewDocument> documents) =>
        new Dictionary<DocumentKind, KeyRange>
        {
            [DocumentKind.Invoice] = await book.KeysAsync<Invoice>(documents.Count(d => d.Kind == DocumentKind.Invoice)),
            [DocumentKind.CreditNote] = await book.KeysAsync<CreditNote>(documents.Count(d => d.Kind == DocumentKind.CreditNote)),
            [DocumentKind.WriteOff] = await book.KeysAsync<WriteOff>(documents.Count(d => d.Kind == DocumentKind.WriteOff)),
            [DocumentKind.Payment] = await book.KeysAsync<Payment>(documents.Count(d => d.Kind == DocumentKind.Payment)),
        };

    private async Task WriteAsync(BookTransaction book, PostingLedger ledger, bool inBulk)
    {
        await GiveKeysAsync(book, ledger.Allocations, (a, key) => a.Id = key);
        await GiveKeysAsync(book, ledger.Disputes, (d, key) => d.Id = key);
        await GiveKeysAsync(book, ledger.InvoiceLines, (l, key) => l.Id = key);
        await GiveKeysAsync(book, ledger.CreditNoteLines, (l, key) => l.Id = key);
        await book.InsertAsync(ledger.Invoices);
        await book.InsertAsync(ledger.CreditNotes);
        await book.InsertAsync(ledger.Payments);
        await book.InsertAsync(ledger.WriteOffs);
        await book.InsertAsync(ledger.Allocations);
        await book.InsertAsync(ledger.Disputes);
        await book.InsertAsync(ledger.InvoiceLines);
        await book.InsertAsync(ledger.CreditNoteLines);
        await book.InsertAsync(ledger.Opened.Where(o => o.Open > 0m).ToList());
        await book.UpdateOpenAsync(ledger.ChangedInBook);
        if (ledger.Invoices.Count > 0)
        {
            await MarkPurchasesAsync(book, ledger);
            await events.TellAsync(book, new InvoicesRecorded(ledger.Invoices));
        }

        var changed = ledger.ChangedAccounts;
        if (changed.Count > 0)
        {
            await events.TellAsync(book, new LedgerChanged(changed) { Posted = ledger, InBulk = inBulk });
        }
    }

    private static async Task GiveKeysAsync<T>(BookTransaction book, List<T> rows, Action<T, long> give)
    {
        var keys = await book.KeysAsync<T>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            give(rows[i], keys[i]);
        }
    }

    /// <summary>An invoice counts from its date: one of tomorrow makes nobody a customer today.</summary>
    private static async Task MarkPurchasesAsync(BookTransaction book, PostingLedger ledger)
    {
        var accounts = ledger.Accounts.ToDictionary(a => a.Id);
        var (moved, changed) = (new List<Account>(), new List<Account>());
        // Asked once: every time it is asked for, all that is tracked is compared.
        var tracked = book.Db.Accounts.Local;
        foreach (var days in ledger.Invoices.Where(i => i.Date <= book.Today).GroupBy(i => i.AccountId, i => i.Date))
        {
            var account = tracked.FindEntry(days.Key)?.Entity ?? accounts[days.Key];
            var (first, last) = (days.Min(), days.Max());
            first = account.FirstPurchaseOn < first ? account.FirstPurchaseOn.Value : first;
            last = account.LastPurchaseOn > last ? account.LastPurchaseOn.Value : last;
            var status = StatusRule.On(book.Today, last, account.LostOn, account.Status == AccountStatus.Prospect);
            if ((first, last, status) == (account.FirstPurchaseOn, account.LastPurchaseOn, account.Status))
            {
                continue;
            }

            if (status != account.Status)
            {
                moved.Add(account);
            }

            (account.FirstPurchaseOn, account.LastPurchaseOn, account.Status) = (first, last, status);
            changed.Add(account);
        }

        await book.UpdatePurchasesAsync([.. changed.Where(a => tracked.FindEntry(a.Id) is null)]);
        await AccountHistory.WriteAsync(book, moved);
    }
}
