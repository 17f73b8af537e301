using System.Collections.Concurrent;
using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace B2BAccounts.Api.Persistence.SqlServer;

/// <summary>Inserts an entity's rows by SqlBulkCopy inside the open transaction, keys and constraints checked as for any other row.</summary>
internal sealed class SqlServerRows
{
    private static readonly ConcurrentDictionary<(IModel Model, Type Entity), SqlServerRows> Tables = new();

    private readonly Column[] _columns;
    private readonly string _table;

    private SqlServerRows(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        _table = $"[{table.Name}]";
        _columns = [.. entity.GetFlattenedProperties().Select(p => new Column(p, table))];
    }

    public static async Task InsertAsync<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel)
        where TEntity : class
    {
        var table = Tables.GetOrAdd((db.Model, typeof(TEntity)), key => new SqlServerRows(key.Model.FindEntityType(key.Entity)!));
        var transaction = (SqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        using var copy = new SqlBulkCopy((SqlConnection)db.Database.GetDbConnection(), SqlBulkCopyOptions.CheckConstraints, transaction)
        {
            DestinationTableName = table._table,
            EnableStreaming = true,
            BulkCopyTimeout = db.Database.GetCommandTimeout() ?? 0,
        };
        foreach (var column in table._columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        await using var reader = table.Read(rows).CreateDataReader();
        await copy.WriteToServerAsync(reader, cancel);
    }

    private DataTable Read(IReadOnlyCollection<object> rows)
    {
        var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in _columns)
        {
            table.Columns.Add(column.Name, column.Type);
        }

        table.BeginLoadData();
        foreach (var row in rows)
        {
            table.Rows.Add([.. _columns.Select(c => c.Value(row))]);
        }

        return table;
    }

    private sealed class Column(IProperty property, StoreObjectIdentifier table)
    {
        private readonly ValueConverter? _converter = property.GetRelationalTypeMapping().Converter;
        private readonly IClrPropertyGetter _getter = property.GetGetter();

        public string Name { get; } = property.GetColumnName(table) ?? throw new InvalidOperationException($"{property.Name} has no column in {table.Name}.");

        public Type Type { get; } = TypeOf(property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType);

        public object Value(object row)
        {
            var value = _getter.GetClrValueUsingContainingEntity(row);
            return (value is null || _converter is null ? value : _converter.ConvertToProvider(value)) switch
            {
                null => DBNull.Value,
                DateOnly day => day.ToDateTime(TimeOnly.MinValue),
                var other => other,
            };
        }

        private static Type TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain && plain == typeof(DateOnly) ? typeof(DateTime) : plain;
    }
}
