namespace B2BAccounts.Domain.Receivables;

/// <summary>How well what was sold is collected, by an account, a group or the book, as of a day; amounts in one currency.</summary>
/// <param name="NotDue">Of the balance, what is not yet due; before what is unapplied.</param>
/// <param name="Dso90">Null without sales in the days, as <paramref name="Dso365"/>.</param>
/// <param name="CountBack">Null when more is owed than all sales known.</param>
/// <param name="BestPossible">Over 90 days, as <paramref name="Delinquent"/>.</param>
public sealed record CollectionFigures(
    DateOnly Day,
    string Currency,
    decimal Balance,
    decimal NotDue,
    decimal Sales90,
    decimal Sales365,
    decimal? Dso90,
    decimal? Dso365,
    decimal? CountBack,
    decimal? BestPossible,
    decimal? Delinquent,
    CollectionEffectiveness Effectiveness)
{
    /// <summary>The quarter of sales that is usual for DSO.</summary>
    public const int ShortDays = 90;

    /// <summary>A year, so that seasons do not bend it.</summary>
    public const int LongDays = 365;

    /// <param name="on">What is owed on the day.</param>
    /// <param name="begin">What was owed before the last full quarter's first day.</param>
    /// <param name="end">What was owed on its last day.</param>
    public static CollectionFigures Of(DateOnly day, AgedBalance on, AgedBalance begin, AgedBalance end, DocumentFlows documents)
    {
        ArgumentNullException.ThrowIfNull(on);
        ArgumentNullException.ThrowIfNull(begin);
        ArgumentNullException.ThrowIfNull(end);
        ArgumentNullException.ThrowIfNull(documents);
        var (sales90, sales365) = (documents.Sales(Window.OfDays(day, ShortDays), day), documents.Sales(Window.OfDays(day, LongDays), day));
        var quarter = CollectionEffectiveness.LastFullQuarter(day);
        return new CollectionFigures(
            day,
            on.Currency,
            on.Balance,
            on.NotDue,
            sales90,
            sales365,
            DaysSalesOutstanding.Of(on.Balance, sales90, ShortDays),
            DaysSalesOutstanding.Of(on.Balance, sales365, LongDays),
            DaysSalesOutstanding.CountBack(on.Balance, day, documents.SalesNewestFirst(day)),
            DaysSalesOutstanding.BestPossible(on.NotDue, sales90, ShortDays),
            DaysSalesOutstanding.AverageDaysDelinquent(on.Balance, on.NotDue, sales90, ShortDays),
            CollectionEffectiveness.Of(
                quarter, begin.Balance, documents.Sales(quarter, quarter.Until), end.Balance, end.NotDue, documents.WrittenOff(quarter, quarter.Until)));
    }
}
