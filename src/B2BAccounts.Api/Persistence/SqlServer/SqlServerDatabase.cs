using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace B2BAccounts.Api.Persistence.SqlServer;

/// <summary>A book on SQL Server 2019 or later, or on Azure SQL.</summary>
public sealed partial class SqlServerDatabase : ServerDatabase<SqlServerAccountsDb>
{
    /// <summary>OPENJSON and what EF Core writes for lists need it; SQL Server 2016 and later have it.</summary>
    private const int CompatibilityLevel = 150;

    private const string CopyLock =
        "DECLARE @outcome int; EXEC @outcome = sp_getapplock @Resource = N'B2BAccounts copy', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0; SELECT @outcome";

    // One object for the whole process: EF builds its services and the model anew for each set of interceptors.
    private static readonly IInterceptor[] Interceptors = [new MoneyInQueries(), new ServerReadingStart(), new ReadsOnly(), new StorableTexts()];

    private readonly SqlConnectionStringBuilder _connection;
    private readonly string _answers;

    internal SqlServerDatabase(DatabaseOptions settings, IServiceProvider services)
        : base(settings, services, options => Use(options, settings), options => new SqlServerAccountsDb(options))
    {
        _connection = Complete(settings.ConnectionString);
        // A pool of their own: questions that wait for connections must not keep changes from theirs, nor the other way round.
        _answers = new SqlConnectionStringBuilder(_connection.ConnectionString) { ApplicationName = $"{_connection.ApplicationName} answers" }.ConnectionString;
    }

    public override string Provider => DatabaseOptions.SqlServer;

    public override string Location => $"SQL Server database {_connection.InitialCatalog} on {_connection.DataSource}";

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

    internal override Task<IAsyncDisposable?> TryHoldAsync(CancellationToken cancel) => TryHoldAsync(
        new SqlConnection(new SqlConnectionStringBuilder(_connection.ConnectionString) { Pooling = false }.ConnectionString),
        CopyLock, outcome => outcome is >= 0, cancel);

    internal override Task InsertAsync<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel) =>
        SqlServerRows.InsertAsync(db, rows, cancel);

    private static void Use(DbContextOptionsBuilder options, DatabaseOptions settings) => options
        .UseSqlServer(Complete(settings.ConnectionString).ConnectionString, server => server
            .CommandTimeout(settings.StatementSeconds)
            .MaxBatchSize(settings.MaxBatchSize)
            .UseCompatibilityLevel(CompatibilityLevel)
            .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .ConfigureWarnings(FaultsToldOnce.Configure)
        .AddInterceptors(Interceptors);

    // What is named in the setting stands.
    private static SqlConnectionStringBuilder Complete(string setting)
    {
        var parts = new SqlConnectionStringBuilder(setting);
        if (!parts.ShouldSerialize("Application Name"))
        {
            parts.ApplicationName = "B2BAccounts";
        }

        return parts;
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The {Database} has READ_COMMITTED_SNAPSHOT off: who reads waits for who writes. Advised is: ALTER DATABASE [{Name}] SET READ_COMMITTED_SNAPSHOT ON")]
    private static partial void LogBlocking(ILogger logger, string database, string name);

    private sealed record State(int Snapshot, bool ReadCommittedSnapshot, string Collation);
}
