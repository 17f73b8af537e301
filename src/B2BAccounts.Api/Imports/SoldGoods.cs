using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Imports;

/// <summary>Which invoices sold what credit notes take back: by customer, product and quantity.</summary>
internal sealed class SoldGoods
{
    private readonly HashSet<(long AccountId, string Product)> wanted;
    private readonly Dictionary<(long AccountId, string Product), List<Sold>> sold = [];

    private SoldGoods(HashSet<(long, string)> wanted) => this.wanted = wanted;

    /// <summary>All that the book has sold of what the notes take back, to whom they were given.</summary>
    public static async Task<SoldGoods> Load(BookTransaction book, IReadOnlyList<(long AccountId, NewCreditNote Note)> notes)
    {
        var goods = new SoldGoods([.. notes.SelectMany(n => n.Note.Lines!.Select(l => (n.AccountId, l.Product)))]);
        if (goods.wanted.Count == 0)
        {
            return goods;
        }

        var (accounts, products) = (goods.wanted.Select(w => w.AccountId).ToHashSet(), goods.wanted.Select(w => w.Product).ToHashSet(StringComparer.Ordinal));
        var lines = book.Db.Invoices.Where(i => EF.Parameter(accounts).Contains(i.AccountId))
            .Join(book.Db.InvoiceLines, i => i.Id, l => l.InvoiceId, (i, l) => new { i.AccountId, i.Number, i.Date, i.Currency, l.Product, l.Quantity })
            .Where(l => EF.Parameter(products).Contains(l.Product));
        await foreach (var line in lines.AsAsyncEnumerable())
        {
            goods.Add(line.AccountId, line.Product, new Sold(line.Number, line.Date, line.Currency, line.Quantity));
        }

        return goods;
    }

    public void Add(long account, NewInvoice invoice)
    {
        foreach (var line in invoice.Lines!)
        {
            Add(account, line.Product, new Sold(invoice.Number, invoice.Date, invoice.Currency!, line.Quantity));
        }
    }

    /// <summary>
    /// The invoice that a note is set against: for each of its lines the latest that sold at least as many of the product not after the note; of
    /// those the one that most of the note's amount is for. Null when none sold any of it.
    /// </summary>
    public string? InvoiceOf(long account, NewCreditNote note) => note.Lines!
        .Select(line => (line.Amount, Sold: sold.GetValueOrDefault((account, line.Product), [])
            .Where(s => s.Date <= note.Date && s.Currency == note.Currency && s.Quantity >= line.Quantity)
            .OrderBy(s => s.Date).ThenBy(s => s.Number, StringComparer.Ordinal).LastOrDefault()))
        .Where(m => m.Sold is not null)
        .GroupBy(m => m.Sold!.Number)
        .OrderByDescending(g => g.Sum(m => m.Amount)).ThenByDescending(g => g.Max(m => m.Sold!.Date)).ThenByDescending(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    private void Add(long account, string product, Sold line)
    {
        if (wanted.Contains((account, product)))
        {
            (sold.TryGetValue((account, product), out var lines) ? lines : sold[(account, product)] = []).Add(line);
        }
    }

    private sealed record Sold(string Number, DateOnly Date, string Currency, decimal Quantity);
}
