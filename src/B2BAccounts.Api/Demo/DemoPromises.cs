using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Demo;

/// <summary>Promises to pay of the demo's customers: some kept, some broken, some open, one withdrawn and one replaced.</summary>
internal static class DemoPromises
{
    // Of each customer with an item that is more than a month late, one promise, in turn of each kind.
    private const int Late = 30;

    public static async Task RecordAsync(BookTransactions transactions, RecordPromise record, WithdrawPromise withdraw, CancellationToken cancellation)
    {
        var (today, late, paid) = await transactions.RunAsync(ReadAsync, cancellation);
        foreach (var (i, (account, invoice, currency)) in late.Index())
        {
            var part = new MoneyInput(1_000m, currency);
            switch (i % 4)
            {
                case 0:
                    await PromiseAsync(account, invoice, today.AddDays(-3), today.AddDays(7), "Their bookkeeper called: in the next run of payments", null, null);
                    break;
                case 1:
                    await PromiseAsync(account, invoice, today.AddDays(-20), today.AddDays(-9), "By e-mail", null, null);
                    break;
                case 2:
                    await PromiseAsync(account, invoice, today.AddDays(-6), today.AddDays(2), null, null, null);
                    await PromiseAsync(account, invoice, today.AddDays(-1), today.AddDays(14), "A part now, the rest next month", part, "Their bank is closed this week");
                    break;
                default:
                    await PromiseAsync(account, invoice, today.AddDays(-2), today.AddDays(5), null, null, null);
                    await withdraw.HandleAsync(new WithdrawPromiseInput(account, invoice, "They found the invoice wrong after all"), Scope.Everything, cancellation);
                    break;
            }
        }

        foreach (var (account, invoice, date, paidOn) in paid)
        {
            await PromiseAsync(account, invoice, date > paidOn.AddDays(-5) ? date : paidOn.AddDays(-5), paidOn, "Said so on the phone", null, null);
        }

        Task PromiseAsync(string account, string invoice, DateOnly madeOn, DateOnly payBy, string? note, MoneyInput? amount, string? replaces) => record.HandleAsync(
            new RecordPromiseInput(account, invoice, payBy) { MadeOn = madeOn, Note = note, Amount = amount, ReplaceReason = replaces }, Scope.Everything, cancellation);
    }

    private static async Task<(DateOnly Today, IReadOnlyList<(string Account, string Invoice, string Currency)> Late, IReadOnlyList<(string Account, string Invoice, DateOnly Date, DateOnly PaidOn)> Paid)>
        ReadAsync(BookTransaction book)
    {
        var (db, before) = (book.Db, book.Today.AddDays(-Late));
        var late = await db.OpenDocuments.Where(o => o.Kind == DocumentKind.Invoice && o.DueDate < before)
            .Join(db.Accounts, o => o.AccountId, a => a.Id, (o, a) => new { a.Number, o.DueDate, o.DocumentId })
            .Join(db.Invoices, o => o.DocumentId, i => i.Id, (o, i) => new { o.Number, o.DueDate, Invoice = i.Number, i.Currency }).ToListAsync(book.Cancel);
        var since = book.Today.AddDays(-40);
        var paid = await db.Allocations.Where(a => a.FromKind == DocumentKind.Payment && a.ToKind == DocumentKind.Invoice && a.Date > since)
            .Join(db.Invoices, a => a.ToId, i => i.Id, (a, i) => new { a.AccountId, i.Id, i.Number, i.Date, i.DueDate, PaidOn = a.Date })
            .Where(a => a.PaidOn > a.DueDate && !db.OpenDocuments.Any(o => o.Kind == DocumentKind.Invoice && o.DocumentId == a.Id))
            .Join(db.Accounts, p => p.AccountId, a => a.Id, (p, a) => new { Account = a.Number, p.Number, p.Date, p.PaidOn }).ToListAsync(book.Cancel);
        return (
            book.Today,
            [.. late.GroupBy(l => l.Number).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.OrderBy(l => l.DueDate).ThenBy(l => l.Invoice, StringComparer.Ordinal).Last()).Select(l => (l.Number, l.Invoice, l.Currency))],
            [.. paid.GroupBy(p => p.Account).OrderBy(g => g.Key, StringComparer.Ordinal).Take(6).Select(g => g.OrderBy(p => p.Number, StringComparer.Ordinal).First()).Select(p => (p.Account, p.Number, p.Date, p.PaidOn))]);
    }
}
