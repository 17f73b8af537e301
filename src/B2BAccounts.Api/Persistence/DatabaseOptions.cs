namespace B2BAccounts.Api.Persistence;

/// <summary>Where the book is kept (section Database).</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";
    public const string Sqlite = "Sqlite";

    /// <summary>Which database; see <see cref="DatabaseOptionsCheck.Providers"/>.</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>Empty: a file b2baccounts.db under the user's data folder, in Development beside the project.</summary>
    public string ConnectionString { get; set; } = "";
}
