namespace B2BAccounts.Api.Persistence;

/// <summary>Who moves with something that has happened, in the order in which they were added.</summary>
internal sealed class Listeners<T>
{
    private readonly List<Func<BookTransaction, T, Task>> _all = [];

    public void Add(Func<BookTransaction, T, Task> listener) => _all.Add(listener);

    /// <summary>Tells each in the transaction that is still open, one after the other; one that throws keeps it from those behind it.</summary>
    public async Task TellAsync(BookTransaction book, T happened)
    {
        foreach (var listener in _all)
        {
            await listener(book, happened);
        }
    }
}
