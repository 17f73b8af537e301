using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>Where a book is kept, and all in which SQLite, SQL Server and PostgreSQL differ.</summary>
public abstract class BookDatabase : IDbContextFactory<AccountsDb>
{
    /// <summary>As Database:Provider names it.</summary>
    public abstract string Provider { get; }

    /// <summary>For messages, after "the": kind, and the file, or database and host. Never a password.</summary>
    public abstract string Location { get; }

    /// <summary>The folder that the book lies in; null when it lies on a server.</summary>
    internal virtual string? Folder => null;

    /// <summary>What the operator should see to when the database cannot be opened.</summary>
    internal abstract string Remedy { get; }

    /// <summary>How many changes this process has open at once; the others wait in line without a connection.</summary>
    internal abstract int Writers { get; }

    /// <summary>A context on the whole book.</summary>
    public abstract AccountsDb CreateDbContext();

    /// <summary>The same, to be put on another context's connection.</summary>
    internal abstract AccountsDb CreateUnpooled();

    internal abstract void UseForAnswers(DbContextOptionsBuilder options);

    /// <summary>Makes what the database itself does not make: a folder.</summary>
    internal virtual void Prepare()
    {
    }

    /// <summary>Runs the migrations that are missing; of several processes at once, one does and the others wait for it.</summary>
    internal virtual Task MigrateAsync(AccountsDb db, CancellationToken cancel) => db.Database.MigrateAsync(cancel);

    /// <summary>Sees, after the migrations, that the database behaves as the program needs it.</summary>
    /// <exception cref="CannotStart">It does not; the message says what to change.</exception>
    internal abstract Task CheckAsync(AccountsDb db, ILogger log, CancellationToken cancel);

    /// <summary>Begins a change; null when others held its locks all the while.</summary>
    internal abstract Task<BookWriting?> BeginAsync(AccountsDb db, BookLock what, TimeSpan patience, CancellationToken cancel);

    /// <summary>Closes the connections that nobody uses: once one is lost, those from before are of no use either.</summary>
    internal virtual void CloseUnused()
    {
    }

    /// <summary>A state to read.</summary>
    internal abstract BookReading Read();

    /// <summary>Holds the database against other copies into it, until what is returned is disposed or the process ends; null while another holds it.</summary>
    internal abstract Task<IAsyncDisposable?> TryHoldAsync(CancellationToken cancel);

    /// <summary>
    /// Keys that were nobody's before. On a server they are the caller's at once; on SQLite, whose one writer is the caller, with his commit.
    /// </summary>
    internal abstract Task<KeyRange> TakeKeysAsync(AccountsDb db, string table, long count, CancellationToken cancel);

    /// <summary>Keys taken by a change that was undone are still the process's.</summary>
    internal abstract bool KeysSurviveUndoing { get; }

    /// <summary>Inserts rows by the fastest way that the database has, past the change tracker, inside the open change.</summary>
    internal abstract Task InsertAsync<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel)
        where TEntity : class;
}
