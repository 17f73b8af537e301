using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>What must be true of every book on every day, by loops over its rows.</summary>
internal static class LedgerTruth
{
    /// <summary>The kept rows hold today, and say what documents say.</summary>
    public static async Task AssertFiguresAsync(TestBook book)
    {
        var today = DateOnly.FromDateTime(book.Time.Now.UtcDateTime);
        await using var db = book.Db();
        Assert.True(await FiguresState.HoldOnAsync(db, today, default));
        Assert.Empty(await book.Get<FiguresCheck>().DifferencesAsync(db, today, default).ToListAsync());
    }

    public static async Task AssertAsync(AccountsDb db)
    {
        var (allocations, reversals) = (await db.Allocations.ToListAsync(), await db.Reversals.ToListAsync());
        var (invoices, notes, payments) = (await db.Invoices.ToListAsync(), await db.CreditNotes.ToListAsync(), await db.Payments.ToListAsync());
        var (refunds, writeOffs) = (await db.Refunds.ToListAsync(), await db.WriteOffs.ToListAsync());
        var documents = invoices.Select(d => (Key: (Kind: DocumentKind.Invoice, d.Id), d.Date, d.Amount))
            .Concat(notes.Select(d => (Key: (Kind: DocumentKind.CreditNote, d.Id), d.Date, d.Amount)))
            .Concat(payments.Select(d => (Key: (Kind: DocumentKind.Payment, d.Id), d.Date, d.Amount)))
            .Concat(refunds.Select(d => (Key: (Kind: DocumentKind.Refund, d.Id), d.Date, d.Amount)))
            .Concat(writeOffs.Select(d => (Key: (Kind: DocumentKind.WriteOff, d.Id), d.Date, d.Amount))).ToList();
        var open = await db.OpenDocuments.ToDictionaryAsync(o => (o.Kind, o.DocumentId), o => o.Open);
        var days = documents.Select(d => d.Date).Concat(allocations.Select(a => a.Date)).Concat(reversals.Select(r => r.Date)).Distinct().Order().ToList();
        foreach (var day in days)
        {
            foreach (var (key, date, amount) in documents)
            {
                var left = Left(key, date, amount, day);
                Assert.True(left >= 0m, $"{key} has {left} left on {day:yyyy-MM-dd}.");
                if (key.Kind is DocumentKind.Refund or DocumentKind.WriteOff)
                {
                    // Counts only while it is allocated, and then in full.
                    Assert.True(left == 0m, $"{key} is not allocated in full on {day:yyyy-MM-dd}.");
                }

                if (day == days[^1])
                {
                    Assert.Equal(left, open.GetValueOrDefault(key));
                }
            }
        }

        Assert.All(open.Values, amount => Assert.True(amount > 0m));
        Assert.All(open.Keys, key => Assert.Contains(key, documents.Select(d => d.Key)));

        decimal Reversed(DocumentKind kind, long id, DateOnly day) => reversals.Where(r => r.Kind == kind && r.DocumentId == id && r.Date <= day).Sum(r => r.Amount);

        decimal Left((DocumentKind Kind, long Id) key, DateOnly date, decimal amount, DateOnly day) => date > day ? 0m
            : amount - Reversed(key.Kind, key.Id, day)
              - allocations.Where(a => a.Date <= day && ((a.FromKind, a.FromId) == key || (a.ToKind, a.ToId) == key)).Sum(a => a.Amount - Reversed(DocumentKind.Allocation, a.Id, day));
    }
}
