using System.Data.Common;
using System.Globalization;
using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Persistence;
using Microsoft.Data.Sqlite;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>An empty database of a test's own, and a folder of its own: on SQLite the file lies in it. Both are gone when it is disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string FileName = "book.db";

    private static readonly Lazy<Task<byte[]>> FileWithTables = new(MigrateFileAsync);

    private readonly DatabaseServer? server;

    internal TestDatabase(DatabaseKind kind, DatabaseServer? server, string name)
    {
        (Kind, this.server, Name) = (kind, server, name);
        ConnectionString = server?.ConnectionString(name) ?? $"Data Source={Path.Combine(Folder, name)}";
    }

    public DatabaseKind Kind { get; }

    public string Name { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("b2b-test-").FullName;

    public string ConnectionString { get; }

    /// <summary>What makes the program open it. The connection string may have a password, so that it goes into the environment.</summary>
    public IEnumerable<(string Key, string Value)> Settings =>
        [("Database:Provider", Kind.ToString()), ("Database:ConnectionString", ConnectionString), ("Security:KeysFolder", KeysFolder)];

    private string KeysFolder => Path.Combine(Folder, "keys");

    /// <summary>The program in this process that opens it.</summary>
    public ProgramHost Host(IEnumerable<string> settings, TextWriter output) =>
        new ProgramHost([.. settings, $"--Security:KeysFolder={KeysFolder}"], output).On(new DatabaseOptions { Provider = Kind.ToString(), ConnectionString = ConnectionString });

    /// <summary>On the database of the running test.</summary>
    public static async Task<TestDatabase> MakeAsync()
    {
        var kind = DatabaseTestCases.DatabaseOf(TestContext.Current.TestCase);
        var server = await TestServers.ForAsync(kind);
        var database = new TestDatabase(kind, server, server is null ? FileName : await server.MakeAsync());
        if (server is null)
        {
            await File.WriteAllBytesAsync(Path.Combine(database.Folder, FileName), await FileWithTables.Value);
        }

        return database;
    }

    /// <summary>A file that is not there yet.</summary>
    public static TestDatabase NewFile() => new(DatabaseKind.Sqlite, null, FileName);

    private static async Task<byte[]> MigrateFileAsync()
    {
        await using var database = NewFile();
        await TestBook.MigrateAsync(database);
        SqliteConnection.ClearAllPools();
        Assert.False(File.Exists(Path.Combine(database.Folder, $"{FileName}-wal")), "Some of the tables are in the log still.");
        return await File.ReadAllBytesAsync(Path.Combine(database.Folder, FileName));
    }

    /// <summary>Asks beside the program what it has written; the values of each row with | between them.</summary>
    public async Task<List<string>> AskAsync(string question)
    {
        await using var connection = await ConnectAsync(server is null ? ";Mode=ReadOnly" : "");
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (question, 300);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    /// <summary>Changes one row beside the program.</summary>
    public async Task ChangeRowAsync(string statement)
    {
        await using var connection = await ConnectAsync("");
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DropAsync(Name);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    // Not kept open: it would stand in for a program that was killed.
    private async Task<DbConnection> ConnectAsync(string more)
    {
        var connection = (server?.Factory ?? SqliteFactory.Instance).CreateConnection()!;
        connection.ConnectionString = $"{ConnectionString};Pooling=False{more}";
        await connection.OpenAsync();
        return connection;
    }
}
