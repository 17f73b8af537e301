using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>Accounts by group of companies, manager or country; what they pay is asked for of those only that are shown.</summary>
internal static class CollectionsGroups
{
    /// <summary>In no order: of the accounts that the context shows, those with an invoice, a payment or a credit note by the day.</summary>
    public static async Task<IReadOnlyList<CollectionsGroup>> OfAsync(Book db, AccountsBy by, DateOnly day, CancellationToken cancel)
    {
        var accounts = await db.Accounts.Where(a => db.Invoices.Any(i => i.AccountId == a.Id && i.Date <= day)
            || db.Payments.Any(p => p.AccountId == a.Id && p.Date <= day) || db.CreditNotes.Any(c => c.AccountId == a.Id && c.Date <= day)).Select(a => a.Id).ToListAsync(cancel);
        var places = await AccountPlaces.OfAsync(db, by, accounts, day, cancel);
        return [.. places.GroupBy(p => p.Value, p => p.Key).Select(g => new CollectionsGroup(g.Key.Key, g.Key.Label, g.Key.HeadId, [.. g], day))];
    }

    /// <summary>A figure each, by the place in the list.</summary>
    public static Gathering Gathered(IReadOnlyList<CollectionsGroup> groups) => Gathering.Groups(groups.Index().ToDictionary(g => (long)g.Index, g => g.Item.Accounts));
}
