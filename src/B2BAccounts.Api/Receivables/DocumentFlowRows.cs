using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>Documents and what has been taken back of them, summed by SQL by account, currency, kind, date and the day from which they count.</summary>
internal static class DocumentFlowRows
{
    private static readonly DocumentKind[] OfSales = [DocumentKind.Invoice, DocumentKind.CreditNote, DocumentKind.WriteOff];
    private static readonly DocumentKind[] OfLedger = [.. OfSales, DocumentKind.Payment, DocumentKind.Refund];

    /// <summary>Invoices, credit notes and write-offs up to the day.</summary>
    public static Task<List<DocumentFlow>> OfSalesAsync(Book db, AccountSet accounts, Currency baseCurrency, DateOnly until, CancellationToken cancel) =>
        ReadAsync(db, accounts, baseCurrency, OfSales, Ever(until), accounts.IsWholeBook, cancel);

    /// <summary>The same of each account of the book, dated in the window.</summary>
    public static Task<List<DocumentFlow>> OfSalesByAccountAsync(Book db, Currency baseCurrency, Window dated, CancellationToken cancel) =>
        ReadAsync(db, AccountSet.WholeBook, baseCurrency, OfSales, dated, together: false, cancel);

    /// <summary>All documents: together what is owed.</summary>
    public static Task<List<DocumentFlow>> OfLedgerAsync(Book db, AccountSet accounts, Currency baseCurrency, DateOnly until, CancellationToken cancel) =>
        ReadAsync(db, accounts, baseCurrency, OfLedger, Ever(until), accounts.IsWholeBook, cancel);

    /// <summary>What it adds to what is owed.</summary>
    public static decimal Owed(DocumentFlow flow) => flow.Kind is DocumentKind.Invoice or DocumentKind.Refund ? flow.Amount : -flow.Amount;

    private static Window Ever(DateOnly until) => new(DateOnly.MinValue, until);

    /// <param name="together">Accounts are taken together in the base currency, where nothing is converted.</param>
    private static async Task<List<DocumentFlow>> ReadAsync(
        Book db, AccountSet accounts, Currency baseCurrency, IEnumerable<DocumentKind> kinds, Window dated, bool together, CancellationToken cancel)
    {
        var (inBase, reversals) = (baseCurrency.Code, accounts.Choose(db.Reversals, r => r.AccountId));
        var rows = kinds.Select(kind => Of(kind, kind switch
        {
            DocumentKind.Invoice => accounts.Choose(db.Invoices, d => d.AccountId).Select(d => new Row { Id = d.Id, AccountId = d.AccountId, Currency = d.Currency, Date = d.Date, Amount = d.Amount }),
            DocumentKind.CreditNote => accounts.Choose(db.CreditNotes, d => d.AccountId).Select(d => new Row { Id = d.Id, AccountId = d.AccountId, Currency = d.Currency, Date = d.Date, Amount = d.Amount }),
            DocumentKind.Payment => accounts.Choose(db.Payments, d => d.AccountId).Select(d => new Row { Id = d.Id, AccountId = d.AccountId, Currency = d.Currency, Date = d.Date, Amount = d.Amount }),
            DocumentKind.Refund => accounts.Choose(db.Refunds, d => d.AccountId).Select(d => new Row { Id = d.Id, AccountId = d.AccountId, Currency = d.Currency, Date = d.Date, Amount = d.Amount }),
            _ => accounts.Choose(db.WriteOffs, d => d.AccountId).Select(d => new Row { Id = d.Id, AccountId = d.AccountId, Currency = d.Currency, Date = d.Date, Amount = d.Amount }),
        })).Aggregate((all, next) => all.Concat(next));
        var sums = await rows.Where(f => f.On <= dated.Until)
            .GroupBy(f => new { AccountId = together && f.Currency == inBase ? 0L : f.AccountId, f.Currency, f.Kind, f.Date, f.On })
            .Select(g => new { g.Key.AccountId, g.Key.Currency, g.Key.Kind, g.Key.Date, g.Key.On, Amount = g.Sum(f => f.Amount) })
            .ToListAsync(cancel);
        return [.. sums.Select(s => new DocumentFlow(s.AccountId, s.Currency, (DocumentKind)s.Kind, s.Date, s.On, s.Amount))];

        IQueryable<Row> Of(DocumentKind kind, IQueryable<Row> documents)
        {
            var number = (int)kind;
            var within = documents.Where(d => d.Date > dated.After && d.Date <= dated.Until);
            return within.Select(d => new Row { AccountId = d.AccountId, Currency = d.Currency, Kind = number, Date = d.Date, On = d.Date, Amount = d.Amount })
                .Concat(reversals.Where(r => r.Kind == kind).Join(within, r => r.DocumentId, d => d.Id, (r, d) =>
                    new Row { AccountId = d.AccountId, Currency = d.Currency, Kind = number, Date = d.Date, On = r.Date, Amount = 0m - r.Amount }));
        }
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public long AccountId { get; init; }

        public string Currency { get; init; } = "";

        public int Kind { get; init; }

        public DateOnly Date { get; init; }

        public DateOnly On { get; init; }

        public decimal Amount { get; init; }
    }
}
