using B2BAccounts.Api.Demo;

namespace B2BAccounts.Api.Generation;

/// <summary>How a customer buys and pays.</summary>
/// <param name="First">The first day on which it may buy.</param>
/// <param name="Last">The last one.</param>
/// <param name="Purchases">Days of its invoices, in order, one an invoice.</param>
/// <param name="PaysTogether">Pays what is due on two days of a month, with one payment.</param>
public sealed record GeneratedCustomer(
    PayerKind Payer, CustomerCourse Course, DateOnly First, DateOnly Last, IReadOnlyList<DateOnly> Purchases, bool PaysTogether)
{
    /// <summary>Of a hundred accounts.</summary>
    public const int Percent = 40;

    // With the share of customers above and the courses below, ten invoices an account on average.
    private const int LeastInvoices = 9;
    private const int MostInvoices = 1_500;

    // A month's weight lies between these: twelve times as much is bought in the best month as in the worst.
    private const int LeastSeason = 2;
    private const int MostSeason = 24;

    private static readonly PayerKind[] Payers = Spread<PayerKind>(
        (PayerKind.Early, 12), (PayerKind.OnTime, 40), (PayerKind.Late, 24), (PayerKind.VeryLate, 6),
        (PayerKind.Slowing, 7), (PayerKind.Improving, 7), (PayerKind.Stopped, 4));

    private static readonly CustomerCourse[] Courses = Spread<CustomerCourse>(
        (CustomerCourse.Steady, 70), (CustomerCourse.New, 10), (CustomerCourse.Gone, 14), (CustomerCourse.Lost, 6));

    /// <summary>Null: the account never bought.</summary>
    public static GeneratedCustomer? Of(GenerationPlan plan, int index)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!IsOne(plan, index))
        {
            return null;
        }

        var random = plan.Random(index, "customer");
        var payer = random.Pick(Payers);
        // A change over the years, or its end, shows only in one who buys all the time.
        var course = payer is PayerKind.Slowing or PayerKind.Improving or PayerKind.Stopped ? CustomerCourse.Steady : random.Pick(Courses);
        var (first, last) = course switch
        {
            CustomerCourse.New => (plan.AsOf.AddMonths(-random.Between(2, 12)), plan.AsOf),
            CustomerCourse.Gone => (plan.Start, plan.AsOf.AddMonths(-random.Between(13, 24))),
            CustomerCourse.Lost => (plan.Start, plan.AsOf.AddMonths(-random.Between(7, 20))),
            _ when payer == PayerKind.Stopped => (plan.Start, plan.AsOf.AddMonths(-4)),
            _ => (plan.Start, plan.AsOf),
        };
        var whole = plan.AsOf.DayNumber - plan.Start.DayNumber;
        var invoices = Math.Max(1L, (long)PowerLaw.Tail(random, LeastInvoices, MostInvoices) * (last.DayNumber - first.DayNumber) / whole);
        return new GeneratedCustomer(payer, course, first, last, Days(random, first, last, (int)invoices), random.Chance(30));
    }

    public static bool IsOne(GenerationPlan plan, int index)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Random(index, "status").Chance(Percent);
    }

    // A day is drawn, and kept with a chance that grows towards the customer's own best month.
    private static List<DateOnly> Days(DemoRandom random, DateOnly first, DateOnly last, int count)
    {
        var (best, days) = (random.Between(1, 12), new List<DateOnly>(count));
        while (days.Count < count)
        {
            var day = first.AddDays(random.Between(0, last.DayNumber - first.DayNumber));
            var away = Math.Abs(day.Month - best);
            var weight = MostSeason - ((MostSeason - LeastSeason) * Math.Min(away, 12 - away) / 6);
            if (random.Between(1, MostSeason) <= weight)
            {
                days.Add(WorkingDays.Before(day));
            }
        }

        days.Sort();
        return days;
    }

    private static T[] Spread<T>(params (T Value, int Percent)[] shares) => [.. shares.SelectMany(s => Enumerable.Repeat(s.Value, s.Percent))];
}
