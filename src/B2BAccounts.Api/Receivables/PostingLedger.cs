using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// The part of the book that a batch touches, in memory: read once, changed by the rules document by document, written once.
/// An entry that is refused half-way is taken back by <see cref="Undo"/>.
/// </summary>
internal sealed class PostingLedger
{
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<(DocumentKind Kind, long AccountId, string Number), KnownDocument> _known = [];
    private readonly Dictionary<(DocumentKind Kind, long Id), OpenDocument> _open = [];
    private readonly Dictionary<(long AccountId, string Currency), List<OpenDocument>> _openInvoices = [];
    private readonly Dictionary<(long AccountId, string Currency, bool IsInvoice), decimal> _recorded = [];
    private readonly Dictionary<(DocumentKind Kind, long Id), List<(DateOnly Date, decimal Change)>> _courses = [];
    private readonly HashSet<long> _unsettled = [];
    private readonly Dictionary<OpenDocument, decimal> _changed = [];
    private readonly Stack<Action> _undo = new();

    public List<Invoice> Invoices { get; } = [];

    public List<CreditNote> CreditNotes { get; } = [];

    public List<Payment> Payments { get; } = [];

    public List<WriteOff> WriteOffs { get; } = [];

    public List<Allocation> Allocations { get; } = [];

    public List<Dispute> Disputes { get; } = [];

    public List<InvoiceLine> InvoiceLines { get; } = [];

    public List<CreditNoteLine> CreditNoteLines { get; } = [];

    /// <summary>Open documents that the database does not hold yet.</summary>
    public List<OpenDocument> Opened { get; } = [];

    /// <summary>Documents that the database holds, of those that the batch has changed, with what was open of each before.</summary>
    public IReadOnlyCollection<KeyValuePair<OpenDocument, decimal>> ChangedInBook
    {
        get
        {
            var opened = Opened.ToHashSet();
            return [.. _changed.Where(c => !opened.Contains(c.Key))];
        }
    }

    /// <summary>Every account that the batch has added a document to. Allocations are of accounts that have one.</summary>
    public IReadOnlyCollection<long> ChangedAccounts =>
        Invoices.Select(i => i.AccountId).Concat(CreditNotes.Select(n => n.AccountId)).Concat(Payments.Select(p => p.AccountId)).Concat(WriteOffs.Select(w => w.AccountId)).ToHashSet();

    public IEnumerable<Account> Accounts => _accounts.Values;

    /// <summary>
    /// Moves what one account owes on a day by all that the batch, which is of it alone, has added. Left alone is a row of which more must be
    /// known: by another currency, a date after the row's day, or a dispute.
    /// </summary>
    /// <param name="row">In the base currency.</param>
    /// <param name="oldestIsSettled">The invoice that was due first is settled now; <see cref="AccountFigures.OldestDueOn"/> is to be looked up.</param>
    /// <returns>Whether the row is moved.</returns>
    public bool Move(AccountFigures row, string baseCurrency, out bool oldestIsSettled)
    {
        oldestIsSettled = false;
        var changes = Opened.Select(o => (Document: o, Before: 0m)).Concat(ChangedInBook.Select(c => (Document: c.Key, Before: c.Value)))
            .Where(c => c.Document.Kind != DocumentKind.WriteOff).ToList();
        var known = !row.Later && Disputes.Count == 0 && Allocations.TrueForAll(a => a.Date <= row.Day)
            && changes.TrueForAll(c => c.Document.Currency == baseCurrency && c.Document.Date <= row.Day)
            && (row.Disputed == 0m || changes.TrueForAll(c => c.Document.Kind != DocumentKind.Invoice || c.Before == 0m));
        if (!known)
        {
            return false;
        }

        foreach (var (document, before) in changes)
        {
            var more = document.Open - before;
            if (document.Kind != DocumentKind.Invoice)
            {
                row.Unapplied += more;
                continue;
            }

            row.Receivable += more;
            row.Overdue += document.DueDate < row.Day ? more : 0m;
            row.OpenInvoices += (document.Open > 0m ? 1 : 0) - (before > 0m ? 1 : 0);
            oldestIsSettled |= document.Open == 0m && document.DueDate == row.OldestDueOn;
            row.OldestDueOn = document.Open > 0m && !(row.OldestDueOn <= document.DueDate) ? document.DueDate : row.OldestDueOn;
        }

        row.Balance = row.Receivable - row.Unapplied;
        return true;
    }

    public void Load(Account account) => _accounts[account.Number] = account;

    public void Load(DocumentKind kind, long accountId, string number, KnownDocument document) => _known[(kind, accountId, number)] = document;

    public void Load(OpenDocument document)
    {
        if (_open.TryAdd((document.Kind, document.DocumentId), document))
        {
            List(document);
        }
    }

    /// <summary>What has been recorded for an account in one currency: its invoices, or all that settles them.</summary>
    public void LoadRecorded(long accountId, string currency, bool isInvoice, decimal amount) => _recorded[(accountId, currency, isInvoice)] = amount;

    /// <summary>Adds to what has been recorded, where it was loaded; else nobody needs to know.</summary>
    /// <returns>The new sum.</returns>
    public decimal Record(long accountId, string currency, bool isInvoice, decimal amount)
    {
        var key = (accountId, currency, isInvoice);
        if (!_recorded.TryGetValue(key, out var before))
        {
            return 0m;
        }

        _recorded[key] = before + amount;
        _undo.Push(() => _recorded[key] = before);
        return before + amount;
    }

    public Account Account(string number) => _accounts.TryGetValue(number, out var account)
        ? account
        : throw MissingAccount.Of(number, "accountNumber");

    public Account? FindAccount(string number) => _accounts.GetValueOrDefault(number);

    public KnownDocument? Known(DocumentKind kind, long accountId, string number) =>
        _known.TryGetValue((kind, accountId, number), out var document) ? document : null;

    /// <summary>The invoice with what is open of it; nothing is open of one that is settled.</summary>
    public (KnownDocument Invoice, decimal Open) Invoice(Account account, string number, params string[] path)
    {
        var invoice = Known(DocumentKind.Invoice, account.Id, number)
            ?? throw new RuleViolation(RuleCodes.DocumentNotFound, $"Account {account.Number} has no invoice with the number '{number}'.", path);
        return (invoice, Left(DocumentKind.Invoice, invoice.Id));
    }

    public decimal Left(DocumentKind kind, long id) => _open.TryGetValue((kind, id), out var open) ? open.Open : 0m;

    /// <summary>The least that is left from a day on. Without a reversed allocation what is left only ever shrinks.</summary>
    public decimal Left(DocumentKind kind, long id, DateOnly day) =>
        _courses.TryGetValue((kind, id), out var course) ? AllocationRule.LeastFrom(day, course) : Left(kind, id);

    /// <summary>Something that had settled documents of the account has been taken back again.</summary>
    public bool HasReversed(long accountId) => _unsettled.Contains(accountId);

    public void LoadReversed(long accountId) => _unsettled.Add(accountId);

    /// <summary>All that was ever allocated and reversed of a document, by its day.</summary>
    public void LoadCourse(DocumentKind kind, long id, List<(DateOnly Date, decimal Change)> course) => _courses[(kind, id)] = course;

    public IEnumerable<OpenDocument> LoadedOf(DocumentKind kind) => _open.Values.Where(o => o.Kind == kind);

    /// <summary>Invoices with what a document of the day can settle of each.</summary>
    public IEnumerable<OpenItem> OpenInvoices(long accountId, string currency, DateOnly day) =>
        _openInvoices.TryGetValue((accountId, currency), out var items)
            ? items.Select(i => new OpenItem(i.AccountId, i.DocumentId, i.Currency, i.Date, i.DueDate, Left(DocumentKind.Invoice, i.DocumentId, day > i.Date ? day : i.Date)))
            : [];

    public DateOnly DateOf(DocumentKind kind, long id) => _open[(kind, id)].Date;

    /// <summary>A document that is new to the book, wholly open.</summary>
    public void Open(KnownDocument document, DocumentKind kind, long accountId, string number)
    {
        var open = new OpenDocument
        {
            Kind = kind, DocumentId = document.Id, AccountId = accountId, Currency = document.Currency,
            Date = document.Date, DueDate = document.DueDate ?? document.Date, Open = document.Amount,
        };
        _known.Add((kind, accountId, number), document);
        _open.Add((kind, document.Id), open);
        Opened.Add(open);
        List(open);
        _undo.Push(() =>
        {
            _known.Remove((kind, accountId, number));
            _open.Remove((kind, document.Id));
            Opened.RemoveAt(Opened.Count - 1);
            if (kind == DocumentKind.Invoice)
            {
                var items = _openInvoices[(accountId, open.Currency)];
                items.RemoveAt(items.Count - 1);
            }
        });
    }

    public void Take(DocumentKind kind, long id, decimal amount, DateOnly day)
    {
        if (_courses.TryGetValue((kind, id), out var course))
        {
            course.Add((day, -amount));
            _undo.Push(() => course.RemoveAt(course.Count - 1));
        }

        var open = _open[(kind, id)];
        var first = _changed.TryAdd(open, open.Open);
        open.Open -= amount;
        _undo.Push(() =>
        {
            open.Open += amount;
            if (first)
            {
                _changed.Remove(open);
            }
        });
    }

    public void Add<T>(List<T> rows, T row)
    {
        rows.Add(row);
        _undo.Push(() => rows.RemoveAt(rows.Count - 1));
    }

    /// <summary>The entry stands.</summary>
    public void Keep() => _undo.Clear();

    /// <summary>Takes back all that happened since the last <see cref="Keep"/>.</summary>
    public void Undo()
    {
        while (_undo.TryPop(out var step))
        {
            step();
        }
    }

    private void List(OpenDocument document)
    {
        if (document.Kind != DocumentKind.Invoice)
        {
            return;
        }

        var key = (document.AccountId, document.Currency);
        if (!_openInvoices.TryGetValue(key, out var items))
        {
            _openInvoices.Add(key, items = []);
        }

        items.Add(document);
    }
}

/// <summary>What postings must know of a document that the book holds.</summary>
internal readonly record struct KnownDocument(long Id, DateOnly Date, DateOnly? DueDate, string Currency, decimal Amount);
