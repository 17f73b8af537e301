using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Credit;

/// <summary>The credit policy in force.</summary>
public static class CreditPolicies
{
    private static readonly ParsedPolicies<CreditPolicy> Parsed = new(PolicyKind.Credit, CreditPolicy.Parse);

    /// <summary>The one that became active last before or on the day.</summary>
    public static Task<CreditPolicy> OnAsync(Book db, DateOnly day, CancellationToken cancel) => Parsed.OnAsync(db, day, cancel);
}
