using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// A change of what an account's documents are set against, while it is made: documents that it touches are read once with all that was ever
/// allocated or reversed of them, and what is open of them afterwards is what that comes to.
/// </summary>
internal sealed class LedgerChange
{
    private readonly BookTransaction _book;
    private readonly Dictionary<(DocumentKind Kind, long Id), LedgerDocument> _documents = [];
    private readonly Dictionary<long, Allocation> _allocations = [];
    private readonly List<Reversal> _reversals = [];

    private LedgerChange(BookTransaction book, Account account) => (_book, Account) = (book, account);

    public Account Account { get; }

    /// <exception cref="RuleViolation">ACCOUNT_NOT_FOUND.</exception>
    public static async Task<LedgerChange> OfAsync(BookTransaction book, string accountNumber)
    {
        var account = await book.Db.Accounts.SingleOrDefaultAsync(a => a.Number == accountNumber, book.Cancel);
        return new LedgerChange(book, account ?? throw MissingAccount.Of(accountNumber, "accountNumber"));
    }

    /// <summary>The document of the account with the number, read with all that belongs to it.</summary>
    /// <exception cref="RuleViolation">DOCUMENT_NOT_FOUND.</exception>
    public async Task<LedgerDocument> DocumentAsync(DocumentKind kind, string number, params string[] path) => (await DocumentsAsync(kind, [number], _ => path))[0];

    /// <summary>The same for many, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<LedgerDocument>> DocumentsAsync(DocumentKind kind, IReadOnlyList<string> numbers, Func<int, string[]> path)
    {
        HashSet<string> asked = [.. numbers];
        var found = await LedgerDocument.Of(_book.Db, kind).Where(d => d.AccountId == Account.Id && EF.Parameter(asked).Contains(d.Number)).ToListAsync(_book.Cancel);
        var byNumber = found.ToDictionary(d => d.Number, StringComparer.Ordinal);
        for (var i = 0; i < numbers.Count; i++)
        {
            if (!byNumber.ContainsKey(numbers[i]))
            {
                throw new RuleViolation(RuleCodes.DocumentNotFound, $"Account {Account.Number} has no {Word(kind)} with the number '{numbers[i]}'.", path(i));
            }
        }

        await ReadAsync(found);
        return [.. numbers.Select(n => _documents[(kind, byNumber[n].Id)])];
    }

    /// <summary>Documents by their keys.</summary>
    public async Task<IReadOnlyList<LedgerDocument>> DocumentsAsync(DocumentKind kind, IEnumerable<long> ids)
    {
        var found = await AccountSet.Among(LedgerDocument.Of(_book.Db, kind), d => d.Id, ids).ToListAsync(_book.Cancel);
        await ReadAsync(found);
        return [.. found.Select(d => _documents[(d.Kind, d.Id)])];
    }

    /// <summary>What was reversed of a document, or of an allocation.</summary>
    public decimal Reversed(DocumentKind kind, long id) => _reversals.Where(r => r.Kind == kind && r.DocumentId == id).Sum(r => r.Amount);

    /// <summary>Allocations from or to a document, each with its reversals, in the order in which they were made.</summary>
    public IEnumerable<(Allocation Allocation, IReadOnlyList<Reversal> Reversals)> Allocations(LedgerDocument document) =>
        from a in _allocations.Values
        where (a.FromKind == document.Kind && a.FromId == document.Id) || (a.ToKind == document.Kind && a.ToId == document.Id)
        orderby a.Id
        select (a, (IReadOnlyList<Reversal>)[.. _reversals.Where(r => r.Kind == DocumentKind.Allocation && r.DocumentId == a.Id)]);

    /// <summary>The least that is left of a document from a day on.</summary>
    public decimal Left(LedgerDocument document, DateOnly day) => AllocationRule.LeastFrom(day, DatedChanges(document));

    /// <summary>Sets part of one document against another, from the later of their days on unless a later one is named.</summary>
    /// <exception cref="RuleViolation">A rule of allocations.</exception>
    public async Task AllocateAsync(LedgerDocument from, LedgerDocument to, decimal amount, DateOnly? date, params string[] path)
    {
        var day = date ?? (from.Date > to.Date ? from.Date : to.Date);
        var counts = AllocationRule.Check(Side(from, day), Side(to, day), amount, date, path);
        var allocation = new Allocation
        {
            Id = await _book.KeyAsync<Allocation>(), AccountId = Account.Id, FromKind = from.Kind, FromId = from.Id, ToKind = to.Kind, ToId = to.Id,
            Currency = from.Currency, Amount = amount, Date = counts, RecordedAt = _book.RecordedAt,
        };
        _allocations.Add(allocation.Id, allocation);
        _book.Db.Allocations.Add(allocation);
    }

    /// <summary>Takes back a document or an allocation, or part of it.</summary>
    public async Task<Reversal> ReverseAsync(DocumentKind kind, long id, DateOnly date, decimal amount, string reason)
    {
        var reversal = new Reversal
        {
            Id = await _book.KeyAsync<Reversal>(), AccountId = Account.Id, Kind = kind, DocumentId = id, Date = date, Amount = amount, Reason = reason, RecordedAt = _book.RecordedAt,
        };
        _reversals.Add(reversal);
        _book.Db.Reversals.Add(reversal);
        return reversal;
    }

    /// <summary>Writes all of it, with what is now open of each document.</summary>
    public async Task WriteAsync()
    {
        var kinds = _documents.Values.Where(d => d.Kind is DocumentKind.Invoice or DocumentKind.Payment or DocumentKind.CreditNote).ToList();
        HashSet<long> ids = [.. kinds.Select(d => d.Id)];
        var rows = (await _book.Db.OpenDocuments.Where(o => o.AccountId == Account.Id && EF.Parameter(ids).Contains(o.DocumentId)).ToListAsync(_book.Cancel))
            .ToDictionary(o => (o.Kind, o.DocumentId));
        foreach (var document in kinds)
        {
            var open = DatedChanges(document).Sum(c => c.Change);
            var row = rows.GetValueOrDefault((document.Kind, document.Id));
            if (row is not null && open == 0m)
            {
                _book.Db.OpenDocuments.Remove(row);
            }
            else if (row is not null)
            {
                row.Open = open;
            }
            else if (open != 0m)
            {
                _book.Db.OpenDocuments.Add(new OpenDocument
                {
                    Kind = document.Kind, DocumentId = document.Id, AccountId = Account.Id, Currency = document.Currency, Date = document.Date, DueDate = document.DueDate, Open = open,
                });
            }
        }

        await _book.Db.SaveChangesAsync(_book.Cancel);
    }

    public static string Word(DocumentKind kind) => kind switch
    {
        DocumentKind.CreditNote => "credit note",
        DocumentKind.WriteOff => "write-off",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private AllocationSide Side(LedgerDocument document, DateOnly day) =>
        new(document.Kind, document.Id, document.AccountId, document.Currency, document.Date, Left(document, day < document.Date ? document.Date : day));

    private IEnumerable<(DateOnly Date, decimal Change)> DatedChanges(LedgerDocument document) =>
        _reversals.Where(r => r.Kind == document.Kind && r.DocumentId == document.Id).Select(r => (r.Date, -r.Amount))
            .Prepend((document.Date, document.Amount))
            .Concat(Allocations(document).SelectMany(a => a.Reversals.Select(r => (r.Date, r.Amount)).Prepend((a.Allocation.Date, -a.Allocation.Amount))));

    /// <summary>Reads documents with their allocations, the documents on the other sides of these with theirs, and all reversals.</summary>
    private async Task ReadAsync(IReadOnlyCollection<LedgerDocument> documents)
    {
        var read = documents.Where(d => _documents.TryAdd((d.Kind, d.Id), d)).ToList();
        if (read.Count == 0)
        {
            return;
        }

        var theirs = await ReadAllocationsAsync(read);
        var others = theirs.SelectMany(a => new[] { (Kind: a.FromKind, Id: a.FromId), (Kind: a.ToKind, Id: a.ToId) }).Where(d => !_documents.ContainsKey(d)).Distinct();
        foreach (var kind in others.ToLookup(d => d.Kind, d => d.Id))
        {
            var partners = await AccountSet.Among(LedgerDocument.Of(_book.Db, kind.Key), d => d.Id, kind).ToListAsync(_book.Cancel);
            partners.ForEach(d => _documents[(d.Kind, d.Id)] = d);
            await ReadAllocationsAsync(partners);
        }

        HashSet<long> known = [.. _reversals.Select(r => r.Id)];
        HashSet<long> ids = [.. _documents.Keys.Select(d => d.Id).Concat(_allocations.Keys)];
        var reversals = await _book.Db.Reversals.AsNoTracking().Where(r => r.AccountId == Account.Id && EF.Parameter(ids).Contains(r.DocumentId)).ToListAsync(_book.Cancel);
        _reversals.AddRange(reversals.Where(r => !known.Contains(r.Id)));
    }

    private async Task<List<Allocation>> ReadAllocationsAsync(List<LedgerDocument> documents)
    {
        HashSet<long> ids = [.. documents.Select(d => d.Id)];
        var rows = await _book.Db.Allocations.AsNoTracking()
            .Where(a => a.AccountId == Account.Id && (EF.Parameter(ids).Contains(a.FromId) || EF.Parameter(ids).Contains(a.ToId))).ToListAsync(_book.Cancel);
        HashSet<(DocumentKind, long)> asked = [.. documents.Select(d => (d.Kind, d.Id))];
        var theirs = rows.Where(a => asked.Contains((a.FromKind, a.FromId)) || asked.Contains((a.ToKind, a.ToId))).ToList();
        theirs.ForEach(a => _allocations.TryAdd(a.Id, a));
        return theirs;
    }
}
