using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Prospects;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Prospects;

/// <summary>A prospect that buys has become a customer, whatever stage it was in.</summary>
public static class ConvertProspects
{
    public static async Task WhenInvoiced(BookTransaction book, InvoicesRecorded recorded)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(recorded);
        var buyers = recorded.Invoices.Where(i => i.Date <= book.Today).Select(i => i.AccountId).ToHashSet();
        var converted = await book.Db.Prospects
            .Where(p => EF.Parameter(buyers).Contains(p.AccountId) && p.Stage != ProspectStage.Converted)
            .ToListAsync(book.Cancel);
        foreach (var prospect in converted)
        {
            prospect.Stage = ProspectStage.Converted;
            prospect.Version++;
            prospect.UpdatedAt = book.RecordedAt;
        }
    }
}
