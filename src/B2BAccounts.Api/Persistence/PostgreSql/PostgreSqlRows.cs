using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace B2BAccounts.Api.Persistence.PostgreSql;

/// <summary>Inserts an entity's rows: many by COPY in its binary form, few in one batch of prepared statements, which has less to begin with.</summary>
internal static class PostgreSqlRows
{
    private const int Few = 24;
    private const int TokenEvery = 256;

    public static Task InsertAsync<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel)
        where TEntity : class
    {
        var table = StoredTable.Of(db.Model, typeof(TEntity));
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        return rows.Count <= Few ? InsertFewAsync(connection, table, rows, cancel) : CopyAsync(connection, table, rows, cancel);
    }

    private static async Task InsertFewAsync(NpgsqlConnection connection, StoredTable table, IReadOnlyCollection<object> rows, CancellationToken cancel)
    {
        var insert = $"""INSERT INTO "{table.Name}" ({table.ColumnList}) VALUES ({string.Join(", ", Enumerable.Range(1, table.Columns.Count).Select(i => $"${i}"))})""";
        await using var batch = new NpgsqlBatch(connection);
        foreach (var row in rows)
        {
            var command = new NpgsqlBatchCommand(insert);
            foreach (var column in table.Columns)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = column.Of(row) ?? DBNull.Value, NpgsqlDbType = TypeOf(column) });
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, StoredTable table, IReadOnlyCollection<object> rows, CancellationToken cancel)
    {
        (StoredColumn Column, NpgsqlDbType Type)[] columns = [.. table.Columns.Select(c => (c, TypeOf(c)))];
        await using var copy = await connection.BeginBinaryImportAsync($"""COPY "{table.Name}" ({table.ColumnList}) FROM STDIN (FORMAT BINARY)""", cancel);
        var done = 0;
        foreach (var row in rows)
        {
            if (done++ % TokenEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            // Not asynchronously: a task for every value would take longer than the value.
            copy.StartRow();
            foreach (var (column, type) in columns)
            {
                Write(copy, column, type, row);
            }
        }

        await copy.CompleteAsync(cancel);
    }

    private static void Write(NpgsqlBinaryImporter copy, StoredColumn column, NpgsqlDbType type, object row)
    {
        switch (column.Of(row))
        {
            case null: copy.WriteNull(); break;
            case long number: copy.Write(number, type); break;
            case int number: copy.Write(number, type); break;
            case bool flag: copy.Write(flag, type); break;
            case double number: copy.Write(number, type); break;
            case decimal number: copy.Write(number, type); break;
            case DateOnly day: copy.Write(day, type); break;
            case DateTime instant: copy.Write(instant, type); break;
            case string text: copy.Write(text, type); break;
            case var other: throw column.Unwritable(other.GetType());
        }
    }

    private static NpgsqlDbType TypeOf(StoredColumn column) => column.Type switch
    {
        var t when t == typeof(long) => NpgsqlDbType.Bigint,
        var t when t == typeof(int) => NpgsqlDbType.Integer,
        var t when t == typeof(bool) => NpgsqlDbType.Boolean,
        var t when t == typeof(double) => NpgsqlDbType.Double,
        var t when t == typeof(decimal) => NpgsqlDbType.Numeric,
        var t when t == typeof(DateOnly) => NpgsqlDbType.Date,
        var t when t == typeof(DateTime) => NpgsqlDbType.TimestampTz,
        var t when t == typeof(string) => NpgsqlDbType.Varchar,
        var other => throw column.Unwritable(other),
    };
}
