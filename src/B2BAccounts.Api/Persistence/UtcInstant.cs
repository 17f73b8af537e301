using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace B2BAccounts.Api.Persistence;

/// <summary>Instants are UTC on the way in and out, in whole microseconds, which all three databases hold.</summary>
public sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(v => In(v), v => DateTime.SpecifyKind(v, DateTimeKind.Utc))
{
    /// <summary>Digits of a second that are kept: microseconds.</summary>
    public const int Digits = 6;

    /// <summary>Cuts what is finer than a microsecond.</summary>
    public static DateTime Truncate(DateTime instant) => new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMicrosecond, instant.Kind);

    private static DateTime In(DateTime value) => value.Kind == DateTimeKind.Utc
        ? Truncate(value)
        : throw new ArgumentException($"An instant to be stored must be UTC, not {value.Kind}.", nameof(value));
}
