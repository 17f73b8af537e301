namespace B2BAccounts.Api.Persistence;

/// <summary>Where the book is kept (section Database).</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";
    public const string Sqlite = "Sqlite";
    public const string SqlServer = "SqlServer";
    public const string PostgreSql = "PostgreSql";

    /// <summary>Sqlite, SqlServer or PostgreSql.</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>Empty: a file b2baccounts.db under the user's data folder, in Development beside the project.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Brings the database up to date at the start; when false, a database that is not is refused.</summary>
    public bool Migrate { get; set; } = true;

    /// <summary>How many changes this process has open at once on a server, 1 to 100; others wait in line.</summary>
    public int MaxWriters { get; set; } = 16;

    /// <summary>How many rows EF Core sends to SQL Server in one trip, 1 to 1,000.</summary>
    public int MaxBatchSize { get; set; } = 100;

    /// <summary>How long a single statement may take, in seconds, 1 to 3,600.</summary>
    public int StatementSeconds { get; set; } = 60;
}
