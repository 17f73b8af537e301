using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>A book in one file. It has one writer at a time, in all processes together.</summary>
public sealed class SqliteDatabase : BookDatabase, IDisposable
{
    // One object for the whole process: EF builds its services and the model anew for each set of interceptors.
    private static readonly IInterceptor[] Interceptors = [new SqliteSession(), new MoneyInQueries(), new ReadsOnly(), new StorableTexts(), new SqliteStatements()];

    private readonly SqliteFile _file;
    private readonly TimeProvider _time;
    private readonly DbContextOptions<SqliteAccountsDb> _options;
    private readonly SqliteReaders _readers;
    private readonly PooledDbContextFactory<SqliteAccountsDb> _contexts;
    private readonly SqliteTurns _turns = new();

    internal SqliteDatabase(DatabaseOptions settings, IHostEnvironment environment, TimeProvider time, IServiceProvider services)
    {
        (_file, _time) = (new SqliteFile(settings, environment), time);
        var options = new DbContextOptionsBuilder<SqliteAccountsDb>().UseApplicationServiceProvider(services);
        Use(options, _file.ForWriting);
        _options = options.Options;
        var reading = new DbContextOptionsBuilder<SqliteAccountsDb>().UseApplicationServiceProvider(services);
        Use(reading, _file.ForReading);
        _readers = new SqliteReaders(() => new SqliteAccountsDb(reading.Options));
        _contexts = new PooledDbContextFactory<SqliteAccountsDb>(_options);
    }

    public override string Provider => DatabaseOptions.Sqlite;

    public override string Location => $"database file {_file.Location}";

    internal override string? Folder => Path.GetDirectoryName(_file.Location);

    internal override string Remedy => "See that its folder can be written, or name another file in Database:ConnectionString.";

    internal override int Writers => 1;

    internal override bool KeysSurviveUndoing => false;

    public override AccountsDb CreateDbContext() => _contexts.CreateDbContext();

    public void Dispose() => _readers.Dispose();

    internal override AccountsDb CreateUnpooled() => new SqliteAccountsDb(_options);

    internal override void UseForAnswers(DbContextOptionsBuilder options) => Use(options, _file.ForReading);

    internal override void Prepare() => _file.MakeFolder();

    internal override Task MigrateAsync(AccountsDb db, CancellationToken cancel) => SqliteMigrating.RunAsync(db, _time, cancel);

    internal override Task CheckAsync(AccountsDb db, ILogger log, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);

    internal override Task<BookWriting?> BeginAsync(AccountsDb db, BookLock what, TimeSpan patience, CancellationToken cancel) =>
        SqliteWriting.BeginAsync(db, _turns, patience, _time, cancel);

    internal override BookReading Read() => new SqliteReading(_readers);

    internal override async Task<IAsyncDisposable?> TryHoldAsync(CancellationToken cancel)
    {
        await using var db = CreateDbContext();
        return await SqliteLockFile.TryAsync(db, "copy", cancel);
    }

    internal override Task<KeyRange> TakeKeysAsync(AccountsDb db, string table, long count, CancellationToken cancel) => KeyTable.TakeAsync(db, table, count, cancel);

    internal override Task InsertAsync<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel)
    {
        SqliteRows.Insert(db, rows, cancel);
        return Task.CompletedTask;
    }

    private static void Use(DbContextOptionsBuilder options, string connection) => options
        // A list is one parameter, however long: as many as it has values would be too many.
        .UseSqlite(connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .ConfigureWarnings(FaultsToldOnce.Configure)
        .AddInterceptors(Interceptors);
}
