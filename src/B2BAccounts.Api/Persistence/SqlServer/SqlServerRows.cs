using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace B2BAccounts.Api.Persistence.SqlServer;

/// <summary>Inserts an entity's rows by SqlBulkCopy inside the open transaction, keys and constraints checked as for any other row.</summary>
internal static class SqlServerRows
{
    public static async Task InsertAsync<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel)
        where TEntity : class
    {
        var table = StoredTable.Of(db.Model, typeof(TEntity));
        var transaction = (SqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        using var copy = new SqlBulkCopy((SqlConnection)db.Database.GetDbConnection(), SqlBulkCopyOptions.CheckConstraints, transaction)
        {
            DestinationTableName = $"[{table.Name}]",
            EnableStreaming = true,
            BulkCopyTimeout = db.Database.GetCommandTimeout() ?? 0,
        };
        foreach (var column in table.Columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        await using var reader = Read(table, rows).CreateDataReader();
        await copy.WriteToServerAsync(reader, cancel);
    }

    private static DataTable Read(StoredTable stored, IReadOnlyCollection<object> rows)
    {
        var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in stored.Columns)
        {
            table.Columns.Add(column.Name, column.Type == typeof(DateOnly) ? typeof(DateTime) : column.Type);
        }

        table.BeginLoadData();
        foreach (var row in rows)
        {
            table.Rows.Add([.. stored.Columns.Select(c => Value(c.Of(row)))]);
        }

        return table;
    }

    private static object Value(object? stored) => stored switch
    {
        null => DBNull.Value,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        var other => other,
    };
}
