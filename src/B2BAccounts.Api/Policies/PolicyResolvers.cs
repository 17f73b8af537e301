using B2BAccounts.Api.Http;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Policies;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Policies;

/// <summary>Who answers which field of schema/policies.graphql.</summary>
public static class PolicyResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.List<Policy, long>("Policy", p => p.Id).OrderedBy(p => p.DraftedAt, descending: true);
        conventions.Node<Policy, long>("Policy", p => p.Id, (ids, context) => AccountSet.Among(context.Book().Policies, p => p.Id, ids));
        bindings.Query
            .Connection(conventions, "policies", c => c.Book().Policies)
            .Field("policyInForce", async context =>
                await PoliciesByDay.On(context.Book(), context.Argument<PolicyKind>("kind"), context.AsOf()).FirstOrDefaultAsync(context.CancellationToken))
            .Field("policyDifferences", DifferencesAsync);
        bindings.Object<Policy>("Policy")
            .Field("activeFrom", p => p.ActiveFrom == DateOnly.MinValue ? null : p.ActiveFrom)
            .Batch("status", p => p, StatusesAsync);
        bindings.Object<PolicyDifference>("PolicyDifference");
        bindings.Input<DraftPolicyInput>("DraftPolicyInput").Input<ActivatePolicyInput>("ActivatePolicyInput").Input<WithdrawPolicyInput>("WithdrawPolicyInput").Mutation
            .Payload(conventions, "draftPolicy", context => context.Get<DraftPolicy>().HandleAsync(context.Argument<DraftPolicyInput>("input"), context.CancellationToken))
            .Payload(conventions, "activatePolicy", context => context.Get<ActivatePolicy>().ActivateAsync(context.Argument<ActivatePolicyInput>("input"), context.CancellationToken))
            .Payload(conventions, "withdrawPolicy", context => context.Get<ActivatePolicy>().WithdrawAsync(context.Argument<WithdrawPolicyInput>("input"), context.CancellationToken));
    }

    private static async Task<IReadOnlyList<PolicyStatus>> StatusesAsync(IReadOnlyList<Policy> policies, FieldContext context)
    {
        var inForce = new Dictionary<PolicyKind, long>();
        foreach (var kind in policies.Select(p => p.Kind).Distinct())
        {
            inForce[kind] = await PoliciesByDay.On(context.Book(), kind, context.Today()).Select(p => p.Id).FirstOrDefaultAsync(context.CancellationToken);
        }

        return [.. policies.Select(p => p.StatusOn(context.Today(), inForce[p.Kind]))];
    }

    private static async Task<IReadOnlyList<PolicyDifference>> DifferencesAsync(FieldContext context)
    {
        var (from, to) = (await FindAsync(context, "from"), await FindAsync(context, "to"));
        return from.Kind == to.Kind ? PolicyDifference.Between(from.Document, to.Document)
            : throw new RuleViolation(RuleCodes.PolicyInvalid, $"A {from.Kind.ToString().ToUpperInvariant()} and a {to.Kind.ToString().ToUpperInvariant()} policy have nothing to compare.", "to");
    }

    /// <summary>The policy that an argument names.</summary>
    /// <exception cref="RuleViolation">POLICY_NOT_FOUND.</exception>
    internal static async Task<Policy> FindAsync(FieldContext context, string argument)
    {
        var key = GlobalIds.Key<Policy>(context.Argument<string>(argument));
        return await context.Book().Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == key, context.CancellationToken)
            ?? throw new RuleViolation(RuleCodes.PolicyNotFound, $"There is no policy under the id '{context.Argument<string>(argument)}'.", argument);
    }
}
