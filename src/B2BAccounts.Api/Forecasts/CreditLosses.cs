using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Forecasts;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Forecasts;

/// <summary>预期信用损失 as of any day that has come: what is open by days past due, by the loss rates of the whole book until the last month end.</summary>
public sealed class CreditLosses(WholeBookBeside wholeBook, Ageings ageings, BusinessClock clock, IOptions<BusinessOptions> business)
{
    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    /// <summary>One figure for each account asked for.</summary>
    /// <param name="factor">See <see cref="CreditLoss.Forward"/>.</param>
    /// <exception cref="RuleViolation">VALUE_OUT_OF_RANGE: the day has not come, or the factor is out of range. FX_RATE_MISSING: the history has a currency without a rate on the day.</exception>
    public async Task<IReadOnlyDictionary<long, Figure<CreditLossFigure>>> OfAccountsAsync(
        Book db, AccountSet accounts, DateOnly day, decimal factor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var (ground, rates, atoms) = await ReadAsync(db, accounts, day, factor, cancel);
        return accounts.Ids.ToDictionary(id => id, id => Figure.Of(() =>
        {
            ground.DemandTold();
            return new CreditLossFigure(day, ground.Until, factor, ground.Matrix, rates, LossOf(id, atoms, rates), []);
        }));
    }

    /// <summary>All accounts that the context shows together, and by their grades.</summary>
    /// <exception cref="RuleViolation">As above.</exception>
    public async Task<CreditLossFigure> TotalAsync(Book db, DateOnly day, decimal factor, CancellationToken cancel)
    {
        var (ground, rates, atoms) = await ReadAsync(db, AccountSet.WholeBook, day, factor, cancel);
        ground.DemandTold();
        var grades = await AssessmentsByAccount.GradesAsync(db, day, cancel);
        var losses = atoms.ByAccount.Select(a => (Grade: grades.GetValueOrDefault(a.Key), Loss: LossOf(a.Key, atoms, rates))).ToList();
        return new CreditLossFigure(
            day, ground.Until, factor, ground.Matrix, rates, CreditLoss.Sum(losses.Select(l => l.Loss)),
            [
                .. losses.GroupBy(l => l.Grade).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => (g.Key, CreditLoss.Sum(g.Select(l => l.Loss)))),
            ]);
    }

    private async Task<(LossGround Ground, IReadOnlyList<decimal?> Rates, DayAtoms Atoms)> ReadAsync(
        Book db, AccountSet accounts, DateOnly day, decimal factor, CancellationToken cancel)
    {
        clock.DemandCome(day);
        CreditLoss.Forward(null, factor);
        var ground = await db.OnceAsync(
            new AccountsOnDay(nameof(LossGround), AccountSet.WholeBook, day), () => LossGround.ReadAsync(db, wholeBook.Of(db), _base, day, cancel));
        IReadOnlyList<decimal?> rates = [.. Enumerable.Range(0, LossMatrix.Edges.Count).Select(b => CreditLoss.Forward(ground.Matrix.LossRate(b), factor))];
        return (ground, rates, await ageings.AtomsAsync(db, accounts, new AgeingQuestion(day, LossMatrix.Edges), cancel));
    }

    private CreditLoss LossOf(long account, DayAtoms atoms, IReadOnlyList<decimal?> rates) =>
        CreditLoss.Of(ageings.Of(atoms.ByAccount[account], atoms).Aged.Buckets, rates, _base);
}
