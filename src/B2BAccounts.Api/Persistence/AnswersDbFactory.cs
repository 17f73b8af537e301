using B2BAccounts.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace B2BAccounts.Api.Persistence;

/// <summary>Opens the book within a scope; the caller disposes it. Several may be open at once. Contexts are kept for the next caller, whose scope they get first.</summary>
public sealed class AnswersDbFactory
{
    private readonly BookDatabase _database;
    private readonly DbContextOptions<AnswersDb> _options;
    private readonly PooledDbContextFactory<AnswersDb> _contexts;

    public AnswersDbFactory(BookDatabase database, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(database);
        var options = new DbContextOptionsBuilder<AnswersDb>().UseApplicationServiceProvider(services);
        database.UseForAnswers(options);
        (_database, _options, _contexts) = (database, options.Options, new PooledDbContextFactory<AnswersDb>(options.Options));
    }

    /// <summary>The book as it is whenever it is read, by a context that is not kept.</summary>
    public AnswersDb Create(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new AnswersDb(_options) { Scope = scope };
    }

    /// <summary>The book in one state.</summary>
    public AnswersDb Create(Scope scope, BookReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(scope);
        var book = _contexts.CreateDbContext();
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
}
