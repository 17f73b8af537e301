using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Verification;

/// <summary>One account's documents with what plain code makes of them on any day.</summary>
internal sealed class AccountReplay
{
    /// <summary>Stands for everything recorded, whatever its date.</summary>
    public static readonly DateOnly EndOfTime = DateOnly.MaxValue;

    private readonly Dictionary<(DocumentKind, long), ReplayedDocument> _documents = [];
    private readonly Dictionary<long, Allocation> _allocations;

    public AccountReplay(AccountRows rows)
    {
        Rows = rows;
        Ledger = new AccountLedger(
            rows.Invoices, rows.CreditNotes, rows.Payments, rows.Refunds, rows.WriteOffs, rows.Allocations, rows.Reversals, rows.Disputes);
        Know(rows.Invoices.Select(d => new ReplayedDocument(DocumentKind.Invoice, d.Id, d.Number, d.Date, d.DueDate, d.Currency, d.Amount)));
        Know(rows.CreditNotes.Select(d => new ReplayedDocument(DocumentKind.CreditNote, d.Id, d.Number, d.Date, d.Date, d.Currency, d.Amount)));
        Know(rows.Payments.Select(d => new ReplayedDocument(DocumentKind.Payment, d.Id, d.Number, d.Date, d.Date, d.Currency, d.Amount)));
        Know(rows.Refunds.Select(d => new ReplayedDocument(DocumentKind.Refund, d.Id, d.Number, d.Date, d.Date, d.Currency, d.Amount)));
        Know(rows.WriteOffs.Select(d => new ReplayedDocument(DocumentKind.WriteOff, d.Id, d.Number, d.Date, d.Date, d.Currency, d.Amount)));
        _allocations = rows.Allocations.ToDictionary(a => a.Id);
    }

    public AccountRows Rows { get; }

    public long Id => Rows.Account.Id;

    public string Number => Rows.Account.Number;

    public AccountLedger Ledger { get; }

    public IReadOnlyCollection<ReplayedDocument> Documents => _documents.Values;

    /// <summary>Null when the account has no such document.</summary>
    public ReplayedDocument? Find(DocumentKind kind, long id) => _documents.TryGetValue((kind, id), out var document) ? document : null;

    public Allocation? FindAllocation(long id) => _allocations.GetValueOrDefault(id);

    public string CurrencyOfInvoice(long id) => _documents[(DocumentKind.Invoice, id)].Currency;

    /// <summary>As messages name a document, also one that the account does not have.</summary>
    public string NameOf(DocumentKind kind, long id) => kind == DocumentKind.Allocation && FindAllocation(id) is { } allocation
        ? NameOf(allocation)
        : Find(kind, id)?.Name ?? $"{ReplayedDocument.Word(kind)} with the key {id}";

    public string NameOf(Allocation allocation) => $"allocation of {NameOf(allocation.FromKind, allocation.FromId)} to {NameOf(allocation.ToKind, allocation.ToId)}";

    private void Know(IEnumerable<ReplayedDocument> documents)
    {
        foreach (var document in documents)
        {
            _documents.Add((document.Kind, document.Id), document);
        }
    }
}
