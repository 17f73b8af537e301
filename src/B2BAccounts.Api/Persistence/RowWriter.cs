using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// Inserts rows by one prepared statement, by the model's own columns and converters, past the change tracker: several times
/// as fast, which a million imported rows notice.
/// </summary>
public static class RowWriter
{
    public static async Task InsertAsync<TEntity>(this BookTransaction book, IReadOnlyCollection<TEntity> rows)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return;
        }

        var entity = book.Db.Model.FindEntityType(typeof(TEntity))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var columns = entity.GetFlattenedProperties().Select(p => new Column(p, table)).ToArray();
        await using var command = book.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            $"""INSERT INTO "{table.Name}" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})""";
        var parameters = columns.Select((c, i) => c.AddTo(command, $"@p{i}")).ToArray();
        await command.PrepareAsync(book.Cancel);
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                parameters[i].Value = columns[i].Read(row);
            }

            await command.ExecuteNonQueryAsync(book.Cancel);
        }
    }

    private sealed class Column(IProperty property, StoreObjectIdentifier table)
    {
        private readonly RelationalTypeMapping _mapping = property.GetRelationalTypeMapping();
        private readonly IClrPropertyGetter _getter = property.GetGetter();

        public string Name { get; } = property.GetColumnName(table) ?? throw new InvalidOperationException($"{property.Name} has no column in {table.Name}.");

        public DbParameter AddTo(DbCommand command, string name)
        {
            var parameter = _mapping.CreateParameter(command, name, null, nullable: true);
            command.Parameters.Add(parameter);
            return parameter;
        }

        public object Read(object row)
        {
            var value = _getter.GetClrValueUsingContainingEntity(row);
            return (value is null || _mapping.Converter is not { } converter ? value : converter.ConvertToProvider(value)) ?? DBNull.Value;
        }
    }
}
