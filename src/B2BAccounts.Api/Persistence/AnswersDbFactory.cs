using B2BAccounts.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>Opens the book within a scope; the caller disposes it. Several may be open at once.</summary>
public sealed class AnswersDbFactory
{
    private readonly BookDatabase _database;
    private readonly DbContextOptions<AnswersDb> _options;

    public AnswersDbFactory(BookDatabase database, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(database);
        var options = new DbContextOptionsBuilder<AnswersDb>().UseApplicationServiceProvider(services);
        database.UseForAnswers(options);
        (_database, _options) = (database, options.Options);
    }

    /// <summary>The book as it is whenever it is read.</summary>
    public AnswersDb Create(Scope scope) => new(_options, scope);

    /// <summary>The book in one state.</summary>
    public AnswersDb Create(Scope scope, BookReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var book = Create(scope);
        reading.Join(book);
        return book;
    }

    /// <summary>A state to read; the caller disposes it after the contexts that have read it.</summary>
    public BookReading Read() => _database.Read();
}
