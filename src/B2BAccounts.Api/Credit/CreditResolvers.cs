using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Credit;

/// <summary>Who answers which field of schema/credit.graphql.</summary>
public static class CreditResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(conventions);
        BindReservations(bindings, conventions);
        DecisionResolvers.Bind(bindings, conventions);
        CreditReviewResolvers.Bind(bindings, conventions);
        bindings.Query.Field("simulateOrder", context => context.Get<SimulateOrder>().OfAsync(
            context.Book(), new SimulateOrderInput(context.Argument<string>("accountNumber"), context.Argument<MoneyInput>("amount"), context.Argument<string?>("orderNumber")), context.CancellationToken));
        bindings.Object<SimulatedOrder>("SimulatedOrder").Field("passed", o => o.IsPassed);
        bindings.Object<OrderRuleResult>("OrderRuleResult");
        bindings.Object<Account>("Account").Batch("credit", a => a.Id, async (accounts, context) => context.Figures(
            accounts, await context.Get<Credits>().UsesAsync(context.Book(), AccountSet.Of(accounts), context.CancellationToken)));
        bindings.Object<Account>("Account").Batch("benefits", a => a.Grade, async (grades, context) =>
        {
            var policy = await CreditPolicies.OnAsync(context.Book(), context.Today(), context.CancellationToken);
            return (IReadOnlyList<GradeBenefits?>)[.. grades.Select(grade => policy.Grades.FirstOrDefault(g => g.Grade == grade)?.Benefits)];
        });
        bindings.Object<GradeBenefits>("GradeBenefits");
        bindings.Object<Account>("Account").Batch("industryBenchmark", a => a.Id, async (accounts, context) => context.Figures(
            accounts, await context.Get<IndustryBenchmarks>().OfAsync(context.Book(), accounts, context.CancellationToken)));
        bindings.Object<IndustryBenchmark>("IndustryBenchmark")
            .Field("medianTermsDays", b => b.TermsDays.Told("The median of terms"))
            .Field("medianLimitMonths", b => b.LimitMonths.Told("The median of limits"));
        bindings.Object<CreditUse>("Credit")
            .Field("covered", c => c.Cover.Value.Covered)
            .Field("uninsured", c => c.Cover.Value.Uninsured)
            .Field("available", c => c.ToldAvailable)
            .Field("utilisation", c => Shown.Decimals(c.Utilisation))
            .Batch("status", async (uses, context) => (IReadOnlyList<CreditStatus>)[.. (await StandingsAsync(uses, context)).Select(s => s?.Status ?? default)])
            .Batch("reasons", async (uses, context) => (IReadOnlyList<IReadOnlyList<CreditReasonLine>>)[.. (await StandingsAsync(uses, context)).Select(s => s?.Reasons ?? [])]);
        bindings.Object<ShownExposure>("CreditExposure");
        conventions.List<CreditLimit, long>("CreditLimit", l => l.Id).OrderedBy(l => l.RecordedAt, descending: true);
        bindings.Object<Account>("Account").BatchConnection(conventions, "creditLimits", c => c.Book().CreditLimits, a => a.Id, l => l.AccountId);
        bindings.Object<CreditLimit>("CreditLimit")
            .Field("amount", l => l.Amount, l => l.Currency, (amount, currency) => new Money(amount, currency))
            .Field("coverPercent", l => l.CoverPercent is { } percent ? PlainDecimal.Of(percent) : (decimal?)null)
            .BatchRow(conventions, "decision", l => l.DecisionId, (ids, context) => AccountSet.Among(context.Book().CreditDecisions, d => d.Id, ids), d => d.Id);
        bindings.Object<CreditReasonLine>("CreditReason");
        bindings.Input<RecordInsuranceInput>("RecordInsuranceInput").Mutation
            .Payload(conventions, "recordInsurance", context => context.Get<RecordInsurance>().HandleAsync(context.Argument<RecordInsuranceInput>("input"), context.Get<Scope>(), context.CancellationToken));
    }

    private static void BindReservations(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<CreditReservation, long>("CreditReservation", r => r.Id).OrderedBy(r => r.ReservedAt, descending: true);
        conventions.Node<CreditReservation, long>("CreditReservation", r => r.Id, (ids, context) => AccountSet.Among(context.Book().CreditReservations, r => r.Id, ids));
        bindings.Object<Account>("Account").BatchConnection(conventions, "reservations", c => c.Book().CreditReservations, a => a.Id, r => r.AccountId);
        bindings.Object<CreditReservation>("CreditReservation")
            .Field("amount", r => r.Amount, r => r.Currency, (amount, currency) => new Money(amount, currency))
            .Field("delivered", r => r.Delivered, r => r.Currency, (amount, currency) => new Money(amount, currency))
            .Field("invoiced", r => r.Invoiced, r => r.Currency, (amount, currency) => new Money(amount, currency))
            .Field("reserved", (r, context) => new Money(r.ReservedOn(context.Today()), r.Currency))
            .Field("status", (r, context) => r.StatusOn(context.Today()))
            .BatchAccount(conventions, "account", r => r.AccountId);
        bindings.Input<ReserveCreditInput>("ReserveCreditInput").Input<ReservedPartInput>("ReservedPartInput").Mutation
            .Payload(conventions, "reserveCredit", context => context.Get<ReserveCredit>().HandleAsync(context.Argument<ReserveCreditInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "deliverReserved", context => context.Get<ChangeReserved>().DeliverAsync(context.Argument<ReservedPartInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "takeBackDelivered", context => context.Get<ChangeReserved>().TakeBackAsync(context.Argument<ReservedPartInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "releaseReserved", context => context.Get<ChangeReserved>().ReleaseAsync(context.Argument<ReservedPartInput>("input"), context.Get<Scope>(), context.CancellationToken));
    }

    // Of an account that a rule stands in the way of, the field fails, whatever value stands here for it.
    private static async Task<IReadOnlyList<CreditStandingFigure?>> StandingsAsync(IReadOnlyList<CreditUse> uses, FieldContext context) =>
        context.Figures([.. uses.Select(u => u.AccountId)], await context.Get<Credits>().StandingsAsync(context.Book(), uses, context.CancellationToken));
}
