using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using NpgsqlTypes;

namespace B2BAccounts.Api.Persistence.PostgreSql;

/// <summary>Inserts an entity's rows: many by COPY in its binary form, few in one batch of prepared statements, which has less to begin with.</summary>
internal sealed class PostgreSqlRows
{
    private const int Few = 24;
    private const int TokenEvery = 256;

    private static readonly ConcurrentDictionary<(IModel Model, Type Entity), PostgreSqlRows> Tables = new();

    private readonly Column[] _columns;
    private readonly string _insert;
    private readonly string _copy;

    private PostgreSqlRows(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        _columns = [.. entity.GetFlattenedProperties().Select(p => new Column(p, table))];
        var names = string.Join(", ", _columns.Select(c => $"\"{c.Name}\""));
        _insert = $"""INSERT INTO "{table.Name}" ({names}) VALUES ({string.Join(", ", Enumerable.Range(1, _columns.Length).Select(i => $"${i}"))})""";
        _copy = $"""COPY "{table.Name}" ({names}) FROM STDIN (FORMAT BINARY)""";
    }

    public static async Task InsertAsync<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel)
        where TEntity : class
    {
        var table = Tables.GetOrAdd((db.Model, typeof(TEntity)), key => new PostgreSqlRows(key.Model.FindEntityType(key.Entity)!));
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await (rows.Count <= Few ? table.InsertFewAsync(connection, rows, cancel) : table.CopyAsync(connection, rows, cancel));
    }

    private async Task InsertFewAsync(NpgsqlConnection connection, IReadOnlyCollection<object> rows, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var row in rows)
        {
            var command = new NpgsqlBatchCommand(_insert);
            foreach (var column in _columns)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = column.Value(row) ?? DBNull.Value, NpgsqlDbType = column.Type });
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    private async Task CopyAsync(NpgsqlConnection connection, IReadOnlyCollection<object> rows, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(_copy, cancel);
        var done = 0;
        foreach (var row in rows)
        {
            if (done++ % TokenEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            await copy.StartRowAsync(cancel);
            foreach (var column in _columns)
            {
                await column.WriteAsync(copy, row, cancel);
            }
        }

        await copy.CompleteAsync(cancel);
    }

    private sealed class Column(IProperty property, StoreObjectIdentifier table)
    {
        private readonly ValueConverter? _converter = property.GetRelationalTypeMapping().Converter;
        private readonly IClrPropertyGetter _getter = property.GetGetter();

        public string Name { get; } = property.GetColumnName(table) ?? throw new InvalidOperationException($"{property.Name} has no column in {table.Name}.");

        public NpgsqlDbType Type { get; } = TypeOf(property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType, property.Name);

        public object? Value(object row)
        {
            var value = _getter.GetClrValueUsingContainingEntity(row);
            return value is null || _converter is null ? value : _converter.ConvertToProvider(value);
        }

        public Task WriteAsync(NpgsqlBinaryImporter copy, object row, CancellationToken cancel) => Value(row) switch
        {
            null => copy.WriteNullAsync(cancel),
            long number => copy.WriteAsync(number, Type, cancel),
            int number => copy.WriteAsync(number, Type, cancel),
            bool flag => copy.WriteAsync(flag, Type, cancel),
            double number => copy.WriteAsync(number, Type, cancel),
            decimal number => copy.WriteAsync(number, Type, cancel),
            DateOnly day => copy.WriteAsync(day, Type, cancel),
            DateTime instant => copy.WriteAsync(instant, Type, cancel),
            string text => copy.WriteAsync(text, Type, cancel),
            var other => throw new NotSupportedException($"{Name} holds a {other.GetType().Name}, which no table is written with."),
        };

        private static NpgsqlDbType TypeOf(Type type, string name) => (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var t when t == typeof(long) => NpgsqlDbType.Bigint,
            var t when t == typeof(int) => NpgsqlDbType.Integer,
            var t when t == typeof(bool) => NpgsqlDbType.Boolean,
            var t when t == typeof(double) => NpgsqlDbType.Double,
            var t when t == typeof(decimal) => NpgsqlDbType.Numeric,
            var t when t == typeof(DateOnly) => NpgsqlDbType.Date,
            var t when t == typeof(DateTime) => NpgsqlDbType.TimestampTz,
            var t when t == typeof(string) => NpgsqlDbType.Varchar,
            var other => throw new NotSupportedException($"{name} is a {other.Name}, which no table is written with."),
        };
    }
}
