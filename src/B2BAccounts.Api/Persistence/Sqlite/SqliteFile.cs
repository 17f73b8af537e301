using Microsoft.Data.Sqlite;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>The database file and how it is opened: to write for the book, to read only for answers.</summary>
public sealed class SqliteFile
{
    private const string Name = "b2baccounts.db";
    private const int CommandSeconds = 60;

    private readonly SqliteConnectionStringBuilder _parts;

    public SqliteFile(DatabaseOptions options, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(environment);
        _parts = new SqliteConnectionStringBuilder(options.ConnectionString) { ForeignKeys = true, DefaultTimeout = CommandSeconds };
        if (_parts.DataSource.Length == 0)
        {
            _parts.DataSource = Path.Combine(DefaultFolder(environment), Name);
        }
        else if (!_parts.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            _parts.DataSource = Path.GetFullPath(_parts.DataSource, environment.ContentRootPath);
        }
    }

    public string Location => _parts.DataSource;

    public string ForWriting => _parts.ConnectionString;

    public string ForReading => new SqliteConnectionStringBuilder(_parts.ConnectionString) { Mode = SqliteOpenMode.ReadOnly }.ConnectionString;

    /// <summary>SQLite makes the file, but not the folder.</summary>
    public void MakeFolder()
    {
        if (Path.GetDirectoryName(Location) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    private static string DefaultFolder(IHostEnvironment environment) => environment.IsDevelopment()
        ? environment.ContentRootPath
        : DataFolder.Path();
}
