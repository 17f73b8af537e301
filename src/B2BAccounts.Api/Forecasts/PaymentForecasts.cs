using System.Runtime.CompilerServices;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Forecasts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Forecasts;

/// <summary>
/// When open invoices are expected to be paid, by what was known on a day: an account's own history of lateness, mixed with its grade's and
/// the book's. One account after the other is read, so that a large book takes no more memory than a small one.
/// </summary>
public sealed class PaymentForecasts(WholeBookBeside wholeBook, Ageings ageings, BusinessClock clock, IOptions<BusinessOptions> business)
{
    public const int MostWeeks = 53;

    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    /// <summary>One for each invoice that the context shows and that was open at the end of the day.</summary>
    /// <exception cref="RuleViolation">VALUE_OUT_OF_RANGE: the day has not come.</exception>
    public async Task<IReadOnlyDictionary<long, Figure<ExpectedPayment>>> OfInvoicesAsync(Book db, IReadOnlyList<long> invoices, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        clock.DemandCome(day);
        var (asked, payments) = (invoices.ToHashSet(), new Dictionary<long, Figure<ExpectedPayment>>());
        var accounts = await AccountSet.Among(db.Invoices, i => i.Id, invoices).Select(i => i.AccountId).Distinct().ToListAsync(cancel);
        await foreach (var item in ItemsAsync(db, AccountSet.Of(accounts), await GroundAsync(db, day, cancel), day, cancel))
        {
            if (asked.Contains(item.InvoiceId))
            {
                payments[item.InvoiceId] = item.Payment;
            }
        }

        return payments;
    }

    /// <summary>Every open invoice of the accounts, in no order, one account after the other.</summary>
    internal static async IAsyncEnumerable<(long InvoiceId, DateOnly DueDate, Figure<ExpectedPayment> Payment)> ItemsAsync(
        Book db, AccountSet accounts, ForecastGround ground, DateOnly day, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var account in AccountCourse.OfAsync(db, accounts, day, cancel))
        {
            var (grade, curves) = (ground.GradeOf(account.AccountId), new AccountCurves(ground, account));
            foreach (var open in account.Open)
            {
                yield return (open.InvoiceId, open.DueDate, Figure.Of(() => ExpectedPayment.Of(day, open.DueDate, curves.Of(open.Disputed), new ForecastBasis(
                    open.Disputed, account.History.Of(open.Disputed).Payments, grade,
                    ground.Curves.Weights(account.History, grade, open.Disputed, day.DayNumber - open.DueDate.DayNumber)))));
            }
        }
    }

    /// <summary>One forecast for each account asked for.</summary>
    /// <param name="weeks">1 to 53.</param>
    /// <exception cref="RuleViolation">VALUE_OUT_OF_RANGE: the day has not come, or so many weeks are not forecast.</exception>
    public async Task<IReadOnlyDictionary<long, Figure<CashForecast>>> OfAccountsAsync(Book db, AccountSet accounts, DateOnly day, int weeks, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        DemandWeeks(weeks);
        var forecasts = accounts.Ids.ToDictionary(id => id, _ => Figure.Of(() => new CashSums(day, weeks, _base).Result()));
        await AddUpAsync(db, accounts, day, weeks, (id, add) => forecasts[id] = Figure.Of(() =>
        {
            var sums = new CashSums(day, weeks, _base);
            add(sums);
            return sums.Result();
        }), cancel);
        return forecasts;
    }

    /// <summary>All accounts that the context shows together.</summary>
    /// <exception cref="RuleViolation">As above; FX_RATE_MISSING: a currency of the book has no rate on the day.</exception>
    public async Task<CashForecast> TotalAsync(Book db, DateOnly day, int weeks, CancellationToken cancel)
    {
        DemandWeeks(weeks);
        var sums = new CashSums(day, weeks, _base);
        await AddUpAsync(db, AccountSet.WholeBook, day, weeks, (_, add) => add(sums), cancel);
        return sums.Result();
    }

    private async Task AddUpAsync(Book db, AccountSet accounts, DateOnly day, int weeks, Action<long, Action<CashSums>> take, CancellationToken cancel)
    {
        clock.DemandCome(day);
        DemandWeeks(weeks);
        var ground = await GroundAsync(db, day, cancel);
        var atoms = await ageings.AtomsAsync(db, accounts, new AgeingQuestion(day), cancel);
        await foreach (var account in AccountCourse.OfAsync(db, accounts, day, cancel))
        {
            if (account.Open.Count > 0)
            {
                take(account.AccountId, sums =>
                {
                    var open = atoms.ByAccount[account.AccountId].Where(a => a.Bucket != AgeingEdges.Unapplied)
                        .Sum(a => atoms.Rates.Convert(a.Amount, a.Currency, day));
                    var curves = new AccountCurves(ground, account);
                    sums.Add(open, [.. account.Open.Select(o => (o.Amount * atoms.Rates.At(o.Currency, day).Rate, o.DueDate, curves.Of(o.Disputed)))]);
                });
            }
        }
    }

    internal Task<ForecastGround> GroundAsync(Book db, DateOnly day, CancellationToken cancel) => db.OnceAsync(
        new AccountsOnDay(nameof(ForecastGround), AccountSet.WholeBook, day), () => ForecastGround.ReadAsync(db, wholeBook.Of(db), day, cancel));

    private static void DemandWeeks(int weeks)
    {
        if (weeks is < 1 or > MostWeeks)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"A forecast has 1 to {MostWeeks} weeks, not {weeks}.", "weeks");
        }
    }

    /// <summary>An account's curves, made when first asked for.</summary>
    private sealed class AccountCurves(ForecastGround ground, AccountCourse account)
    {
        private readonly Dictionary<bool, LatenessCurve> _curves = [];

        public LatenessCurve Of(bool disputed)
        {
            var grade = ground.GradeOf(account.AccountId);
            ground.DemandTold(grade, disputed);
            return _curves.TryGetValue(disputed, out var curve) ? curve : _curves[disputed] = ground.Curves.Of(account.History, grade, disputed);
        }
    }
}
