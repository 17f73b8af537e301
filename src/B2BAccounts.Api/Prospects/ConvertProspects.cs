using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Prospects;

/// <summary>A prospect that buys has become a customer, whatever open stage it was in; a dismissal stays what it was.</summary>
public static class ConvertProspects
{
    public static async Task WhenInvoiced(BookTransaction book, InvoicesRecorded recorded)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(recorded);
        var buyers = recorded.Invoices.Where(i => i.Date <= book.Today).Select(i => i.AccountId).ToHashSet();
        await ConvertAsync(book, buyers);
    }

    /// <summary>Those whose invoice was recorded ahead of its date: its day came without a posting.</summary>
    public static async Task WhenArrivedAsync(BookTransaction book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var open = await book.Db.Prospects.Where(p => p.Stage != ProspectStage.Converted && p.Stage != ProspectStage.Dismissed)
            .Join(book.Db.Accounts, p => p.AccountId, a => a.Id, (p, a) => new { a.Id, a.LastPurchaseOn, a.LostOn })
            .Where(a => a.LastPurchaseOn != null).ToListAsync(book.Cancel);
        await ConvertAsync(book, [.. open.Where(a => HasBought(book, a.LastPurchaseOn, a.LostOn)).Select(a => a.Id)]);
    }

    /// <summary>A lost customer may be won back; any other who has bought is no prospect.</summary>
    public static bool HasBought(BookTransaction book, DateOnly? lastPurchaseOn, DateOnly? lostOn)
    {
        ArgumentNullException.ThrowIfNull(book);
        return StatusRule.On(book.Today, lastPurchaseOn, lostOn, prospectFlagged: false) is AccountStatus.Customer or AccountStatus.Dormant;
    }

    private static async Task ConvertAsync(BookTransaction book, HashSet<long> buyers)
    {
        var converted = await book.Db.Prospects
            .Where(p => EF.Parameter(buyers).Contains(p.AccountId) && p.Stage != ProspectStage.Converted && p.Stage != ProspectStage.Dismissed)
            .ToListAsync(book.Cancel);
        foreach (var prospect in converted)
        {
            ProspectStep.Convert(prospect);
            prospect.Version++;
            prospect.UpdatedAt = book.RecordedAt;
        }
    }
}
