using B2BAccounts.Api.Demo;

namespace B2BAccounts.Api.Generation;

/// <summary>When a payer of a kind pays an invoice.</summary>
public static class PaymentRule
{
    private const int Month = 30;

    /// <summary>Months before the last day since which one who stopped pays nothing.</summary>
    public const int StoppedMonths = 12;

    /// <summary>A working day after the invoice's; it may lie after the book's last day. Null: never.</summary>
    public static DateOnly? PaidOn(PayerKind payer, GenerationPlan plan, DateOnly invoiced, DateOnly due, DemoRandom random)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(random);
        var month = (invoiced.DayNumber - plan.Start.DayNumber) / Month;
        var late = payer switch
        {
            PayerKind.Early => random.Around(-20, 8),
            PayerKind.OnTime => random.Around(-1, 4),
            PayerKind.Late => random.Around(14, 9),
            PayerKind.VeryLate => random.Around(60, 25),
            PayerKind.Slowing => random.Around(-4 + (month * 2), 6),
            PayerKind.Improving => random.Around(60 - (month * 2), 6),
            _ => random.Around(15, 9),
        };
        var day = WorkingDays.After(Later(due.AddDays(late), invoiced.AddDays(1)));
        return payer == PayerKind.Stopped && day > plan.AsOf.AddMonths(-StoppedMonths) ? null : day;
    }

    /// <summary>The next of the two days a month on which some pay all that they have to.</summary>
    public static DateOnly NextPaymentDay(DateOnly day)
    {
        var next = day.Day <= 10 ? new DateOnly(day.Year, day.Month, 10)
            : day.Day <= 25 ? new DateOnly(day.Year, day.Month, 25)
            : new DateOnly(day.Year, day.Month, 10).AddMonths(1);
        return WorkingDays.After(next);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
