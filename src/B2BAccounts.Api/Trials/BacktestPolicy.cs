using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Trials;

/// <param name="Until">The last day of what came.</param>
/// <param name="NothingDue">Graded accounts that nothing came due of.</param>
/// <param name="NotAssessed">Accounts that a rule stands in the way of, such as a missing exchange rate.</param>
public sealed record PolicyBacktest(DateOnly AsOf, DateOnly Until, string Version, int NothingDue, int NotAssessed, GradeBacktest Backtest);

/// <summary>Grades the book as of a past day by a policy, and tells how the grades paid in the 12 months after it. Nothing is recorded.</summary>
public sealed class BacktestPolicy(BookGrades grades, PaymentSpeeds speeds, BusinessClock clock)
{
    /// <summary>Months after the day in which it is seen what came.</summary>
    public const int Months = 12;

    /// <param name="db">The whole book.</param>
    /// <exception cref="RuleViolation">VALUE_OUT_OF_RANGE: the 12 months are not over, or the day is before all books; POLICY_INVALID: the policy gives no grades.</exception>
    public async Task<PolicyBacktest> OfAsync(Book db, TriedPolicy tried, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tried);
        if (tried.Kind != PolicyKind.Grading)
        {
            throw new RuleViolation(RuleCodes.PolicyInvalid, "Only a grading policy gives grades, of which it can be seen how they paid.", "policy");
        }

        if (day < InputRules.FirstDay || day.AddMonths(Months) >= clock.Today)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange,
                $"What came of grades is seen over {Months} months: the day must lie between {InputRules.FirstDay:yyyy-MM-dd} and {clock.Today.AddDays(-1).AddMonths(-Months):yyyy-MM-dd}, not on {day:yyyy-MM-dd}.", "asOf");
        }

        var policy = GradingPolicy.Parse(tried.Document);
        var table = await grades.TableAsync(day, cancel);
        var came = await speeds.OutcomesAsync(db, day, Months, cancel);
        var (outcomes, nothingDue, notAssessed) = (new List<GradeOutcome>(), 0, 0);
        foreach (var batch in await BookGrades.BatchesAsync(db, day, cancel))
        {
            foreach (var (id, graded) in (await grades.OfAsync(db, AccountSet.Of(batch), day, policy, table, cancel)).OrderBy(g => g.Key))
            {
                if (graded.ValueOrNull is not { } account || (came.TryGetValue(id, out var figure) && figure.Violation is not null))
                {
                    notAssessed++;
                }
                else if (figure.ValueOrNull is not { Due: > 0m } outcome)
                {
                    nothingDue++;
                }
                else
                {
                    outcomes.Add(new GradeOutcome(account.Grade, outcome.Due, outcome.Late, outcome.AmountDaysLate, outcome.WrittenOff));
                }
            }
        }

        return new PolicyBacktest(
            day, day.AddMonths(Months), tried.Version, nothingDue, notAssessed, GradeBacktest.Of(outcomes, [.. policy.Bands.Select(b => b.Grade), GradingPolicy.Ungraded], cancel));
    }
}
