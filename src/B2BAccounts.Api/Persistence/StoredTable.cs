using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace B2BAccounts.Api.Persistence;

/// <summary>An entity's table as its database has it: for what reads and writes rows past EF's own statements.</summary>
internal sealed class StoredTable
{
    private static readonly ConcurrentDictionary<IEntityType, StoredTable> Known = new();

    private StoredTable(IEntityType entity)
    {
        Name = entity.GetTableName()!;
        var table = StoreObjectIdentifier.Table(Name, entity.GetSchema());
        Columns = [.. entity.GetFlattenedProperties().Select(p => new StoredColumn(p, table))];
    }

    public string Name { get; }

    public IReadOnlyList<StoredColumn> Columns { get; }

    /// <summary>The columns' names in double quotes, with commas between them.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    public static StoredTable Of(IModel model, Type entity) => Of(model.FindEntityType(entity)!);

    public static StoredTable Of(IEntityType entity) => Known.GetOrAdd(entity, e => new StoredTable(e));
}

/// <summary>A column, and how a row's value gets the form that the database keeps.</summary>
internal sealed class StoredColumn(IProperty property, StoreObjectIdentifier table)
{
    private readonly ValueConverter? _converter = property.GetRelationalTypeMapping().Converter;
    private readonly IClrPropertyGetter _getter = property.GetGetter();

    public IProperty Property => property;

    public string Name { get; } = property.GetColumnName(table) ?? throw new InvalidOperationException($"{property.Name} has no column in {table.Name}.");

    /// <summary>What the driver is given, nulls apart.</summary>
    public Type Type { get; } = Plain(property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType);

    /// <summary>The row's own value.</summary>
    public object? Given(object row) => _getter.GetClrValueUsingContainingEntity(row);

    /// <summary>A value of the column in the form that the database keeps.</summary>
    public object? Stored(object? given) => given is null || _converter is null ? given : _converter.ConvertToProvider(given);

    /// <summary>The row's value in the form that the database keeps.</summary>
    public object? Of(object row) => Stored(Given(row));

    /// <summary>A kind of value that no table is written with.</summary>
    public NotSupportedException Unwritable(Type other) => new($"{Name} holds a {other.Name}, which no table is written with.");

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
