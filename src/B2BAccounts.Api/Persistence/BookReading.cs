namespace B2BAccounts.Api.Persistence;

/// <summary>One state of the book, read by several contexts one after the other, however much is posted meanwhile.</summary>
public abstract class BookReading : IAsyncDisposable
{
    /// <summary>From now on the context reads this state. The first that reads fixes it.</summary>
    public abstract void Join(Book book);

    /// <summary>To be called after the contexts are disposed.</summary>
    public abstract ValueTask DisposeAsync();
}
