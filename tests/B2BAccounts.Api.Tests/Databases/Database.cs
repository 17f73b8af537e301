namespace B2BAccounts.Api.Tests.Databases;

/// <summary>The databases that a book can be kept in, by the words of the setting Database:Provider.</summary>
public enum Database
{
    Sqlite,
    PostgreSql,
    SqlServer,
}
