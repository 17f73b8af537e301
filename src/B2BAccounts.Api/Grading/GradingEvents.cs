using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Grading;

/// <summary>An account has been assessed, in the transaction that is still open.</summary>
/// <param name="PurchaseLevel">Net purchases of 12 months, base currency.</param>
/// <param name="PaymentIndex">Null when nothing was paid or overdue.</param>
/// <param name="IsLatest">No later day has been assessed: only then may anything that holds now follow from it.</param>
public sealed record AccountAssessed(
    long AccountId, DateOnly AsOf, string Grade, decimal PurchaseLevel, DateOnly? FirstInvoiceOn, decimal? PaymentIndex, bool IsLatest);

/// <summary>
/// Tells later slices of assessments, so that they move in the same transaction. Slices.cs lists who listens; a listener that throws
/// undoes the batch.
/// </summary>
public sealed class GradingEvents
{
    private readonly Listeners<IReadOnlyList<AccountAssessed>> _assessed = new();

    public GradingEvents On(Func<BookTransaction, IReadOnlyList<AccountAssessed>, Task> listener)
    {
        _assessed.Add(listener);
        return this;
    }

    internal Task TellAsync(BookTransaction book, IReadOnlyList<AccountAssessed> assessed) => _assessed.TellAsync(book, assessed);
}
