using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Statistics;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Trials;

/// <summary>Who answers which field of schema/policy-trials.graphql.</summary>
public static class TrialsResolvers
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(conventions);
        bindings.Query
            .Field("policySimulation", context => TryAsync(context, (db, tried) => context.Get<SimulatePolicy>().OfAsync(db, tried, context.AsOf(), context.CancellationToken)))
            .Field("policyBacktest", context => TryAsync(context, (db, tried) => context.Get<BacktestPolicy>().OfAsync(db, tried, context.AsOf(), context.CancellationToken)));
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

    // One after the other, however many ask: each goes through the whole book, whose parts are read and forgotten.
    private static async Task<T> TryAsync<T>(FieldContext context, Func<Book, TriedPolicy, Task<T>> attempt)
    {
        if (!context.Get<Scope>().SeesEverything)
        {
            // He would be told of accounts that he does not see.
            throw SmallGroups.Suppress("What a policy does to the book");
        }

        var tried = TriedPolicy.Of(await PolicyResolvers.FindAsync(context, "policy"));
        await OneAtATime.WaitAsync(context.CancellationToken);
        try
        {
            await using var db = await context.Get<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(context.CancellationToken);
            return await attempt(db, tried);
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
