using B2BAccounts.Api.Http;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <summary>Reviews of limits.</summary>
internal static class CreditReviewResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        bindings.Query.Connection(conventions, "creditReviewsDue", async context =>
            CreditReviews.Due(context.Book(), await CreditPolicies.OnAsync(context.Book(), context.Today(), context.CancellationToken), context.AsOf()));
        bindings.Object<Account>("Account").Batch("creditReview", a => a.Id, StatesAsync);
        bindings.Object<CreditReviewState>("CreditReviewState");
        bindings.Object<CreditReview>("CreditReview");
        bindings.Input<RecordCreditReviewInput>("RecordCreditReviewInput").Mutation
            .Payload(conventions, "recordCreditReview", context => context.Get<RecordCreditReview>().HandleAsync(context.Argument<RecordCreditReviewInput>("input"), context.Get<Scope>(), context.CancellationToken));
    }

    private static async Task<IReadOnlyList<CreditReviewState?>> StatesAsync(IReadOnlyList<long> accounts, FieldContext context)
    {
        var (db, set) = (context.Book(), AccountSet.Of(accounts));
        var policy = await CreditPolicies.OnAsync(db, context.Today(), context.CancellationToken);
        var known = await set.Choose(db.Accounts, a => a.Id).ToDictionaryAsync(a => a.Id, context.CancellationToken);
        var reviews = set.Choose(db.CreditReviews, r => r.AccountId);
        var last = (await reviews.Where(r => !reviews.Any(later => later.AccountId == r.AccountId && later.Date > r.Date)).ToListAsync(context.CancellationToken))
            .ToLookup(r => r.AccountId);
        return [.. accounts.Select(a => known.TryGetValue(a, out var account) ? CreditReviews.Of(account, last[a].OrderBy(r => r.RecordedAt).ThenBy(r => r.Id).LastOrDefault(), policy) : null)];
    }
}
