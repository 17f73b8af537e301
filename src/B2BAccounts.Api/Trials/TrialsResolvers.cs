using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Statistics;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Trials;

/// <summary>Who answers which field of schema/policy-trials.graphql.</summary>
public static class TrialsResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(conventions);
        bindings.Query
            .Field("policySimulation", async context => await context.Get<SimulatePolicy>().OfAsync(
                WholeBook(context), TriedPolicy.Of(await PolicyResolvers.FindAsync(context, "policy")), context.AsOf(), context.CancellationToken))
            .Field("policyBacktest", async context => await context.Get<BacktestPolicy>().OfAsync(
                WholeBook(context), TriedPolicy.Of(await PolicyResolvers.FindAsync(context, "policy")), context.Argument<DateOnly>("asOf"), context.CancellationToken));
        bindings.Object<PolicySimulation>("PolicySimulation");
        bindings.Object<GradeMove>("GradeMove");
        bindings.Object<MovedAccount>("MovedAccount").BatchAccount(conventions, "account", m => m.AccountId);
        bindings.Object<PolicyBacktest>("PolicyBacktest")
            .Field("grades", b => b.Backtest.Grades)
            .Field("differences", b => b.Backtest.Differences);
        bindings.Object<GradeScore>("GradeScore");
        bindings.Object<GradeDifference>("GradeDifference");
        bindings.Object<Estimate>("Estimate");
    }

    // Who sees a part of the book would be told of accounts that he does not see, or something else than what would come.
    private static Book WholeBook(FieldContext context) => context.Get<Scope>().SeesEverything ? context.Book() : throw SmallGroups.Suppress("What a policy does to the book");
}
