using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace B2BAccounts.Api.Persistence;

/// <summary>What holds for every column: keys come from the program, enums are words, decimals say what they are, versions guard.</summary>
public static class StoredForms
{
    private const int LongestWord = 40;

    /// <summary>Bytes of UTF-8, or UTF-16 units on SQL Server, in their order: what SQLite does, so that text is equal and in order alike on the three.</summary>
    private const string PostgreSqlCollation = "C";

    public const string SqlServerCollation = "Latin1_General_100_BIN2";

    public static void Apply(ModelBuilder builder, DatabaseKind kind)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (kind == DatabaseKind.SqlServer)
        {
            builder.UseCollation(SqlServerCollation);
        }

        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var key in entity.GetForeignKeys().Where(k => !k.IsOwnership))
            {
                key.DeleteBehavior = DeleteBehavior.Restrict;
            }

            var parts = entity.GetComplexProperties().SelectMany(p => p.ComplexType.GetProperties());
            foreach (var property in entity.GetProperties().Concat(parts))
            {
                Apply(property, kind);
            }

            foreach (var index in entity.GetIndexes().ToList())
            {
                Apply(index, kind);
            }
        }
    }

    private static void Apply(IMutableIndex index, DatabaseKind kind)
    {
        if (index.Properties.FirstOrDefault(p => p.ClrType == typeof(string) && p.GetMaxLength() is null) is { } endless)
        {
            throw new InvalidOperationException($"{endless.DeclaringType.DisplayName()}.{endless.Name} is in an index and needs HasMaxLength().");
        }

        IndexForms.Apply(index, kind);
        // Where nulls come first in ORDER BY they must in the index, or it cannot serve.
        if (kind == DatabaseKind.PostgreSql && index.Properties.Any(p => p.IsNullable))
        {
            index.SetNullSortOrder(index.Properties.Select(p => p.IsNullable ? NullSortOrder.NullsFirst : NullSortOrder.Unspecified).ToArray());
        }
    }

    private static void Apply(IMutableProperty property, DatabaseKind kind)
    {
        property.ValueGenerated = ValueGenerated.Never;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum)
        {
            property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumText<>).MakeGenericType(type))!);
            property.SetMaxLength(LongestWord);
            property.SetIsUnicode(kind == DatabaseKind.SqlServer ? false : null);
        }
        else if (property.IsDecimal())
        {
            if (property.GetPrecision() is null)
            {
                throw new InvalidOperationException(
                    $"{property.DeclaringType.DisplayName()}.{property.Name}: a decimal must be mapped with IsMoney() or IsNumber(digits, decimals).");
            }

            if (property.IsMoney())
            {
                property.SetValueConverter(kind == DatabaseKind.Sqlite ? typeof(ScaledMoney) : typeof(CheckedMoney));
            }
        }
        else if (type == typeof(DateTime) && kind != DatabaseKind.Sqlite)
        {
            property.SetPrecision(UtcInstant.Digits);
        }

        if (kind == DatabaseKind.PostgreSql && (type == typeof(string) || type.IsEnum))
        {
            property.SetCollation(PostgreSqlCollation);
        }

        if (property is { Name: "Version", ClrType: var clr } && clr == typeof(int))
        {
            property.IsConcurrencyToken = true;
        }
    }
}
