using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Receivables;

/// <summary>结款速度 as of any day. Quantiles and slopes need the parts themselves, so these stream, one account after the other.</summary>
public sealed class PaymentSpeeds(IOptions<BusinessOptions> business)
{
    public const int MaxMonths = 60;

    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    /// <summary>One figure for each account asked for; of the whole book, for each with an invoice that matters to it.</summary>
    /// <param name="months">Length of the window, 1 to 60.</param>
    public async Task<IReadOnlyDictionary<long, Figure<PaymentSpeedFigure>>> OfAsync(
        Book db, AccountSet accounts, DateOnly day, int months, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(accounts);
        Check(months);
        var rows = LedgerRows.Of(db, accounts);
        var courses = await CoursesAsync(rows, day, months, cancel);
        var figures = new Dictionary<long, Figure<PaymentSpeedFigure>>();
        await foreach (var (account, course) in courses)
        {
            figures[account] = Figure.Of(() => new PaymentsTogether(day, months).Add(course.Payments(day, months)).Figure);
        }

        foreach (var account in accounts.Ids.Where(a => !figures.ContainsKey(a)))
        {
            figures[account] = Figure.Of(() => new PaymentsTogether(day, months).Figure);
        }

        return figures;
    }

    /// <summary>
    /// The payment index alone, which is much less work, of each account asked for that has an invoice that matters to it. What the accounts did
    /// is held in memory: for some hundred of them.
    /// </summary>
    internal async Task<IReadOnlyDictionary<long, Figure<PaymentIndexFigure>>> IndexesAsync(Book db, AccountSet accounts, DateOnly day, CancellationToken cancel)
    {
        var (paidAfter, writeOffsAfter) = (Window.Months(day, PaymentIndex.Months).After, Window.Months(day, PaymentSpeed.WriteOffMonths).After);
        var events = await InvoiceEvents.Between(LedgerRows.Of(db, accounts), paidAfter, day, writeOffsAfter).ByAccountAsync(cancel).ToListAsync(cancel);
        var foreign = events.SelectMany(e => e).Where(e => e.Currency != _base.Code).ToList();
        var first = foreign.Count == 0 ? day : foreign.Min(e => e.InvoiceDate);
        var rates = await ClosingRates.BetweenAsync(db, _base, foreign.Select(e => e.Currency).Distinct(StringComparer.Ordinal), first, day, cancel);
        return events.ToDictionary(e => e[0].AccountId, e => Figure.Of(() => new PaymentIndexFigure(new InvoiceCourse(e, rates).Index(day))));
    }

    /// <summary>One figure for each account, group or book asked for; one of several accounts is weighted by their amounts, like that of one.</summary>
    /// <param name="months">Length of the window, 1 to 60.</param>
    internal async Task<IReadOnlyDictionary<long, Figure<PaymentSpeedFigure>>> GatheredAsync(
        Book db, Gathering asked, DateOnly day, int months, CancellationToken cancel)
    {
        Check(months);
        var sums = new GatheredSums<PaymentsTogether>(asked, () => new PaymentsTogether(day, months));
        await foreach (var (account, course) in await CoursesAsync(LedgerRows.Of(db, asked.Accounts), day, months, cancel))
        {
            sums.Add(account, () => course.Payments(day, months), (sum, parts) => sum.Add(parts));
        }

        return sums.Figures((_, sum) => sum.Figure);
    }

    /// <summary>How every account of the book with invoices paid what came due in the months after a day.</summary>
    internal async Task<IReadOnlyDictionary<long, Figure<PaymentOutcome>>> OutcomesAsync(Book db, DateOnly after, int months, CancellationToken cancel)
    {
        var window = new Window(after, after.AddMonths(months));
        var outcomes = new Dictionary<long, Figure<PaymentOutcome>>();
        await foreach (var (account, course) in await CoursesAsync(LedgerRows.Of(db, AccountSet.WholeBook), window.Until, months, cancel))
        {
            outcomes[account] = Figure.Of(() => course.Outcome(window));
        }

        return outcomes;
    }

    internal static void Check(int months)
    {
        if (months is < 1 or > MaxMonths)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"The window must be 1 to {MaxMonths} months long, not {months}.", "months");
        }
    }

    private async Task<IAsyncEnumerable<(long AccountId, InvoiceCourse Course)>> CoursesAsync(LedgerRows rows, DateOnly day, int months, CancellationToken cancel)
    {
        var rates = await RatesAsync(rows, day, cancel);
        DateOnly[] beginnings =
        [
            Window.Months(day, Math.Max(months, PaymentIndex.Months)).After, FullMonths.Of(PaymentTrend.MonthEnds(day)[0]).After,
        ];
        return InvoiceCourses.StreamAsync(
            rows, rates, beginnings.Min(), day, Window.Months(PaymentTrend.MonthEnds(day)[0], PaymentSpeed.WriteOffMonths).After, cancel);
    }

    private async Task<FxTable> RatesAsync(LedgerRows rows, DateOnly day, CancellationToken cancel)
    {
        var foreign = await rows.Invoices.Where(i => i.Currency != _base.Code && i.Date <= day)
            .GroupBy(i => i.Currency).Select(g => new { Currency = g.Key, First = g.Min(i => i.Date) }).ToListAsync(cancel);
        var first = foreign.Count == 0 ? day : foreign.Min(f => f.First);
        return await ClosingRates.BetweenAsync(rows.Db, _base, foreign.Select(f => f.Currency), first, day, cancel);
    }
}
