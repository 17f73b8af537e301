using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <summary>What changes of reservations have in common, and what an invoice makes of them.</summary>
internal static class ReservedOrders
{
    private static readonly CompiledQuery<Func<AccountsDb, long, string, Task<CreditReservation?>>> OfOrder = new(() => EF.CompileAsyncQuery(
        (AccountsDb db, long account, string order) => db.CreditReservations.SingleOrDefault(r => r.AccountId == account && r.OrderNumber == order)));

    /// <summary>Null when nothing was ever reserved for the order.</summary>
    public static Task<CreditReservation?> FindAsync(BookTransaction book, long account, string order) => OfOrder.For(book.Db)(book.Db, account, order);

    public static void Touch(BookTransaction book, CreditReservation reservation)
    {
        reservation.UpdatedAt = book.RecordedAt;
        reservation.Version++;
    }

    /// <summary>An invoice that names an order, in its currency, takes the place of what was delivered and reserved for it.</summary>
    public static async Task WhenInvoiced(BookTransaction book, InvoicesRecorded recorded)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(recorded);
        var ordered = recorded.Invoices.Where(i => i.OrderNumber is not null).ToLookup(i => (i.AccountId, i.OrderNumber!, i.Currency), i => i.Amount);
        if (ordered.Count == 0)
        {
            return;
        }

        var accounts = ordered.Select(o => o.Key.AccountId).ToHashSet();
        var orders = await book.Db.CreditReservations.Where(r => r.Outstanding > 0m && EF.Parameter(accounts).Contains(r.AccountId)).ToListAsync(book.Cancel);
        foreach (var order in orders)
        {
            var amounts = ordered[(order.AccountId, order.OrderNumber, order.Currency)].ToList();
            if (amounts.Count > 0)
            {
                order.Invoice(amounts.Sum());
                Touch(book, order);
            }
        }
    }
}
