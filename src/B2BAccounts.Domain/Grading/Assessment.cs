namespace B2BAccounts.Domain.Grading;

/// <summary>评级结果, with everything that explains it. Same inputs, table and policy version give the same bytes.</summary>
/// <param name="Total">Sum of the contributions, exactly; null when no indicator has a value or weight.</param>
/// <param name="GradeByPoints">By bands and hysteresis alone: input of the next assessment.</param>
/// <param name="Grade">After minimum history and knock-outs.</param>
/// <param name="KnockOuts">Those that struck; each must be cured to be free of its cap.</param>
/// <param name="Missing">Indicators without a value.</param>
/// <param name="WaysUp">Of the smallest number of indicators, the easiest first; empty in the best band or without history.</param>
/// <param name="NextGrade">The band that the ways lead to, and the points it takes.</param>
public sealed record Assessment(
    long AccountId,
    DateOnly AsOf,
    string PolicyVersion,
    DateOnly QuantileDay,
    string InputHash,
    IReadOnlyList<IndicatorResult> Indicators,
    decimal? Total,
    string? PreviousByPoints,
    string GradeByPoints,
    string Grade,
    bool EnoughHistory,
    IReadOnlyList<KnockOut> KnockOuts,
    IReadOnlyList<IndicatorKind> Missing,
    string? NextGrade,
    decimal? NextGradePoints,
    IReadOnlyList<WayUp> WaysUp);
