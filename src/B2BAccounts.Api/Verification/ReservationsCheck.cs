namespace B2BAccounts.Api.Verification;

/// <summary>Orders hold what they were asked for, less what was delivered, invoiced and released, and no more is invoiced of them than their invoices come to.</summary>
internal static class ReservationsCheck
{
    public static void Check(AccountReplay account, Findings found)
    {
        var invoiced = account.Rows.Invoices.Where(i => i.OrderNumber is not null).ToLookup(i => (i.OrderNumber!, i.Currency), i => i.Amount);
        foreach (var order in account.Rows.Reservations)
        {
            var about = $"reservation of order {order.OrderNumber}";
            found.Compare(account.Number, $"{about}, outstanding", order.Outstanding, order.Reserved + order.Delivered - order.Invoiced);
            if (order.Reserved < 0m || order.Invoiced < 0m || order.Invoiced > order.Delivered || order.Reserved + order.Delivered > order.Amount)
            {
                found.Add(account.Number, about, $"reserved {order.Reserved:0.####}, delivered {order.Delivered:0.####}, invoiced {order.Invoiced:0.####} of {order.Amount:0.####} {order.Currency}",
                    "parts of the amount, none below zero, and no more invoiced than delivered");
            }

            var most = invoiced[(order.OrderNumber, order.Currency)].Sum();
            if (order.Invoiced > most)
            {
                found.Compare(account.Number, $"{about}, invoiced", order.Invoiced, most);
            }
        }
    }
}
