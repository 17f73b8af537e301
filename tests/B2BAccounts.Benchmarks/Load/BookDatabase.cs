using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>The book as plain ADO.NET sees it, and the few things that its databases write differently.</summary>
internal sealed class BookDatabase
{
    private const decimal ScaledUnit = 10_000m;

    private static readonly Dictionary<string, string> Factories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Sqlite"] = "Microsoft.Data.Sqlite.SqliteFactory, Microsoft.Data.Sqlite",
        ["PostgreSql"] = "Npgsql.NpgsqlFactory, Npgsql",
        ["SqlServer"] = "Microsoft.Data.SqlClient.SqlClientFactory, Microsoft.Data.SqlClient",
    };

    private readonly DbProviderFactory factory;

    public BookDatabase(string provider, string connection)
    {
        Provider = Factories.Keys.SingleOrDefault(p => string.Equals(p, provider, StringComparison.OrdinalIgnoreCase))
            ?? throw new WrongOption($"--provider is '{provider}'; allowed are {string.Join(", ", Factories.Keys)}.");
        Connection = connection;
        factory = (DbProviderFactory)(Type.GetType(Factories[Provider])?.GetField("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
            ?? throw new WrongOption($"The program was built without {Factories[Provider]}, so that it cannot open {Provider}."));
    }

    public string Provider { get; }

    public string Connection { get; }

    public bool IsSqlite => Provider == "Sqlite";

    /// <summary>Only so many rows, at the end of an ordered query.</summary>
    public string First(int rows) => Provider == "SqlServer" ? $"OFFSET 0 ROWS FETCH NEXT {rows} ROWS ONLY" : $"LIMIT {rows}";

    public async Task<DbConnection> OpenAsync(CancellationToken cancel = default)
    {
        var connection = factory.CreateConnection()!;
        connection.ConnectionString = Connection;
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>A value as the column that holds it wants it: SQLite has neither days, instants nor decimals.</summary>
    public object Value(object value) => value switch
    {
        DateOnly day when IsSqlite => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant when IsSqlite => instant.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        decimal money when IsSqlite => decimal.ToInt64(money * ScaledUnit),
        _ => value,
    };

    public decimal Money(DbDataReader row, int column) => IsSqlite ? row.GetInt64(column) / ScaledUnit : row.GetDecimal(column);

    public DateOnly Day(DbDataReader row, int column) =>
        IsSqlite ? DateOnly.ParseExact(row.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture) : row.GetFieldValue<DateOnly>(column);

    /// <summary>A command with parameters @p0, @p1 and so on.</summary>
    public DbCommand Command(DbConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", Value(values[i]));
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, params object[] values)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, values);
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await rows.ReadAsync())
        {
            all.Add(read(rows));
        }

        return all;
    }
}
