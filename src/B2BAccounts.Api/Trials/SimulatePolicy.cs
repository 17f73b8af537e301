using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Trials;

/// <summary>
/// 政策试算. Grades and limits by policy that every customer would have on a day by a policy, beside those by the one in force, both from the
/// same figures, so that what differs is the policy's doing. Nothing is recorded.
/// </summary>
public sealed class SimulatePolicy(BookGrades grades, Balances balances, BusinessClock clock, IOptions<BusinessOptions> business)
{
    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    /// <param name="db">The whole book.</param>
    /// <exception cref="RuleViolation">VALUE_OUT_OF_RANGE: the day lies in the future, or before all books; POLICY_INVALID: the policy is of reminders, or would give a
    /// grade of which the credit policy of the day says nothing.</exception>
    public async Task<PolicySimulation> OfAsync(Book db, TriedPolicy tried, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tried);
        if (day < InputRules.FirstDay || day > clock.Today)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"The day must lie between {InputRules.FirstDay:yyyy-MM-dd} and today, {clock.Today:yyyy-MM-dd}, not on {day:yyyy-MM-dd}.", "asOf");
        }

        var (grading, credit) = (await GradingPolicies.OnAsync(db, day, cancel), await CreditPolicies.OnAsync(db, day, cancel));
        var (triedGrading, triedCredit) = tried.Kind switch
        {
            PolicyKind.Grading => (GradingPolicy.Parse(tried.Document), credit),
            PolicyKind.Credit => (grading, CreditPolicy.Parse(tried.Document)),
            _ => throw new RuleViolation(RuleCodes.PolicyInvalid, "A policy of reminders moves no grade and no limit; see what it would do with a dry run.", "policy"),
        };
        var table = await grades.TableAsync(day, cancel);
        var (tally, notAssessed) = (new SimulationTally(_base), 0);
        foreach (var batch in await BookGrades.BatchesAsync(db, day, cancel))
        {
            var accounts = AccountSet.Of(batch);
            var before = await grades.OfAsync(db, accounts, day, grading, table, cancel);
            var after = await grades.AgainAsync(db, before, grading, day, triedGrading, table, cancel);
            var terms = await PolicyLimits.TermsAsync(db, accounts, day, cancel);
            var owed = await balances.OfAsync(db, accounts, day, cancel);
            foreach (var id in batch)
            {
                if (before[id].ValueOrNull is not { } old || after[id].ValueOrNull is not { } now || owed[id].ValueOrNull is not { } balance)
                {
                    notAssessed++;
                    continue;
                }

                tally.Add(new MovedAccount(id, old.Grade, now.Grade, balance.Total, Limit(credit, old), Limit(triedCredit, now)));

                Money Limit(CreditPolicy policy, GradedAccount account) => new(
                    PolicyLimit.Of(policy, account.Grade, day, account.Inputs.PurchaseLevel, account.Inputs.FirstInvoiceOn, terms[id], account.Inputs.PaymentIndex).Amount, _base);
            }
        }

        return new PolicySimulation(
            day, tried.Version, tried.Kind == PolicyKind.Grading ? grading.Version : credit.Version, tally.Accounts, notAssessed, tally.Moves, tally.MovedCount, tally.Moved);
    }
}
