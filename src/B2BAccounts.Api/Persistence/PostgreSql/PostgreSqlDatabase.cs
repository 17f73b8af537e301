using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Npgsql;

namespace B2BAccounts.Api.Persistence.PostgreSql;

/// <summary>A book on PostgreSQL 14 or later.</summary>
public sealed class PostgreSqlDatabase : BookDatabase, IDisposable
{
    // One object for the whole process: EF builds its services and the model anew for each set of interceptors.
    private static readonly IInterceptor[] Interceptors = [new MoneyInQueries(), new ServerReadingStart(), new ReadsOnly()];

    private readonly DatabaseOptions _settings;
    private readonly NpgsqlConnectionStringBuilder _connection;
    private readonly string _answers;
    private readonly DbContextOptions<PostgreSqlAccountsDb> _options;
    private readonly PooledDbContextFactory<PostgreSqlAccountsDb> _contexts;

    internal PostgreSqlDatabase(DatabaseOptions settings, IServiceProvider services)
    {
        _settings = settings;
        _connection = Complete(settings.ConnectionString);
        // A pool of their own: questions that wait for connections must not keep changes from theirs, nor the other way round.
        _answers = new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { ApplicationName = $"{_connection.ApplicationName} answers" }.ConnectionString;
        var options = new DbContextOptionsBuilder<PostgreSqlAccountsDb>().UseApplicationServiceProvider(services);
        Use(options);
        _options = options.Options;
        _contexts = new PooledDbContextFactory<PostgreSqlAccountsDb>(_options);
    }

    public override string Provider => DatabaseOptions.PostgreSql;

    public override string Location => $"PostgreSQL database {_connection.Database} on {_connection.Host}:{_connection.Port}";

    internal override string Remedy =>
        "See that the server runs and lets this machine in, and that Database:ConnectionString names its host, a database, and a user who may use it.";

    internal override int Writers => _settings.MaxWriters;

    internal override bool KeysSurviveUndoing => true;

    public override AccountsDb CreateDbContext() => _contexts.CreateDbContext();

    public void Dispose() => CloseUnused();

    internal override AccountsDb CreateUnpooled() => new PostgreSqlAccountsDb(_options);

    internal override void UseForAnswers(DbContextOptionsBuilder<AnswersDb> options) => Use(options);

    internal override async Task CheckAsync(AccountsDb db, ILogger log, CancellationToken cancel)
    {
        var (encoding, version) = (await AskAsync("server_encoding"), int.Parse(await AskAsync("server_version_num"), System.Globalization.CultureInfo.InvariantCulture));
        if (encoding != "UTF8")
        {
            throw new CannotStart($"The {Location} has the encoding {encoding}, in which not every name can be written. Make it anew: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.");
        }

        if (version < OldestVersion)
        {
            throw new CannotStart($"The {Location} is of version {version / 10_000}; PostgreSQL {OldestVersion / 10_000} or later is needed.");
        }

        async Task<string> AskAsync(string name) => (await db.Database.SqlQuery<string>($"SELECT current_setting({name}) AS \"Value\"").ToListAsync(cancel)).Single();
    }

    internal override Task<BookWriting?> BeginAsync(AccountsDb db, BookLock what, TimeSpan patience, CancellationToken cancel) =>
        PostgreSqlWriting.BeginAsync(db, _connection.ConnectionString, what, patience, cancel);

    internal override void CloseUnused()
    {
        foreach (var pool in (string[])[_connection.ConnectionString, _answers])
        {
            using var connection = new NpgsqlConnection(pool);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    internal override BookReading Read() =>
        new ServerReading(this, new NpgsqlConnection(_answers), $"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '{_settings.StatementSeconds}s'");

    internal override Task<IAsyncDisposable?> TryHoldAsync(CancellationToken cancel) => PostgreSqlHold.TryAsync(_connection.ConnectionString, cancel);

    internal override async Task<KeyRange> TakeKeysAsync(AccountsDb db, string table, long count, CancellationToken cancel)
    {
        // On a connection of its own: inside the change it would keep others from their keys until the change ends.
        await using var beside = CreateDbContext();
        return new KeyRange(await KeyTable.TakeAsync(beside, table, count, cancel), count);
    }

    internal override Task InsertAsync<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel) =>
        PostgreSqlRows.InsertAsync(db, rows, cancel);

    private const int OldestVersion = 140_000;

    private void Use(DbContextOptionsBuilder options) => options
        .UseNpgsql(_connection.ConnectionString, npgsql => npgsql
            .CommandTimeout(_settings.StatementSeconds)
            .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .ReplaceService<IQuerySqlGeneratorFactory, NullsFirst>()
        // A database that is not there yet, or has been lost, is told of by who meets it.
        .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.ConnectionError, LogLevel.Debug)))
        .AddInterceptors(Interceptors);

    // What is named in the setting stands.
    private static NpgsqlConnectionStringBuilder Complete(string setting)
    {
        var parts = new NpgsqlConnectionStringBuilder(setting);
        if (!parts.ContainsKey("Application Name"))
        {
            parts.ApplicationName = "B2BAccounts";
        }

        if (!parts.ContainsKey("Max Auto Prepare"))
        {
            // A statement is planned once a connection, not each time.
            parts.MaxAutoPrepare = 200;
        }

        return parts;
    }
}
