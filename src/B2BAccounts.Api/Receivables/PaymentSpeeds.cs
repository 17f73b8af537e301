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
        if (months is < 1 or > MaxMonths)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"The window must be 1 to {MaxMonths} months long, not {months}.", "months");
        }

        var rows = LedgerRows.Of(db, accounts);
        var rates = await RatesAsync(db, rows, day, cancel);
        var figures = new Dictionary<long, Figure<PaymentSpeedFigure>>();
        await foreach (var events in Events(rows, day, months).ByAccountAsync(cancel))
        {
            figures[events[0].AccountId] = Of(events, rates, day, months);
        }

        foreach (var account in accounts.Ids.Where(a => !figures.ContainsKey(a)))
        {
            figures[account] = Of([], rates, day, months);
        }

        return figures;
    }

    private static Figure<PaymentSpeedFigure> Of(List<InvoiceEvent> events, FxTable rates, DateOnly day, int months) =>
        Figure.Of(() =>
        {
            var course = new InvoiceCourse(events, rates);
            var speed = course.Speed(day, months);
            var forIndex = months == PaymentIndex.Months ? speed : course.Speed(day, PaymentIndex.Months);
            return new PaymentSpeedFigure(speed, PaymentIndex.Of(forIndex), course.Trend(day));
        });

    private static IQueryable<InvoiceEvent> Events(LedgerRows rows, DateOnly day, int months)
    {
        var firstEnd = PaymentTrend.MonthEnds(day)[0];
        DateOnly[] beginnings =
        [
            Window.Months(day, Math.Max(months, PaymentIndex.Months)).After, new DateOnly(firstEnd.Year, firstEnd.Month, 1).AddDays(-1),
        ];
        return InvoiceEvents.Between(rows, beginnings.Min(), day, Window.Months(firstEnd, PaymentSpeed.WriteOffMonths).After);
    }

    private async Task<FxTable> RatesAsync(Book db, LedgerRows rows, DateOnly day, CancellationToken cancel)
    {
        var foreign = await rows.Invoices.Where(i => i.Currency != _base.Code && i.Date <= day)
            .GroupBy(i => i.Currency).Select(g => new { Currency = g.Key, First = g.Min(i => i.Date) }).ToListAsync(cancel);
        var first = foreign.Count == 0 ? day : foreign.Min(f => f.First);
        return await ClosingRates.BetweenAsync(db, _base, foreign.Select(f => f.Currency), first, day, cancel);
    }
}
