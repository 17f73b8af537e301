namespace B2BAccounts.Api.Persistence;

/// <summary>Which kind of database a context is on.</summary>
public enum DatabaseKind
{
    Sqlite,
    SqlServer,
    PostgreSql,
}
