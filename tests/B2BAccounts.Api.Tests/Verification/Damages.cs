using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Verification;

/// <summary>What somebody with the database's password might do to an account of a <see cref="LittleBook"/>, past all rules, and what must then be named.</summary>
internal static class Damages
{
    /// <summary>By name: what must be found, N for the account's thousands, and the statement on its rows.</summary>
    public static IReadOnlyList<(string Name, string Found, Func<AccountsDb, long, Task<int>> Do)> All { get; } =
    [
        ("an open amount", "invoice NN2, kept as open: 499; replayed: 500", (db, k) => OpenOf(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(o => o.Open, 499m))),
        ("an open amount in a figure", "open and not due in CNY on 2026-03-31: 498; replayed: 500", (db, k) => OpenOf(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(o => o.Open, 498m))),
        ("an open amount in a balance", "balance in CNY on 2026-03-31: 447; replayed: 450", (db, k) => OpenOf(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(o => o.Open, 497m))),
        ("an open amount in credit", "exposure, receivable: 496; replayed: 500", (db, k) => OpenOf(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(o => o.Open, 496m))),
        ("an open amount in what is left of credit", "credit available: 4155; replayed: 4150", (db, k) => OpenOf(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(o => o.Open, 495m))),
        ("an open amount in payment speed", "payment speed on 2026-04-30, amount unpaid: 734; replayed: 740", (db, k) => OpenOf(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(o => o.Open, 494m))),
        ("an open amount in collections", "collections on 2026-03-31, balance: 443; replayed: 450", (db, k) => OpenOf(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(o => o.Open, 493m))),
        ("an unapplied amount", "payment NN9, kept as open: 51; replayed: 50", (db, k) => OpenOf(db, k + LittleBook.OnAccount).ExecuteUpdateAsync(s => s.SetProperty(o => o.Open, 51m))),
        ("an open row that is gone", "invoice NN2, kept as open: 0; replayed: 500", (db, k) => OpenOf(db, k + LittleBook.Open).ExecuteDeleteAsync()),
        ("an open row too many", "invoice NN1, kept as open: 1; replayed: none", (db, k) => OpenOf(db, k + LittleBook.OnAccount).ExecuteUpdateAsync(s => s
            .SetProperty(o => o.Kind, DocumentKind.Invoice).SetProperty(o => o.DocumentId, k + LittleBook.Settled).SetProperty(o => o.Open, 1m))),
        ("an open row's due date", "invoice NN2, kept as open: CNY of 2026-03-01, due 2026-03-30; replayed: CNY of 2026-03-01, due 2026-03-31",
            (db, k) => OpenOf(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(o => o.DueDate, LittleBook.Day(3, 30)))),
        ("an open row's currency", "invoice NN2, kept as open: USD", (db, k) => OpenOf(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(o => o.Currency, "USD"))),

        ("an invoice below what was given to it", "invoice NN1: 1 CNY more is allocated or reversed on 2026-03-20 than it has", (db, k) => Invoice(db, k + LittleBook.Settled).ExecuteUpdateAsync(s => s.SetProperty(i => i.Amount, 999m))),
        ("parts of a cent", "invoice NN2: 500.001 CNY", (db, k) => Invoice(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(i => i.Amount, 500.001m))),
        ("a due date before its invoice's", "invoice NN2: due on 2026-02-01", (db, k) => Invoice(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(i => i.DueDate, LittleBook.Day(2, 1)))),
        ("net and tax", "invoice NN2: net 400, tax 99", (db, k) => Invoice(db, k + LittleBook.Open).ExecuteUpdateAsync(s => s.SetProperty(i => i.NetAmount, 400m).SetProperty(i => i.TaxAmount, 99m))),
        ("a line of an invoice", "invoice NN2, its lines: 500.5; replayed: 500", (db, k) => db.InvoiceLines.Where(l => l.Id == k).ExecuteUpdateAsync(s => s.SetProperty(l => l.Amount, 300.5m))),
        ("a line of a credit note", "credit note NN5, its lines: 99; replayed: 100", (db, k) => db.CreditNoteLines.Where(l => l.Id == k).ExecuteUpdateAsync(s => s.SetProperty(l => l.Amount, 99m))),
        ("a credit note for another's invoice", "credit note NN5: names invoice with the key 1002", (db, k) => db.CreditNotes.Where(n => n.Id == k + LittleBook.Note).ExecuteUpdateAsync(s => s.SetProperty(n => n.InvoiceId, 1_002L))),

        ("more given than a payment has", "payment NN4: 1 CNY more is allocated or reversed on 2026-02-20 than it has", (db, k) => Part(db, k + LittleBook.PaidOff).ExecuteUpdateAsync(s => s.SetProperty(a => a.Amount, 701m))),
        ("an allocation's currency", "allocation of payment NN4 to invoice NN1: USD", (db, k) => Part(db, k + LittleBook.PaidOff).ExecuteUpdateAsync(s => s.SetProperty(a => a.Currency, "USD"))),
        ("an allocation before its documents", "allocation of payment NN4 to invoice NN1: of 2026-02-19", (db, k) => Part(db, k + LittleBook.PaidOff).ExecuteUpdateAsync(s => s.SetProperty(a => a.Date, LittleBook.Day(2, 19)))),
        ("an allocation to another's invoice", "allocation of payment NN4 to invoice with the key 1001: a document that the account does not have",
            (db, k) => Part(db, k + LittleBook.PaidOff).ExecuteUpdateAsync(s => s.SetProperty(a => a.ToId, 1_001L))),
        ("an allocation of the wrong kinds", "allocation of payment NN4 to payment NN9: kinds that do not settle each other",
            (db, k) => Part(db, k + LittleBook.PaidOff).ExecuteUpdateAsync(s => s.SetProperty(a => a.ToKind, DocumentKind.Payment).SetProperty(a => a.ToId, k + LittleBook.OnAccount))),
        ("a refund that pays nothing back", "refund NN6: 10 CNY is not allocated", (db, k) => Part(db, k + LittleBook.PaidBack).ExecuteUpdateAsync(s => s.SetProperty(a => a.Amount, 30m))),
        ("a write-off of nothing", "write-off NN7: 40 CNY is not allocated", (db, k) => Part(db, k + LittleBook.GivenUp).ExecuteUpdateAsync(s => s.SetProperty(a => a.Amount, 200m))),
        ("a reversal before its document", "reversal of payment NN8: of 2026-03-02", (db, k) => Reversal(db, k + 2).ExecuteUpdateAsync(s => s.SetProperty(r => r.Date, LittleBook.Day(3, 2)))),
        ("part of a payment reversed", "reversal of payment NN8: 299", (db, k) => Reversal(db, k + 2).ExecuteUpdateAsync(s => s.SetProperty(r => r.Amount, 299m))),
        ("a reversal of nothing", "reversal of payment with the key 1008: of something that the account does not have", (db, k) => Reversal(db, k + 2).ExecuteUpdateAsync(s => s.SetProperty(r => r.DocumentId, 1_008L))),
        ("a reversal moved to another account", "purchases on 2026-02-28, invoices: 1; replayed: 2", (db, k) => Reversal(db, k + 1).ExecuteUpdateAsync(s => s.SetProperty(r => r.AccountId, 1L))),
        ("a dispute of more than the invoice", "dispute of invoice NN2: 501 CNY", (db, k) => db.Disputes.Where(d => d.Id == k).ExecuteUpdateAsync(s => s.SetProperty(d => d.Amount, 501m))),
        ("a dispute before its invoice", "dispute of invoice NN2: from 2026-02-28", (db, k) => db.Disputes.Where(d => d.Id == k).ExecuteUpdateAsync(s => s.SetProperty(d => d.OpenedOn, LittleBook.Day(2, 28)))),

        ("what an order still holds", "reservation of order O-1, outstanding: 399; replayed: 400", (db, k) => db.CreditReservations.Where(r => r.Id == k).ExecuteUpdateAsync(s => s.SetProperty(r => r.Outstanding, 399m))),
        ("more invoiced than delivered", "reservation of order O-1: reserved 300, delivered 400, invoiced 500 of 900 CNY", (db, k) => db.CreditReservations.Where(r => r.Id == k).ExecuteUpdateAsync(s => s.SetProperty(r => r.Delivered, 400m))),
        ("an amount in a limit", "decision of Limit asked by Ana, limit: 5001 CNY; replayed: 5000 CNY", (db, k) => db.CreditLimits.Where(l => l.DecisionId == k).ExecuteUpdateAsync(s => s.SetProperty(l => l.Amount, 5_001m))),
        ("a vote of who asked", "decision of Limit asked by Ana: Approved with 0 who agreed; replayed: approved with 1 and not before", (db, k) => db.CreditVotes.Where(v => v.Id == k).ExecuteUpdateAsync(s => s.SetProperty(v => v.VoterId, "user:1"))),
        ("an outcome", "decision of Limit asked by Ana: Refused with 1 who agreed", (db, k) => db.CreditDecisions.Where(d => d.Id == k).ExecuteUpdateAsync(s => s.SetProperty(d => d.Outcome, CreditOutcome.Refused))),
        ("more invoiced of an order than its invoices", "reservation of order O-1, invoiced: 600; replayed: 500", (db, k) => db.CreditReservations.Where(r => r.Id == k).ExecuteUpdateAsync(s => s.SetProperty(r => r.Invoiced, 600m))),
        ("what is kept of receivables", "figures kept of 2026-03-31: 500 owed in 1 invoices, the first due on 2026-03-31, 9 overdue, 200 disputed, 50 unapplied, 450 in all, nothing dated later, of 2026-03-31; replayed: 500 owed in 1 invoices, the first due on 2026-03-31, 0 overdue",
            (db, k) => db.AccountFigures.Where(f => f.AccountId == k / 1_000).ExecuteUpdateAsync(s => s.SetProperty(f => f.Overdue, 9m))),
        ("the first purchase", "first purchase: 2026-01-11; replayed: 2026-01-10", (db, k) => Account(db, k).ExecuteUpdateAsync(s => s.SetProperty(a => a.FirstPurchaseOn, LittleBook.Day(1, 11)))),
        ("the last purchase", "last purchase: 2026-01-10; replayed: 2026-03-01", (db, k) => Account(db, k).ExecuteUpdateAsync(s => s.SetProperty(a => a.LastPurchaseOn, LittleBook.Day(1, 10)))),
        ("no purchase", "last purchase: none; replayed: 2026-03-01", (db, k) => Account(db, k).ExecuteUpdateAsync(s => s.SetProperty(a => a.LastPurchaseOn, (DateOnly?)null))),
        ("the status", "status: Dormant; replayed: Customer", (db, k) => Account(db, k).ExecuteUpdateAsync(s => s.SetProperty(a => a.Status, AccountStatus.Dormant))),
        ("the grade", "grade by the assessment of 2026-03-30: B; replayed: A", (db, k) => Account(db, k).ExecuteUpdateAsync(s => s.SetProperty(a => a.Grade, "B"))),
        ("the history", "history from 2026-01-01", (db, k) => db.AccountProfiles.Where(p => p.Id == k).ExecuteUpdateAsync(s => s.SetProperty(p => p.Manager, "Nobody"))),
    ];

    private static IQueryable<OpenDocument> OpenOf(AccountsDb db, long id) => db.OpenDocuments.Where(o => o.DocumentId == id);

    private static IQueryable<Invoice> Invoice(AccountsDb db, long id) => db.Invoices.Where(i => i.Id == id);

    private static IQueryable<Allocation> Part(AccountsDb db, long id) => db.Allocations.Where(a => a.Id == id);

    private static IQueryable<Reversal> Reversal(AccountsDb db, long id) => db.Reversals.Where(r => r.Id == id);

    private static IQueryable<Account> Account(AccountsDb db, long thousands) => db.Accounts.Where(a => a.Id == thousands / 1_000);
}
