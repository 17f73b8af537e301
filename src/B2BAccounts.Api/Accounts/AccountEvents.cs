using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Accounts;

/// <summary>
/// Tells later slices of accounts that somebody has changed, so that they move in the same transaction. Slices.cs lists who listens; a listener
/// that throws undoes the change.
/// </summary>
public sealed class AccountEvents
{
    private readonly Listeners<IReadOnlyCollection<long>> _changed = new();

    /// <param name="listener">Gets the keys of the accounts.</param>
    public AccountEvents On(Func<BookTransaction, IReadOnlyCollection<long>, Task> listener)
    {
        _changed.Add(listener);
        return this;
    }

    internal Task TellAsync(BookTransaction book, IReadOnlyCollection<long> accounts) => _changed.TellAsync(book, accounts);
}
