using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// The open invoices of accounts as of any day, each converted to the base currency on its own: for what looks at items and not at
/// sums, such as the oldest or those above an amount.
/// </summary>
public sealed class OpenItems(IOptions<BusinessOptions> business)
{
    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    public async Task<IReadOnlyDictionary<long, Figure<IReadOnlyList<OpenItem>>>> OfAsync(
        Book db, AccountSet accounts, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var rows = await OpenInvoices.On(LedgerRows.Of(db, accounts), day).ToListAsync(cancel);
        var rates = await ClosingRates.OnAsync(db, _base, rows.Select(r => r.Currency), day, cancel);
        var byAccount = rows.ToLookup(r => r.AccountId);
        return accounts.Ids.Union(byAccount.Select(g => g.Key)).ToDictionary(id => id, id => Figure.Of<IReadOnlyList<OpenItem>>(() =>
        [
            .. byAccount[id].OrderBy(r => r.DueDate).ThenBy(r => r.InvoiceId).Select(r => new OpenItem(
                id, r.InvoiceId, _base.Code, r.Date, r.DueDate, rates.Convert(r.Open, r.Currency, day), rates.Convert(r.Disputed, r.Currency, day))),
        ]));
    }
}
