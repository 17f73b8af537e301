namespace B2BAccounts.Domain.Forecasts;

/// <summary>When an invoice that is open at the end of a day is expected to be paid, with an interval that holds the day with 80 % probability.</summary>
/// <param name="Date">Paid by then as likely as not; null when such an invoice was never known to be paid so likely.</param>
/// <param name="Earliest">One in ten is paid by then; null likewise.</param>
/// <param name="Latest">Nine in ten are; null likewise.</param>
public sealed record ExpectedPayment(DateOnly AsOf, DateOnly? Date, DateOnly? Earliest, DateOnly? Latest, ForecastBasis Basis)
{
    /// <param name="curve">How such invoices are paid.</param>
    public static ExpectedPayment Of(DateOnly asOf, DateOnly dueDate, LatenessCurve curve, ForecastBasis basis)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return new ExpectedPayment(asOf, On(0.5), On(ExpectedSum.Outside), On(1 - ExpectedSum.Outside), basis);

        DateOnly? On(double chance) => curve.PaidWith(chance, asOf.DayNumber - dueDate.DayNumber) is { } late ? dueDate.AddDays(late) : null;
    }
}

/// <summary>What an expected payment rests on.</summary>
/// <param name="Disputed">It was disputed up to the day, so that it was compared with such.</param>
/// <param name="Payments">Payments of the account's own such invoices of the last 24 months.</param>
/// <param name="Grade">The account's grade on the day; null without one.</param>
/// <param name="Weights">In the next day's chance.</param>
public sealed record ForecastBasis(bool Disputed, int Payments, string? Grade, ForecastWeights Weights);
