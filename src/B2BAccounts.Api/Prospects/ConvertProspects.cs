using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
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
