using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>A day of the running account, by all that has been recorded or only by what had been recorded by an instant.</summary>
/// <param name="KnownAt">In UTC; null is everything.</param>
public readonly record struct LedgerDay(DateOnly Day, DateTime? KnownAt = null)
{
    public static implicit operator LedgerDay(DateOnly day) => FromDateOnly(day);

    /// <summary>The day by everything recorded.</summary>
    public static LedgerDay FromDateOnly(DateOnly day) => new(day);

    /// <summary>Of documents, allocations or reversals, those that do not count yet: they bear a later date, or were recorded later.</summary>
    internal IQueryable<T> Later<T>(IQueryable<T> rows)
        where T : class
    {
        var day = Day;
        return KnownAt is { } instant
            ? rows.Where(r => EF.Property<DateOnly>(r, nameof(Invoice.Date)) > day || EF.Property<DateTime>(r, nameof(Invoice.RecordedAt)) > instant)
            : rows.Where(r => EF.Property<DateOnly>(r, nameof(Invoice.Date)) > day);
    }

    /// <summary>Of disputes, those that stand.</summary>
    internal IQueryable<Dispute> Standing(IQueryable<Dispute> disputes)
    {
        var day = Day;
        return KnownAt is { } instant
            ? disputes.Where(d => d.RecordedAt <= instant && d.OpenedOn <= day && (d.ClosedOn == null || d.ClosedOn > day || d.ClosedRecordedAt > instant))
            : disputes.Where(d => d.OpenedOn <= day && (d.ClosedOn == null || d.ClosedOn > day));
    }

    /// <summary>Of rows that bear the instant at which they were recorded, those that are known.</summary>
    internal IQueryable<T> Known<T>(IQueryable<T> rows)
        where T : class =>
        KnownAt is { } instant ? rows.Where(r => EF.Property<DateTime>(r, nameof(Invoice.RecordedAt)) <= instant) : rows;
}
