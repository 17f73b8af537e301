using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SQLitePCL;

namespace B2BAccounts.Api.Persistence;

/// <summary>How an entity's rows are written to its SQLite table: every value in the form that Microsoft.Data.Sqlite gives it.</summary>
internal sealed class RowTable
{
    private static readonly ConcurrentDictionary<(IModel Model, Type Entity), RowTable> Tables = new();

    private readonly Column[] columns;

    private RowTable(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        columns = [.. entity.GetFlattenedProperties().Select(p => new Column(p, table))];
        Insert = $"""INSERT INTO "{table.Name}" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})""";
    }

    public string Insert { get; }

    public static RowTable Of(IModel model, Type entity) => Tables.GetOrAdd((model, entity), key => new RowTable(key.Model.FindEntityType(key.Entity)!));

    /// <summary>Binds the row's values to the statement's parameters.</summary>
    public void Bind(sqlite3_stmt statement, object row)
    {
        Span<byte> buffer = stackalloc byte[128];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Bind(statement, i + 1, row, buffer);
        }
    }

    private sealed class Column(IProperty property, StoreObjectIdentifier table)
    {
        private readonly ValueConverter? converter = property.GetRelationalTypeMapping().Converter;
        private readonly IClrPropertyGetter getter = property.GetGetter();

        public string Name { get; } = property.GetColumnName(table) ?? throw new InvalidOperationException($"{property.Name} has no column in {table.Name}.");

        public void Bind(sqlite3_stmt statement, int index, object row, Span<byte> buffer)
        {
            var value = getter.GetClrValueUsingContainingEntity(row);
            _ = (value is null || converter is null ? value : converter.ConvertToProvider(value)) switch
            {
                null => raw.sqlite3_bind_null(statement, index),
                long number => raw.sqlite3_bind_int64(statement, index, number),
                int number => raw.sqlite3_bind_int64(statement, index, number),
                bool flag => raw.sqlite3_bind_int64(statement, index, flag ? 1 : 0),
                double number => raw.sqlite3_bind_double(statement, index, number),
                DateOnly day => Format(statement, index, day, "yyyy-MM-dd", buffer),
                DateTime instant => Format(statement, index, instant, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", buffer),
                decimal number => Format(statement, index, number, "0.0###########################", buffer),
                string text => Text(statement, index, text, buffer),
                var other => throw new NotSupportedException($"{Name} holds a {other.GetType().Name}, which no table is written with."),
            };
        }

        private static int Format<T>(sqlite3_stmt statement, int index, T value, string format, Span<byte> buffer)
            where T : IUtf8SpanFormattable => value.TryFormat(buffer, out var length, format, null)
                ? raw.sqlite3_bind_text(statement, index, buffer[..length])
                : throw new InvalidOperationException($"{value} is longer than any value of its kind.");

        // An empty span has no address, which SQLite would take for null.
        private static int Text(sqlite3_stmt statement, int index, string text, Span<byte> buffer) =>
            text.Length == 0 ? raw.sqlite3_bind_text(statement, index, "")
            : Encoding.UTF8.TryGetBytes(text, buffer, out var length)
                ? raw.sqlite3_bind_text(statement, index, buffer[..length])
                : raw.sqlite3_bind_text(statement, index, Encoding.UTF8.GetBytes(text));
    }
}
