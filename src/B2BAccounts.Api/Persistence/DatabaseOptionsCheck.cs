using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Persistence;

/// <summary>Refuses wrong database settings at start, with the key and what is allowed.</summary>
public sealed class DatabaseOptionsCheck : IValidateOptions<DatabaseOptions>
{
    public static readonly IReadOnlyList<string> Providers = [DatabaseOptions.Sqlite];

    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Providers.Contains(options.Provider, StringComparer.OrdinalIgnoreCase))
        {
            return ValidateOptionsResult.Fail($"Database:Provider is '{options.Provider}'; allowed is {string.Join(", ", Providers)}.");
        }

        if (options.ConnectionString.Length == 0)
        {
            return ValidateOptionsResult.Success;
        }

        try
        {
            var parts = new SqliteConnectionStringBuilder(options.ConnectionString);
            return parts.DataSource.Length == 0 || parts.DataSource == ":memory:" || parts.Mode is SqliteOpenMode.Memory or SqliteOpenMode.ReadOnly
                ? ValidateOptionsResult.Fail(
                    $"Database:ConnectionString is '{options.ConnectionString}'; allowed is a file that can be written, such as 'Data Source=/var/lib/b2baccounts/b2baccounts.db'.")
                : ValidateOptionsResult.Success;
        }
        catch (ArgumentException wrong)
        {
            return ValidateOptionsResult.Fail(
                $"Database:ConnectionString cannot be read ({wrong.Message}); for {DatabaseOptions.Sqlite} write 'Data Source=' and a file.");
        }
    }
}
