using B2BAccounts.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace B2BAccounts.Api.Persistence;

/// <summary>Opens the book within a scope; the caller disposes it. Several may be open at once. Contexts are kept for the next caller, whose scope they get first.</summary>
public sealed class AnswersDbFactory
{
    private readonly BookDatabase _database;
    private readonly Contexts<WholeAnswersDb> _whole;
    private readonly Contexts<ScopedAnswersDb> _scoped;

    public AnswersDbFactory(BookDatabase database, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
        _whole = new(database, services, options => new WholeAnswersDb(options));
        _scoped = new(database, services, options => new ScopedAnswersDb(options));
    }

    /// <summary>The book as it is whenever it is read, by a context that is not kept.</summary>
    public AnswersDb Create(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AnswersDb book = scope.SeesEverything ? _whole.New() : _scoped.New();
        book.Scope = scope;
        return book;
    }

    /// <summary>The book in one state.</summary>
    public AnswersDb Create(Scope scope, BookReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(scope);
        AnswersDb book = scope.SeesEverything ? _whole.Kept() : _scoped.Kept();
        try
        {
            (book.Scope, book.Known) = (scope, new KnownOfState());
            reading.Join(book);
            return book;
        }
        catch
        {
            book.Dispose();
            throw;
        }
    }

    /// <summary>A state to read; the caller disposes it after the contexts that have read it.</summary>
    public BookReading Read() => _database.Read();

    private sealed class Contexts<T>
        where T : AnswersDb
    {
        private readonly DbContextOptions<T> _options;
        private readonly Func<DbContextOptions<T>, T> _make;
        private readonly PooledDbContextFactory<T> _pool;

        public Contexts(BookDatabase database, IServiceProvider services, Func<DbContextOptions<T>, T> make)
        {
            var options = new DbContextOptionsBuilder<T>().UseApplicationServiceProvider(services).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
            database.UseForAnswers(options);
            (_options, _make, _pool) = (options.Options, make, new PooledDbContextFactory<T>(options.Options));
        }

        public T New() => _make(_options);

        public T Kept() => _pool.CreateDbContext();
    }
}
