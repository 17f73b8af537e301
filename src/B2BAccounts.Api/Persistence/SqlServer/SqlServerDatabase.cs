using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace B2BAccounts.Api.Persistence.SqlServer;

/// <summary>A book on SQL Server 2019 or later, or on Azure SQL.</summary>
public sealed partial class SqlServerDatabase : BookDatabase, IDisposable
{
    /// <summary>OPENJSON and what EF Core writes for lists need it; SQL Server 2016 and later have it.</summary>
    private const int CompatibilityLevel = 150;

    // One object for the whole process: EF builds its services and the model anew for each set of interceptors.
    private static readonly IInterceptor[] Interceptors = [new MoneyInQueries(), new ServerReadingStart(), new ReadsOnly()];

    private readonly DatabaseOptions _settings;
    private readonly SqlConnectionStringBuilder _connection;
    private readonly string _answers;
    private readonly DbContextOptions<SqlServerAccountsDb> _options;
    private readonly PooledDbContextFactory<SqlServerAccountsDb> _contexts;

    internal SqlServerDatabase(DatabaseOptions settings, IServiceProvider services)
    {
        _settings = settings;
        _connection = new SqlConnectionStringBuilder(settings.ConnectionString);
        if (!_connection.ShouldSerialize("Application Name"))
        {
            _connection.ApplicationName = "B2BAccounts";
        }

        // A pool of their own: questions that wait for connections must not keep changes from theirs, nor the other way round.
        _answers = new SqlConnectionStringBuilder(_connection.ConnectionString) { ApplicationName = $"{_connection.ApplicationName} answers" }.ConnectionString;

        var options = new DbContextOptionsBuilder<SqlServerAccountsDb>().UseApplicationServiceProvider(services);
        Use(options);
        _options = options.Options;
        _contexts = new PooledDbContextFactory<SqlServerAccountsDb>(_options);
    }

    public override string Provider => DatabaseOptions.SqlServer;

    public override string Location => $"SQL Server database {_connection.InitialCatalog} on {_connection.DataSource}";

    internal override string Remedy =>
        "See that the server runs and lets this machine in, and that Database:ConnectionString names its host, a database, and a user who may use it.";

    internal override int Writers => _settings.MaxWriters;

    internal override bool KeysSurviveUndoing => true;

    public override AccountsDb CreateDbContext() => _contexts.CreateDbContext();

    public void Dispose() => CloseUnused();

    internal override AccountsDb CreateUnpooled() => new SqlServerAccountsDb(_options);

    internal override void UseForAnswers(DbContextOptionsBuilder<AnswersDb> options) => Use(options);

    internal override async Task CheckAsync(AccountsDb db, ILogger log, CancellationToken cancel)
    {
        var state = (await db.Database.SqlQuery<State>(
            $"""
             SELECT CAST(snapshot_isolation_state AS int) AS "Snapshot", is_read_committed_snapshot_on AS "ReadCommittedSnapshot", collation_name AS "Collation"
             FROM sys.databases WHERE database_id = DB_ID()
             """).ToListAsync(cancel)).Single();
        var name = _connection.InitialCatalog;
        if (state.Collation != StoredForms.SqlServerCollation)
        {
            throw new CannotStart(
                $"The {Location} has the collation {state.Collation}; text must be compared as it is written. Run: ALTER DATABASE [{name}] COLLATE {StoredForms.SqlServerCollation}");
        }

        if (state.Snapshot != 1)
        {
            throw new CannotStart(
                $"The {Location} does not allow snapshot isolation, without which the figures of one answer may be of different moments. Run: ALTER DATABASE [{name}] SET ALLOW_SNAPSHOT_ISOLATION ON");
        }

        if (!state.ReadCommittedSnapshot)
        {
            LogBlocking(log, Location, name);
        }
    }

    internal override Task<BookWriting?> BeginAsync(AccountsDb db, BookLock what, TimeSpan patience, CancellationToken cancel) =>
        SqlServerWriting.BeginAsync(db, what, patience, cancel);

    internal override void CloseUnused()
    {
        foreach (var pool in (string[])[_connection.ConnectionString, _answers])
        {
            using var connection = new SqlConnection(pool);
            SqlConnection.ClearPool(connection);
        }
    }

    internal override BookReading Read() =>
        new ServerReading(
            this, new SqlConnection(_answers), "SET TRANSACTION ISOLATION LEVEL SNAPSHOT; BEGIN TRANSACTION",
            // Both would stay with a connection that is kept.
            "IF @@TRANCOUNT > 0 ROLLBACK; SET TRANSACTION ISOLATION LEVEL READ COMMITTED");

    internal override Task<IAsyncDisposable?> TryHoldAsync(CancellationToken cancel) => SqlServerHold.TryAsync(_connection.ConnectionString, cancel);

    internal override async Task<KeyRange> TakeKeysAsync(AccountsDb db, string table, long count, CancellationToken cancel)
    {
        // On a connection of its own: inside the change it would keep others from their keys until the change ends.
        await using var beside = CreateDbContext();
        return new KeyRange(await KeyTable.TakeAsync(beside, table, count, cancel), count);
    }

    internal override Task InsertAsync<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel) =>
        SqlServerRows.InsertAsync(db, rows, cancel);

    internal void Use(DbContextOptionsBuilder options) => options
        .UseSqlServer(_connection.ConnectionString, server => server
            .CommandTimeout(_settings.StatementSeconds)
            .MaxBatchSize(_settings.MaxBatchSize)
            .UseCompatibilityLevel(CompatibilityLevel)
            .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        // A database that is not there yet, or has been lost, is told of by who meets it.
        .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.ConnectionError, LogLevel.Debug)))
        .AddInterceptors(Interceptors);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The {Database} has READ_COMMITTED_SNAPSHOT off: who reads waits for who writes. Advised is: ALTER DATABASE [{Name}] SET READ_COMMITTED_SNAPSHOT ON")]
    private static partial void LogBlocking(ILogger logger, string database, string name);

    private sealed record State(int Snapshot, bool ReadCommittedSnapshot, string Collation);
}
