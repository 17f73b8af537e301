using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>Invoices have been added to the book, in the transaction that is still open.</summary>
public sealed record InvoicesRecorded(IReadOnlyList<Invoice> Invoices);

/// <summary>
/// Tells later slices of a posting, so that they move in the same transaction. Slices.cs lists who listens; a listener that throws
/// undoes the posting.
/// </summary>
public sealed class PostingEvents
{
    private readonly List<Func<BookTransaction, InvoicesRecorded, Task>> _invoicesRecorded = [];

    public PostingEvents On(Func<BookTransaction, InvoicesRecorded, Task> listener)
    {
        _invoicesRecorded.Add(listener);
        return this;
    }

    internal async Task TellAsync(BookTransaction book, InvoicesRecorded recorded)
    {
        foreach (var listener in _invoicesRecorded)
        {
            await listener(book, recorded);
        }
    }
}
