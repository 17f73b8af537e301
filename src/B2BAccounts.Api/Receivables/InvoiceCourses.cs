using System.Runtime.CompilerServices;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>The courses of invoices, one account after the other, so that no more than one account's is kept.</summary>
internal static class InvoiceCourses
{
    /// <summary>Each account with an invoice that was open on the first day or that anything happened to since.</summary>
    /// <param name="from">What was open on this day, and all from the next on, is told.</param>
    /// <param name="writeOffsAfter">Write-offs are told back to here.</param>
    public static async IAsyncEnumerable<(long AccountId, InvoiceCourse Course)> StreamAsync(
        LedgerRows rows, FxTable rates, DateOnly from, DateOnly until, DateOnly writeOffsAfter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var events in InvoiceEvents.Between(rows, from, until, writeOffsAfter).ByAccountAsync(cancel))
        {
            yield return (events[0].AccountId, new InvoiceCourse(events, rates));
        }
    }
}
