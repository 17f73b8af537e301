using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace B2BAccounts.Api.Persistence;

/// <summary>What holds for every column: keys come from the program, enums are words, decimals say what they are, versions guard.</summary>
public static class StoredForms
{
    private const int LongestWord = 40;

    /// <param name="model">The model, all mappings applied.</param>
    /// <param name="scaled">The database has no decimal: money is a scaled integer.</param>
    public static void Apply(IMutableModel model, bool scaled)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var entity in model.GetEntityTypes())
        {
            foreach (var key in entity.GetForeignKeys().Where(k => !k.IsOwnership))
            {
                key.DeleteBehavior = DeleteBehavior.Restrict;
            }

            var parts = entity.GetComplexProperties().SelectMany(p => p.ComplexType.GetProperties());
            foreach (var property in entity.GetProperties().Concat(parts))
            {
                Apply(property, scaled);
            }
        }
    }

    private static void Apply(IMutableProperty property, bool scaled)
    {
        property.ValueGenerated = ValueGenerated.Never;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum)
        {
            property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumText<>).MakeGenericType(type))!);
            property.SetMaxLength(LongestWord);
        }
        else if (property.IsDecimal())
        {
            if (property.GetPrecision() is null)
            {
                throw new InvalidOperationException(
                    $"{property.DeclaringType.DisplayName()}.{property.Name}: a decimal must be mapped with IsMoney() or IsNumber(digits, decimals).");
            }

            if (scaled && property.IsMoney())
            {
                property.SetValueConverter(typeof(ScaledMoney));
            }
        }

        if (property is { Name: "Version", ClrType: var clr } && clr == typeof(int))
        {
            property.IsConcurrencyToken = true;
        }
    }
}
