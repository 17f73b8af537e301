using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Imports;

/// <summary>The lines that the book has of documents that a file brings again.</summary>
internal sealed class KnownLines
{
    private readonly Dictionary<(DocumentKind Kind, long AccountId, string Number), List<DocumentLine>> known = [];

    public static async Task<KnownLines> Load(BookTransaction book, IReadOnlyList<(long AccountId, NewDocument Document)> documents)
    {
        var lines = new KnownLines();
        var invoices = await Found<Invoice>(book, documents, DocumentKind.Invoice);
        var ids = invoices.Select(i => i.Id).ToHashSet();
        lines.Add(DocumentKind.Invoice, invoices.Select(i => (i.Id, i.AccountId, i.Number)),
            ids.Count == 0 ? [] : await book.Db.InvoiceLines.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.InvoiceId)).ToListAsync(book.Cancel), l => l.InvoiceId);
        var notes = await Found<CreditNote>(book, documents, DocumentKind.CreditNote);
        ids = [.. notes.Select(n => n.Id)];
        lines.Add(DocumentKind.CreditNote, notes.Select(n => (n.Id, n.AccountId, n.Number)),
            ids.Count == 0 ? [] : await book.Db.CreditNoteLines.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.CreditNoteId)).ToListAsync(book.Cancel), l => l.CreditNoteId);
        return lines;
    }

    /// <exception cref="RuleViolation">DOCUMENT_NUMBER_TAKEN: the book has the document with other lines.</exception>
    public void DemandSame(long account, NewDocument document, IReadOnlyList<NewLine> lines)
    {
        if (known.TryGetValue((document.Kind, account, document.Number), out var stored)
            && !stored.OrderBy(l => l.Position).Select(l => (l.Product, l.Category, l.Quantity, l.UnitPrice, l.Amount, l.Cost))
                .SequenceEqual(lines.Select(l => (l.Product, l.Category, l.Quantity, l.UnitPrice, l.Amount, l.Cost))))
        {
            throw new RuleViolation(RuleCodes.DocumentNumberTaken,
                $"Account {document.AccountNumber} has number '{document.Number}' already, with {(stored.Count == 0 ? "no" : "other")} lines.", "number");
        }
    }

    private static async Task<List<T>> Found<T>(BookTransaction book, IEnumerable<(long AccountId, NewDocument Document)> documents, DocumentKind kind)
        where T : class
    {
        var numbers = documents.Where(d => d.Document.Kind == kind).Select(d => (d.AccountId, d.Document.Number)).ToHashSet();
        return numbers.Count == 0 ? [] : await book.Db.ByNumber<T>(numbers).ToListAsync(book.Cancel);
    }

    private void Add<T>(DocumentKind kind, IEnumerable<(long Id, long AccountId, string Number)> documents, List<T> lines, Func<T, long> documentOf)
        where T : DocumentLine
    {
        var byDocument = lines.ToLookup(documentOf);
        foreach (var (id, account, number) in documents)
        {
            known.Add((kind, account, number), [.. byDocument[id]]);
        }
    }
}
