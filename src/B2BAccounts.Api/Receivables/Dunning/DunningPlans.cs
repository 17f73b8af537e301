using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain.Receivables.Dunning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>Reads what is past due of accounts on a day, and makes their reminders: for runs, which write them down, and for who looks first.</summary>
public sealed class DunningPlans(IOptions<BusinessOptions> business)
{
    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    /// <summary>Ids and numbers of accounts with anything past due on the day, in the order of their keys.</summary>
    public static async Task<IReadOnlyList<(long Id, string Number)>> AccountsAsync(Book db, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var overdue = Overdue(db, AccountSet.WholeBook, day).Select(o => o.AccountId);
        var accounts = await db.Accounts.AsNoTracking().Where(a => overdue.Contains(a.Id)).OrderBy(a => a.Id).Select(a => new { a.Id, a.Number }).ToListAsync(cancel);
        return [.. accounts.Select(a => (a.Id, a.Number))];
    }

    /// <summary>One for each of the accounts that the context shows and that has anything past due; one without an exchange rate fails alone.</summary>
    public async Task<IReadOnlyDictionary<long, Figure<DunnedAccount>>> OfAsync(Book db, AccountSet set, DateOnly day, DunningPolicy policy, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(set);
        var overdue = await Overdue(db, set, day).Join(db.Invoices, o => o.InvoiceId, i => i.Id, (o, i) => new
        {
            o.AccountId, o.InvoiceId, i.Number, i.Date, i.DueDate, o.Currency, o.Open, IsDisputed = o.Disputed > 0m,
        }).ToListAsync(cancel);
        var rates = await ClosingRates.OnAsync(db, _base, overdue.Select(o => o.Currency), day, cancel);
        var promised = (await Promises.Standing(db, set.Choose(db.PaymentPromises, p => p.AccountId), PromiseState.Open, day).Select(p => p.InvoiceId).ToListAsync(cancel)).ToHashSet();
        var held = await set.Choose(db.DunningHolds, h => h.AccountId).Where(DunningHolds.StandingOn(day)).Select(h => new { h.AccountId, h.InvoiceId }).ToListAsync(cancel);
        var heldAccounts = held.Where(h => h.InvoiceId is null).Select(h => h.AccountId).ToHashSet();
        var heldInvoices = held.Select(h => h.InvoiceId).OfType<long>().ToHashSet();
        var before = set.Choose(db.DunningNoticeItems, i => i.AccountId).Where(i => i.Day < day);
        var levels = await before.GroupBy(i => i.InvoiceId).Select(g => new { InvoiceId = g.Key, Level = g.Max(i => i.Level) }).ToDictionaryAsync(g => g.InvoiceId, g => g.Level, cancel);
        var last = await set.Choose(db.DunningNotices, n => n.AccountId).Where(n => n.Day < day)
            .GroupBy(n => n.AccountId).Select(g => new { AccountId = g.Key, Day = g.Max(n => n.Day) }).ToDictionaryAsync(g => g.AccountId, g => g.Day, cancel);
        var accounts = await set.Choose(db.Accounts.AsNoTracking(), a => a.Id)
            .Select(a => new Account { Id = a.Id, Number = a.Number, LegalName = a.LegalName, LocalName = a.LocalName, Language = a.Language }).ToDictionaryAsync(a => a.Id, cancel);
        var contacts = await ContactsAsync(db, set, day, cancel);
        return overdue.GroupBy(o => o.AccountId).Where(g => accounts.ContainsKey(g.Key)).ToDictionary(g => g.Key, g => Figure.Of(() =>
        {
            var plan = DunningPlan.Of(
                policy,
                day,
                g.Select(o => new OverdueItem(
                    o.InvoiceId, o.Number, o.Date, o.DueDate, new Money(o.Open, o.Currency), rates.Convert(o.Open, o.Currency, day), o.IsDisputed, promised.Contains(o.InvoiceId),
                    heldAccounts.Contains(o.AccountId) || heldInvoices.Contains(o.InvoiceId), levels.GetValueOrDefault(o.InvoiceId))),
                last.TryGetValue(g.Key, out var on) ? on : null);
            var (account, contact) = (accounts[g.Key], contacts.GetValueOrDefault(g.Key));
            return new DunnedAccount(day, account, plan, contact, plan.Level == 0 ? null : DunningLetter.Of(policy, plan, day, account, contact), policy.Version);
        }));
    }

    private static IQueryable<OpenInvoice> Overdue(Book db, AccountSet set, DateOnly day) =>
        OpenInvoices.On(LedgerRows.Of(db, set), day).Where(o => o.DueDate < day && o.Open > 0m);

    // The key contact of those for money matters who have not left, else the first that was recorded.
    private static async Task<Dictionary<long, string>> ContactsAsync(Book db, AccountSet set, DateOnly day, CancellationToken cancel)
    {
        var contacts = await set.Choose(db.Contacts.AsNoTracking(), c => c.AccountId).Where(c => c.Role == ContactRole.Finance && c.Name != "" && (c.LeftOn == null || c.LeftOn > day))
            .Select(c => new { c.Id, c.AccountId, c.Name, c.IsKey }).ToListAsync(cancel);
        return contacts.GroupBy(c => c.AccountId).ToDictionary(g => g.Key, g => g.OrderByDescending(c => c.IsKey).ThenBy(c => c.Id).First().Name);
    }
}
