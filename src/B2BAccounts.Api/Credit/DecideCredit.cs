using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <param name="DecisionId">The opaque global id of what was asked.</param>
public sealed record DecideCreditInput(string DecisionId, bool Approve, string Reason)
{
    public string? IdempotencyKey { get; init; }
}

/// <param name="DecisionId">The opaque global id of what was asked.</param>
public sealed record WithdrawDecisionInput(string DecisionId)
{
    public string? IdempotencyKey { get; init; }
}

/// <summary>Decides what was asked of an account's credit. With the last agreement that it needs it is done, in the same transaction.</summary>
public sealed class DecideCredit(BookDatabase database, BookTransactions transactions, IHttpContextAccessor requests)
{
    private static readonly DecideValidator DecideRules = new();
    private static readonly WithdrawValidator WithdrawRules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">DECISION_NOT_FOUND, DECISION_CLOSED, DECISION_OWN, DECISION_AUTHORITY, DECISION_VOTED, or DECISION_BY_PERSON: a program asks.</exception>
    public Task<CreditDecision> DecideAsync(DecideCreditInput input, Scope scope, CancellationToken cancel)
    {
        DecideRules.Demand(input);
        var role = Deciders.RoleOf(CallerIdentity.DemandPerson(requests.HttpContext, "decisionId"));
        var person = AuditCaller.Of(requests.HttpContext).Storable();
        return ChangeAsync(input.DecisionId, scope, "decideCredit", input, input.IdempotencyKey, async (book, decision) =>
        {
            var votes = await book.Db.CreditVotes.AsNoTracking().Where(v => v.DecisionId == decision.Id).ToListAsync(book.Cancel);
            var vote = new CreditVote
            {
                Id = await book.KeyAsync<CreditVote>(), DecisionId = decision.Id, AccountId = decision.AccountId, Approved = input.Approve, Reason = input.Reason,
                VoterId = person.Id, VotedBy = person.Name, VotedAt = book.RecordedAt,
            };
            decision.Vote(votes, vote, role, book.Today);
            book.Db.CreditVotes.Add(vote);
            if (decision.Outcome == CreditOutcome.Approved)
            {
                await DoAsync(book, decision, vote.VotedBy);
            }
        }, cancel);
    }

    /// <summary>Who asked takes it back, or whoever might have decided.</summary>
    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">DECISION_NOT_FOUND, DECISION_CLOSED, or DECISION_AUTHORITY: somebody else asked.</exception>
    public Task<CreditDecision> WithdrawAsync(WithdrawDecisionInput input, Scope scope, CancellationToken cancel)
    {
        WithdrawRules.Demand(input);
        var caller = AuditCaller.Of(requests.HttpContext).Storable();
        return ChangeAsync(input.DecisionId, scope, "withdrawDecision", input, input.IdempotencyKey, (book, decision) =>
        {
            if (decision.AskedById != caller.Id)
            {
                throw new RuleViolation(RuleCodes.DecisionAuthority, $"{decision.AskedBy} has asked for it, and nobody else takes it back; refuse it instead.", "decisionId");
            }

            decision.Withdraw(book.RecordedAt, book.Today);
            return Task.CompletedTask;
        }, cancel);
    }

    private async Task<CreditDecision> ChangeAsync<TInput>(
        string decisionId, Scope scope, string operation, TInput input, string? idempotencyKey, Func<BookTransaction, CreditDecision, Task> change, CancellationToken cancel)
    {
        var key = GlobalIds.Key<CreditDecision>(decisionId);
        string? number;
        await using (var db = database.CreateDbContext())
        {
            number = await db.CreditDecisions.Where(d => d.Id == key).Join(db.Accounts, d => d.AccountId, a => a.Id, (_, a) => a.Number).SingleOrDefaultAsync(cancel);
        }

        return await transactions.RunAsync(
            number is null ? BookLock.OfAccounts(decisionId) : BookLock.OfAccounts(number),
            async book =>
            {
                var decision = key is null ? null : await book.Db.CreditDecisions.SingleOrDefaultAsync(d => d.Id == key, book.Cancel);
                if (decision is null || !(scope.SeesEverything || scope.Sees(await book.Db.Accounts.AsNoTracking().SingleAsync(a => a.Id == decision.AccountId, book.Cancel))))
                {
                    throw new RuleViolation(RuleCodes.DecisionNotFound, $"Nothing was asked under the id '{decisionId}'.", "decisionId");
                }

                await book.OnceAsync(idempotencyKey, operation, input, async () =>
                {
                    await change(book, decision);
                    await book.Db.SaveChangesAsync(book.Cancel);
                    return decision.Id;
                });
                return await book.Db.CreditDecisions.AsNoTracking().SingleAsync(d => d.Id == key, book.Cancel);
            },
            cancel);
    }

    private static async Task DoAsync(BookTransaction book, CreditDecision decision, string decider)
    {
        switch (decision.Kind)
        {
            case CreditDecisionKind.Limit:
                book.Db.CreditLimits.Add(decision.ToLimit(await book.KeyAsync<CreditLimit>(), decider, book.Today, book.RecordedAt));
                if (!decision.Group)
                {
                    // Who has decided about the limit has looked at it.
                    await RecordCreditReview.AddAsync(book, decision.AccountId, book.Today, decision.Reason, decider);
                }

                break;
            case CreditDecisionKind.LiftHold:
                // One that was placed since was placed knowing this.
                foreach (var hold in await HoldCredit.Standing(book.Db, decision.AccountId).Where(h => h.SetAt <= decision.AskedAt).ToListAsync(book.Cancel))
                {
                    hold.Lift(decider, book.RecordedAt, decision.Reason);
                }

                break;
            case CreditDecisionKind.PassOrder:
                // The order finds it.
                break;
            default:
                throw new InvalidOperationException($"No decision of kind {decision.Kind} is known.");
        }
    }

    private sealed class DecideValidator : AbstractValidator<DecideCreditInput>
    {
        public DecideValidator()
        {
            RuleFor(d => d.DecisionId).IsText(200);
            RuleFor(d => d.Reason).IsText(CreditDecisionMapping.ReasonLength);
            RuleFor(d => d.IdempotencyKey).IsIdempotencyKey();
        }
    }

    private sealed class WithdrawValidator : AbstractValidator<WithdrawDecisionInput>
    {
        public WithdrawValidator()
        {
            RuleFor(d => d.DecisionId).IsText(200);
            RuleFor(d => d.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
