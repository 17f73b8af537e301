using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore.Metadata;

namespace B2BAccounts.Api.Tests.Copying;

/// <summary>Fills every column of every table, found by the model: ordinary values, none, the greatest and the least that it can hold.</summary>
internal sealed class EveryColumn(AccountsDb db)
{
    public const int Rows = 4;

    private const long FirstKey = 5_000_000;

    // Quotes, white space, Chinese, and characters that take two units of UTF-16, some of which are one letter only together.
    private const string Mixed = "é'\"\\\t\n 中文公司 𠮷野家 😀👩‍🚀 ﷽ end ";

    /// <summary>Accounts refer to accounts with a greater key, a smaller one, and to none.</summary>
    public static async Task FillAsync(AccountsDb db)
    {
        var rows = new EveryColumn(db);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            for (var row = 0; row < Rows; row++)
            {
                rows.Add(entity, row);
            }
        }

        await db.SaveChangesAsync();
    }

    private void Add(IEntityType entity, int row)
    {
        var one = RuntimeHelpers.GetUninitializedObject(entity.ClrType);
        foreach (var property in entity.GetProperties())
        {
            property.PropertyInfo!.SetValue(one, Value(entity, property, row));
        }

        foreach (var terms in entity.GetComplexProperties())
        {
            terms.PropertyInfo!.SetValue(one, row == 1 ? default : new PaymentTerms(row * 700, row % 2 == 0, row == 2 ? 99.999999m : 0.5m, int.MaxValue - row));
        }

        db.Add(one);
    }

    private static object? Value(IEntityType entity, IProperty property, int row)
    {
        if (property.GetContainingForeignKeys().FirstOrDefault() is { } reference)
        {
            var own = reference.PrincipalEntityType == entity;
            return own ? row switch { 0 => Key(3), 2 => Key(0), _ => null } : Key(row);
        }

        if (property.IsPrimaryKey() && property.ClrType == typeof(long))
        {
            return Key(row);
        }

        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var isUnique = property.IsPrimaryKey() || property.GetContainingIndexes().Any(i => i.IsUnique && i.Properties.Count == 1);
        return row == 1 && property.IsNullable ? null
            : type == typeof(string) ? Text(property.GetMaxLength(), isUnique ? row.ToString(CultureInfo.InvariantCulture) : "", row)
            : type.IsEnum ? Enum.GetValues(type).GetValue(row % Enum.GetValues(type).Length)
            : type == typeof(decimal) ? Number(property, row)
            : type == typeof(DateOnly) ? Of(row, new DateOnly(2026, 3, 31), DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(1969, 12, 31))
            : type == typeof(DateTime) ? Of(row, Instant("2026-03-31T09:15:26.123456Z"), Instant("0001-01-01T00:00:00Z"), Instant("9999-12-31T23:59:59.999999Z"), Instant("1969-12-31T23:59:59.000001Z"))
            : type == typeof(double) ? Of(row, 0.1 + 0.2, 0.0, double.MaxValue, -double.Epsilon)
            : type == typeof(long) ? Of(row, 42L, 0L, long.MaxValue, long.MinValue)
            : type == typeof(int) ? Of(row, 42, 0, int.MaxValue, int.MinValue)
            : type == typeof(bool) ? row % 2 == 0
            : throw new NotSupportedException($"{property.Name} is a {type.Name}: say what its values are.");
    }

    private static long Key(int row) => row == 2 ? long.MaxValue : FirstKey + row;

    private static T Of<T>(int row, params ReadOnlySpan<T> values) => values[row];

    private static decimal Number(IProperty property, int row)
    {
        var scale = property.GetScale() ?? throw new NotSupportedException($"{property.Name} does not say how many decimals it has.");
        var least = new decimal(1, 0, 0, false, (byte)scale);
        var digits = Math.Min(property.GetPrecision()!.Value, 28);
        var most = property.IsMoney() ? 900_000_000_000_000m : decimal.Parse(new string('9', digits - scale) + "." + new string('9', scale), CultureInfo.InvariantCulture);
        return Of(row, 0.5m, 0m, -most, least);
    }

    private static string Text(int? longest, string prefix, int row)
    {
        var most = longest ?? 100_000;
        return row switch
        {
            0 => Cut(prefix + Mixed, most),
            1 => prefix,
            2 => prefix + new string('国', most - prefix.Length),
            _ => Cut(prefix + " 0 ", most),
        };
    }

    private static string Cut(string text, int most)
    {
        var cut = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().TakeWhile(r => cut.Length + r.Utf16SequenceLength <= most))
        {
            cut.Append(rune);
        }

        return cut.ToString();
    }

    private static DateTime Instant(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
