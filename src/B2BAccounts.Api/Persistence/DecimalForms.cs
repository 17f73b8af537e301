using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Persistence;

/// <summary>What a decimal column holds; every one must say it, or the model is refused.</summary>
public static class DecimalForms
{
    private const int MoneyDigits = 19;
    private const int MoneyDecimals = 4;

    /// <summary>An amount in a currency: decimal(19,4), on SQLite a scaled integer. See <see cref="MoneyInQueries"/> for what SQL may do with it.</summary>
    public static PropertyBuilder<T> IsMoney<T>(this PropertyBuilder<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasPrecision(MoneyDigits, MoneyDecimals);
    }

    /// <summary>A rate, share, quantity or score: exact digits, on SQLite as text.</summary>
    public static PropertyBuilder<T> IsNumber<T>(this PropertyBuilder<T> property, int digits, int decimals)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasPrecision(digits, decimals);
    }

    public static bool IsMoney(this IReadOnlyProperty property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return IsDecimal(property) && property.GetPrecision() == MoneyDigits && property.GetScale() == MoneyDecimals;
    }

    public static bool IsDecimal(this IReadOnlyProperty property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(decimal);
    }
}
