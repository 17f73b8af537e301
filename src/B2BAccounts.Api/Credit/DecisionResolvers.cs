using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Credit;

/// <summary>Who answers which field of schema/credit-decisions.graphql.</summary>
public static class DecisionResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.List<CreditHold, long>("CreditHold", h => h.Id).OrderedBy(h => h.SetAt, descending: true);
        conventions.Node<CreditHold, long>("CreditHold", h => h.Id, (ids, context) => AccountSet.Among(context.Book().CreditHolds, h => h.Id, ids));
        conventions.List<CreditDecision, long>("CreditDecision", d => d.Id).OrderedBy(d => d.AskedAt, descending: true);
        conventions.Node<CreditDecision, long>("CreditDecision", d => d.Id, (ids, context) => AccountSet.Among(context.Book().CreditDecisions, d => d.Id, ids));
        bindings.Query
            .Connection(conventions, "creditDecisions", c => c.Book().CreditDecisions)
            .Connection(conventions, "creditDecisionQueue", Queue);
        bindings.Object<Account>("Account")
            .BatchConnection(conventions, "creditHolds", c => c.Book().CreditHolds, a => a.Id, h => h.AccountId)
            .BatchConnection(conventions, "creditDecisions", c => c.Book().CreditDecisions, a => a.Id, d => d.AccountId);
        bindings.Object<CreditHold>("CreditHold").BatchAccount(conventions, "account", h => h.AccountId);
        bindings.Object<CreditVote>("CreditVote");
        bindings.Object<CreditDecision>("CreditDecision")
            .BatchAccount(conventions, "account", d => d.AccountId)
            .BatchRows(conventions, "votes", d => d.Id, (ids, context) => AccountSet.Among(context.Book().CreditVotes, v => v.DecisionId, ids).OrderBy(v => v.VotedAt).ThenBy(v => v.Id), v => v.DecisionId)
            .Field("amount", (d, _) => d.Amount is { } amount ? new Money(amount, d.Currency!) : (Money?)null)
            .Field("amountInQuestion", (d, context) => new Money(d.AmountInQuestion, context.Get<IOptions<BusinessOptions>>().Value.BaseCurrency))
            .Field("status", (d, context) => d.StatusOn(context.Today()))
            .Field("late", (d, context) => d.IsLateOn(context.Today()));
        bindings.Input<HoldCreditInput>("HoldCreditInput").Input<AskLimitInput>("AskLimitInput").Input<AskHoldLiftedInput>("AskHoldLiftedInput")
            .Input<AskOrderPassedInput>("AskOrderPassedInput").Input<DecideCreditInput>("DecideCreditInput").Input<WithdrawDecisionInput>("WithdrawDecisionInput").Mutation
            .Payload(conventions, "holdCredit", context => context.Get<HoldCredit>().HandleAsync(context.Argument<HoldCreditInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "askLimit", context => context.Get<AskDecision>().LimitAsync(context.Argument<AskLimitInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "askHoldLifted", context => context.Get<AskDecision>().HoldLiftedAsync(context.Argument<AskHoldLiftedInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "askOrderPassed", context => context.Get<AskDecision>().OrderPassedAsync(context.Argument<AskOrderPassedInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "decideCredit", context => context.Get<DecideCredit>().DecideAsync(context.Argument<DecideCreditInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "withdrawDecision", context => context.Get<DecideCredit>().WithdrawAsync(context.Argument<WithdrawDecisionInput>("input"), context.Get<Scope>(), context.CancellationToken));
    }

    /// <summary>What waits for the caller: of his own authority, and of less where those have let it become late.</summary>
    private static IQueryable<CreditDecision> Queue(FieldContext context)
    {
        var (db, day) = (context.Book(), context.Today());
        if (context.Get<CurrentCaller>().Caller is not { } caller)
        {
            // Outside a request nothing waits for anybody.
            return db.CreditDecisions.Where(d => false);
        }

        var (own, id) = (Deciders.RoleOf(caller), StorableText.Of(caller.Id));
        List<DecidingRole> below = [.. Enum.GetValues<DecidingRole>().Where(r => r < own)];
        return db.CreditDecisions
            .Where(d => d.Outcome == null && d.LapsesOn >= day && d.AskedById != id && (d.Authority == own || (d.DueOn < day && below.Contains(d.Authority))))
            .Where(d => !db.CreditVotes.Any(v => v.DecisionId == d.Id && v.VoterId == id));
    }
}
