using B2BAccounts.Api.Persistence.PostgreSql;
using B2BAccounts.Api.Persistence.Sqlite;
using B2BAccounts.Api.Persistence.SqlServer;

namespace B2BAccounts.Api.Persistence;

/// <summary>The databases that a book can be kept in.</summary>
internal static class BookDatabases
{
    public static IReadOnlyList<string> Providers { get; } = [DatabaseOptions.Sqlite, DatabaseOptions.SqlServer, DatabaseOptions.PostgreSql];

    /// <summary>The database of settings that have been checked.</summary>
    public static BookDatabase Of(DatabaseOptions settings, IServiceProvider services) => settings.Provider.ToUpperInvariant() switch
    {
        "SQLSERVER" => new SqlServerDatabase(settings, services),
        "POSTGRESQL" => new PostgreSqlDatabase(settings, services),
        _ => new SqliteDatabase(settings, services.GetRequiredService<IHostEnvironment>(), services.GetRequiredService<TimeProvider>(), services),
    };
}
