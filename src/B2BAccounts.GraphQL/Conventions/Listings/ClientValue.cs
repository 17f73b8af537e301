using System.Collections.Concurrent;
using System.Globalization;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>Turns a coerced client value into the C# type of the field it is compared with.</summary>
internal static class ClientValue
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, object>> EnumNames = new();

    public static object? To(Type type, object? value, string path, string? keyOf = null)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null)
        {
            return null;
        }

        if (keyOf is not null)
        {
            return GlobalId.Key(keyOf, (string)value, target);
        }

        if (target.IsInstanceOfType(value))
        {
            return value;
        }

        if (target.IsEnum && value is string name)
        {
            return EnumNames.GetOrAdd(target, NamesOf).TryGetValue(Plain(name), out var found)
                ? found
                : throw new InvalidOperationException($"{path}: {target.Name} has no value for {name}.");
        }

        try
        {
            return IsNumber(value.GetType()) && IsNumber(target)
                ? Convert.ChangeType(value, target, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"{path}: a {value.GetType().Name} cannot be compared with {target.Name}.");
        }
        catch (OverflowException)
        {
            throw ListError.Filter($"{path}: {value} is outside the range that this field can have.");
        }
    }

    /// <summary>Whether a C# enum has a member for a value of the schema's enum.</summary>
    public static bool IsIn(Type enumType, string name) => EnumNames.GetOrAdd(enumType, NamesOf).ContainsKey(Plain(name));

    /// <summary>The name that the schema's enum has for a member of a C# enum.</summary>
    public static string NameOf(EnumType type, Enum member)
    {
        var plain = Plain(member.ToString());
        return type.Values.FirstOrDefault(v => Plain(v.Name) == plain)?.Name
            ?? throw new InvalidOperationException($"{type.Name} has no value for {member}.");
    }

    /// <summary>Whether values of a scalar's C# type can be compared with a field: what <see cref="To"/> does.</summary>
    public static bool Converts(Type from, Type to)
    {
        var target = Nullable.GetUnderlyingType(to) ?? to;
        return target.IsAssignableFrom(from) || (target.IsEnum && from == typeof(string)) || (IsNumber(from) && IsNumber(target));
    }

    private static bool IsNumber(Type type) =>
        !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static Dictionary<string, object> NamesOf(Type type) =>
        Enum.GetValues(type).Cast<object>().DistinctBy(v => v.ToString()).ToDictionary(v => Plain(v.ToString()!), v => v);

    // ZH_HANS and ZhHans are the same name in two spellings.
    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
