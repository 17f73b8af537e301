using System.Globalization;
using System.Text.Json;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>The values that a cursor can hold, as JSON without loss.</summary>
internal static class CursorValue
{
    public static bool CanHold(Type bare) =>
        bare == typeof(string) || bare == typeof(Guid) || bare == typeof(DateOnly) || bare == typeof(DateTime) || bare == typeof(TimeOnly)
        || bare == typeof(bool) || (!bare.IsEnum && Type.GetTypeCode(bare) is >= TypeCode.SByte and <= TypeCode.Decimal);

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case DateTime instant:
                // Ticks and kind: a text would lose one or the other.
                writer.WriteStringValue(instant.ToString("O", CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                writer.WriteNumberValue(day.DayNumber);
                break;
            case TimeOnly time:
                writer.WriteNumberValue(time.Ticks);
                break;
            case Guid id:
                writer.WriteStringValue(id);
                break;
            case IFormattable number:
                writer.WriteStringValue(number.ToString(value is double or float ? "R" : null, CultureInfo.InvariantCulture));
                break;
            default:
                throw new InvalidOperationException($"A cursor cannot hold a {value.GetType().Name}.");
        }
    }

    /// <summary>False for anything that <see cref="Write"/> does not write for this type.</summary>
    public static bool TryRead(JsonElement json, Type type, out object? value)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        value = null;
        if (json.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        try
        {
            value = json.ValueKind switch
            {
                JsonValueKind.True or JsonValueKind.False when bare == typeof(bool) => json.GetBoolean(),
                JsonValueKind.Number when bare == typeof(DateOnly) => DateOnly.FromDayNumber(json.GetInt32()),
                JsonValueKind.Number when bare == typeof(TimeOnly) => new TimeOnly(json.GetInt64()),
                JsonValueKind.String => FromText(json.GetString()!, bare),
                _ => null,
            };
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            // An unpaired surrogate, a day out of range, a number too large: not ours.
            return false;
        }

        return value is not null;
    }

    private static object? FromText(string text, Type bare)
    {
        var culture = CultureInfo.InvariantCulture;
        if (bare == typeof(string))
        {
            return text;
        }

        if (bare == typeof(Guid))
        {
            return Guid.ParseExact(text, "D");
        }

        if (bare == typeof(DateTime))
        {
            return DateTime.ParseExact(text, "O", culture, DateTimeStyles.RoundtripKind);
        }

        return bare != typeof(bool) && bare.IsPrimitive || bare == typeof(decimal) ? Convert.ChangeType(text, bare, culture) : null;
    }
}
