using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Policies;

/// <param name="PolicyId">The opaque global id of a draft.</param>
/// <param name="ActiveFrom">The first day that is judged by it, today or later; today when left out.</param>
public sealed record ActivatePolicyInput(string PolicyId, DateOnly? ActiveFrom = null)
{
    public string? IdempotencyKey { get; init; }
}

/// <param name="PolicyId">The opaque global id of a draft, or of a version whose day has not come.</param>
public sealed record WithdrawPolicyInput(string PolicyId)
{
    public string? IdempotencyKey { get; init; }
}

/// <summary>Puts a draft in force from a day on, by another person than who drafted it, or takes it back before that day.</summary>
public sealed class ActivatePolicy(BookTransactions transactions, PolicyEvents events, IHttpContextAccessor requests)
{
    private static readonly ActivateValidator ActivateRules = new();
    private static readonly WithdrawValidator WithdrawRules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">DECISION_BY_PERSON, POLICY_NOT_FOUND, POLICY_CLOSED, DECISION_OWN, DATES_OUT_OF_ORDER: the day is past, or
    /// POLICY_INVALID: the grading policy and the credit policy of a day would not know the same grades.</exception>
    public Task<Policy> ActivateAsync(ActivatePolicyInput input, CancellationToken cancel)
    {
        ActivateRules.Demand(input);
        return ChangeAsync(
            input.PolicyId, "activatePolicy", input, input.IdempotencyKey,
            (book, policy, person) => policy.Activate(person.Id, person.Name, input.ActiveFrom ?? book.Today, book.Today, book.RecordedAt), cancel);
    }

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">DECISION_BY_PERSON, POLICY_NOT_FOUND, POLICY_CLOSED, or POLICY_INVALID as of activating.</exception>
    public Task<Policy> WithdrawAsync(WithdrawPolicyInput input, CancellationToken cancel)
    {
        WithdrawRules.Demand(input);
        return ChangeAsync(
            input.PolicyId, "withdrawPolicy", input, input.IdempotencyKey,
            (book, policy, person) => policy.Withdraw(person.Name, book.Today, book.RecordedAt), cancel);
    }

    private Task<Policy> ChangeAsync<TInput>(
        string policyId, string operation, TInput input, string? idempotencyKey, Action<BookTransaction, Policy, AuditCaller> change, CancellationToken cancel)
    {
        CallerIdentity.DemandPerson(requests.HttpContext, "policyId");
        var person = AuditCaller.Of(requests.HttpContext).Storable();
        var key = GlobalIds.Key<Policy>(policyId);
        return transactions.RunAsync(
            async book =>
            {
                var policy = key is null ? null : await book.Db.Policies.SingleOrDefaultAsync(p => p.Id == key, book.Cancel);
                if (policy is null)
                {
                    throw new RuleViolation(RuleCodes.PolicyNotFound, $"There is no policy under the id '{policyId}'.", "policyId");
                }

                await book.OnceAsync(idempotencyKey, operation, input, async () =>
                {
                    change(book, policy, person);
                    await book.Db.SaveChangesAsync(book.Cancel);
                    await DemandGradesKnownAsync(book);
                    if (policy.ActiveFrom == book.Today)
                    {
                        await events.TellAsync(book, policy);
                    }

                    return policy.Id;
                });
                return await book.Db.Policies.AsNoTracking().SingleAsync(p => p.Id == key, book.Cancel);
            },
            cancel);
    }

    /// <summary>From today on each grade that can be given has a limit: else no account of that grade could be assessed.</summary>
    private static async Task DemandGradesKnownAsync(BookTransaction book)
    {
        List<DateOnly> days = [book.Today, .. await book.Db.Policies.Where(p => p.ActiveFrom > book.Today).Select(p => p.ActiveFrom!.Value).Distinct().ToListAsync(book.Cancel)];
        foreach (var day in days.Order())
        {
            var grading = GradingPolicy.Parse(await PoliciesByDay.DocumentAsync(book.Db, PolicyKind.Grading, day, book.Cancel));
            var credit = CreditPolicy.Parse(await PoliciesByDay.DocumentAsync(book.Db, PolicyKind.Credit, day, book.Cancel));
            if (grading.Bands.Select(b => b.Grade).Append(GradingPolicy.Ungraded).FirstOrDefault(g => !credit.Grades.Any(c => c.Grade == g)) is { } unknown)
            {
                throw new RuleViolation(RuleCodes.PolicyInvalid,
                    $"On {day:yyyy-MM-dd} grading policy '{grading.Version}' would give the grade {unknown}, of which credit policy '{credit.Version}' says nothing; activate one that does first.", "policyId");
            }
        }
    }

    private sealed class ActivateValidator : AbstractValidator<ActivatePolicyInput>
    {
        public ActivateValidator()
        {
            RuleFor(p => p.PolicyId).IsText(200);
            RuleFor(p => p.ActiveFrom).IsDay();
            RuleFor(p => p.IdempotencyKey).IsIdempotencyKey();
        }
    }

    private sealed class WithdrawValidator : AbstractValidator<WithdrawPolicyInput>
    {
        public WithdrawValidator()
        {
            RuleFor(p => p.PolicyId).IsText(200);
            RuleFor(p => p.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
