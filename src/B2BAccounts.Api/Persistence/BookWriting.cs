namespace B2BAccounts.Api.Persistence;

/// <summary>An open change of the database, holding its locks; disposing it undoes what is not committed.</summary>
internal abstract class BookWriting : IAsyncDisposable
{
    /// <summary>Makes the change last. When it throws anything but <see cref="BookBusy"/> with <see cref="BookBusy.OutcomeUnknown"/>, nothing of it has lasted.</summary>
    public abstract Task CommitAsync();

    public abstract ValueTask DisposeAsync();
}
