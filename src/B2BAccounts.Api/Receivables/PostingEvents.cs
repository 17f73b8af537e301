using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>Invoices have been added to the book, in the transaction that is still open.</summary>
public sealed record InvoicesRecorded(IReadOnlyList<Invoice> Invoices);

/// <summary>What accounts owe, or what of it is disputed, has changed in the book, in the transaction that is still open.</summary>
/// <param name="Accounts">Their ids, each once.</param>
public sealed record LedgerChanged(IReadOnlyCollection<long> Accounts)
{
    /// <summary>The documents that were added, where they are all that has changed.</summary>
    internal PostingLedger? Posted { get; init; }

    /// <summary>One of many changes that follow each other: what rests on them is reckoned once after the last.</summary>
    internal bool InBulk { get; init; }
}

/// <summary>
/// Tells later slices of a posting, so that they move in the same transaction. Slices.cs lists who listens; a listener that throws
/// undoes the posting.
/// </summary>
public sealed class PostingEvents
{
    private readonly Listeners<InvoicesRecorded> _invoicesRecorded = new();

    private readonly Listeners<LedgerChanged> _ledgerChanged = new();

    public PostingEvents On(Func<BookTransaction, InvoicesRecorded, Task> listener)
    {
        _invoicesRecorded.Add(listener);
        return this;
    }

    public PostingEvents On(Func<BookTransaction, LedgerChanged, Task> listener)
    {
        _ledgerChanged.Add(listener);
        return this;
    }

    /// <summary>To be called in each transaction that changes a ledger, after what has changed is written and before documents are posted.</summary>
    internal Task TellAsync(BookTransaction book, LedgerChanged changed) => _ledgerChanged.TellAsync(book, changed);

    internal Task TellAsync(BookTransaction book, InvoicesRecorded recorded) => _invoicesRecorded.TellAsync(book, recorded);
}
