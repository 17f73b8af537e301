using System.Globalization;
using B2BAccounts.Api.Inputs;

namespace B2BAccounts.Api.Reports.Statements;

/// <summary>The days that a statement is about, both included.</summary>
public readonly record struct StatementPeriod(DateOnly From, DateOnly To)
{
    /// <summary>A whole calendar month.</summary>
    public static StatementPeriod Of(DateOnly dayInMonth)
    {
        var (year, month) = (dayInMonth.Year, dayInMonth.Month);
        return new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));
    }

    /// <summary>The last calendar month that is over.</summary>
    public static StatementPeriod LastMonth(DateOnly today) => Of(today.AddMonths(-1));

    /// <summary>Reads a month such as 2026-10.</summary>
    public static bool TryParseMonth(string text, out StatementPeriod period)
    {
        var known = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        period = known ? Of(first) : default;
        return known;
    }

    /// <summary>Why no statement is made of it; null when one may be.</summary>
    public string? WrongOn(DateOnly today) => this switch
    {
        _ when From > To => $"The first day is {From:yyyy-MM-dd}, after the last, {To:yyyy-MM-dd}.",
        _ when From < InputRules.FirstDay => $"The first day is {From:yyyy-MM-dd}; allowed are days from {InputRules.FirstDay:yyyy-MM-dd}.",
        _ when To > today => $"The last day, {To:yyyy-MM-dd}, is still to come; ask for days up to {today:yyyy-MM-dd}.",
        _ => null,
    };

    /// <summary>The days, as files are named.</summary>
    public override string ToString() => this == Of(From) ? $"{From:yyyy-MM}" : $"{From:yyyy-MM-dd}-{To:yyyy-MM-dd}";
}
