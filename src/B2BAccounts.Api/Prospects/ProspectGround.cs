using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Prospects;

/// <summary>What a search for prospects looks at: the chain, the relations and the accounts as of a day, without the columns it does not need.</summary>
internal sealed record ProspectGround(
    IReadOnlyDictionary<long, ProspectAccount> Accounts, ChainIndex Chain, IReadOnlyList<AccountRelation> Relations)
{
    public static async Task<ProspectGround> ReadAsync(AccountsDb db, DateOnly day, CancellationToken cancel)
    {
        var links = await db.SupplyLinks.Where(l => (l.ValidFrom == null || l.ValidFrom <= day) && (l.ValidTo == null || l.ValidTo >= day))
            .OrderBy(l => l.Id).Select(l => new ChainLink(l.Id, l.SupplierId, l.BuyerId, l.Confidence)).ToListAsync(cancel);
        var relations = await db.AccountRelations.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel);
        var closed = await db.Prospects.Where(p => p.Stage == ProspectStage.Dismissed)
            .Select(p => new { p.AccountId, p.DoNotContactUntil }).ToDictionaryAsync(p => p.AccountId, p => p.DoNotContactUntil, cancel);
        // A purchase after the day says nothing of it: then the last one before counts.
        var before = await db.Accounts.Where(a => a.LastPurchaseOn > day)
            .Select(a => new { a.Id, Last = db.Invoices.Where(i => i.AccountId == a.Id && i.Date <= day).Max(i => (DateOnly?)i.Date) })
            .ToDictionaryAsync(a => a.Id, a => a.Last, cancel);
        var accounts = new Dictionary<long, ProspectAccount>();
        await foreach (var a in db.Accounts
            .Select(a => new { a.Id, a.SearchName, a.Industry, a.LastPurchaseOn, a.LostOn, a.DoNotContactUntil }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var status = StatusRule.On(day, before.TryGetValue(a.Id, out var last) ? last : a.LastPurchaseOn, a.LostOn, prospectFlagged: false);
            // Dismissed without a day is for good.
            var dismissed = closed.TryGetValue(a.Id, out var until) ? until ?? DateOnly.MaxValue : (DateOnly?)null;
            var quietUntil = dismissed > a.DoNotContactUntil || a.DoNotContactUntil is null ? dismissed : a.DoNotContactUntil;
            accounts[a.Id] = new ProspectAccount(a.Id, a.SearchName, status, a.Industry, status == AccountStatus.Lost ? a.LostOn : null, quietUntil);
        }

        return new ProspectGround(accounts, new ChainIndex(links), relations);
    }
}
