namespace B2BAccounts.Domain.Forecasts;

/// <summary>
/// What is expected to be paid of what is open, week by week, in the base currency. The weeks and what lies beyond them add up to what is
/// open; that of the book is the sum of its accounts', to the cent.
/// </summary>
/// <param name="Open">Open parts of invoices, as ageing has them.</param>
/// <param name="Beyond">Expected after the last week, or never.</param>
public sealed record CashForecast(DateOnly AsOf, IReadOnlyList<CashWeek> Weeks, decimal Open, decimal Beyond);

/// <summary>A week of a cash forecast.</summary>
/// <param name="Low">The week's sum lies between low and high with 80 % probability, were every invoice paid or not whatever becomes of the others.</param>
public sealed record CashWeek(ForecastWeek Week, decimal Expected, decimal Low, decimal High);
