using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Npgsql;

namespace B2BAccounts.Api.Persistence.PostgreSql;

/// <summary>A book on PostgreSQL 14 or later.</summary>
public sealed class PostgreSqlDatabase : ServerDatabase<PostgreSqlAccountsDb>
{
    private const int OldestVersion = 140_000;
    private const int Copy = 1;

    // One object for the whole process: EF builds its services and the model anew for each set of interceptors.
    private static readonly IInterceptor[] Interceptors = [new MoneyInQueries(), new ServerReadingStart(), new ReadsOnly(), new StorableTexts()];

    private readonly NpgsqlConnectionStringBuilder _connection;
    private readonly string _answers;

    internal PostgreSqlDatabase(DatabaseOptions settings, IServiceProvider services)
        : base(settings, services, options => Use(options, settings), options => new PostgreSqlAccountsDb(options))
    {
        _connection = Complete(settings.ConnectionString);
        // A pool of their own: questions that wait for connections must not keep changes from theirs, nor the other way round.
        _answers = new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { ApplicationName = $"{_connection.ApplicationName} answers" }.ConnectionString;
    }

    public override string Provider => DatabaseOptions.PostgreSql;

    public override string Location => $"PostgreSQL database {_connection.Database} on {_connection.Host}:{_connection.Port}";

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
        new ServerReading(this, new NpgsqlConnection(_answers), $"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '{Settings.StatementSeconds}s'");

    internal override Task<IAsyncDisposable?> TryHoldAsync(CancellationToken cancel) => TryHoldAsync(
        new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString),
        $"SELECT pg_try_advisory_lock({PostgreSqlWriting.Book}, {Copy})", granted => granted is true, cancel);

    internal override Task InsertAsync<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel) =>
        PostgreSqlRows.InsertAsync(db, rows, cancel);

    private static void Use(DbContextOptionsBuilder options, DatabaseOptions settings) => options
        .UseNpgsql(Complete(settings.ConnectionString).ConnectionString, npgsql => npgsql
            .CommandTimeout(settings.StatementSeconds)
            .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .ReplaceService<IQuerySqlGeneratorFactory, NullsFirst>()
        .ConfigureWarnings(FaultsToldOnce.Configure)
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
