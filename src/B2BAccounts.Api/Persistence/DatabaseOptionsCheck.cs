using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace B2BAccounts.Api.Persistence;

/// <summary>Refuses wrong database settings at start, with the key and what is allowed. A connection string may hold a password, so none is repeated.</summary>
public sealed class DatabaseOptionsCheck : IValidateOptions<DatabaseOptions>
{
    private const string Key = "Database:ConnectionString";

    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] wrong =
        [
            Provider(options),
            Within("Database:MaxWriters", options.MaxWriters, 1, 100),
            Within("Database:MaxBatchSize", options.MaxBatchSize, 1, 1_000),
            Within("Database:StatementSeconds", options.StatementSeconds, 1, 3_600),
        ];
        return wrong.Any(w => w is not null) ? ValidateOptionsResult.Fail(wrong.OfType<string>()) : ValidateOptionsResult.Success;
    }

    private static string? Provider(DatabaseOptions options)
    {
        if (BookDatabases.Providers.FirstOrDefault(p => p.Equals(options.Provider, StringComparison.OrdinalIgnoreCase)) is not { } provider)
        {
            return $"Database:Provider is '{options.Provider}'; allowed is {string.Join(", ", BookDatabases.Providers)}.";
        }

        try
        {
            return provider switch
            {
                DatabaseOptions.Sqlite => Sqlite(options.ConnectionString),
                DatabaseOptions.SqlServer => SqlServer(new SqlConnectionStringBuilder(options.ConnectionString), options.MaxWriters),
                _ => PostgreSql(new NpgsqlConnectionStringBuilder(options.ConnectionString), options.MaxWriters),
            };
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            // The driver's own words may hold a part of a password that was not put in quotes.
            return $"{Key} cannot be read as one of {provider} ({unreadable.GetType().Name}): each part is a known name, = and a value, and a value with ; in it stands in quotes. Write one such as '{Example(provider)}'.";
        }
    }

    private static string? Sqlite(string setting)
    {
        if (setting.Length == 0)
        {
            return null;
        }

        var parts = new SqliteConnectionStringBuilder(setting);
        return parts.DataSource.Length == 0 || parts.DataSource == ":memory:" || parts.Mode is SqliteOpenMode.Memory or SqliteOpenMode.ReadOnly
            ? $"{Key} has the Data Source '{parts.DataSource}'; allowed is a file that can be written, such as '{Example(DatabaseOptions.Sqlite)}'."
            : null;
    }

    private static string? SqlServer(SqlConnectionStringBuilder parts, int writers) =>
        Missing(DatabaseOptions.SqlServer, ("Server", parts.DataSource), ("Database", parts.InitialCatalog))
        ?? (parts.MultipleActiveResultSets ? $"{Key} says MultipleActiveResultSets=True; the program works without it, and some of its locks would not. Leave it out." : null)
        ?? Pool(parts.MaxPoolSize, writers);

    private static string? PostgreSql(NpgsqlConnectionStringBuilder parts, int writers) =>
        Missing(DatabaseOptions.PostgreSql, ("Host", parts.Host), ("Database", parts.Database))
        ?? (parts.Multiplexing ? $"{Key} says Multiplexing=true; changes need a connection of their own. Leave it out." : null)
        ?? Pool(parts.MaxPoolSize, writers);

    // A change may need a second connection, for keys.
    private static string? Pool(int size, int writers) => size >= 2 * writers ? null
        : $"{Key} allows {size} connections (Maximum Pool Size), but Database:MaxWriters is {writers}, each of which may need two. Allow {2 * writers}, or lower Database:MaxWriters.";

    private static string? Missing(string provider, params (string Name, string? Value)[] parts) =>
        parts.FirstOrDefault(p => string.IsNullOrWhiteSpace(p.Value)).Name is { } name
            ? $"{Key} names no {name}; for {provider} write one such as '{Example(provider)}'."
            : null;

    private static string? Within(string key, int value, int least, int most) =>
        value >= least && value <= most ? null : $"{key} is {value}; allowed is {least} to {most}.";

    private static string Example(string provider) => provider switch
    {
        DatabaseOptions.SqlServer => "Server=db.example.com;Database=b2baccounts;User ID=b2baccounts;Password=…;Encrypt=True",
        DatabaseOptions.PostgreSql => "Host=db.example.com;Database=b2baccounts;Username=b2baccounts;Password=…;SSL Mode=VerifyFull",
        _ => "Data Source=/var/lib/b2baccounts/b2baccounts.db",
    };
}
