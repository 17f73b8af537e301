using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Grading;

/// <summary>The grading policy in force.</summary>
public static class GradingPolicies
{
    private static readonly ParsedPolicies<GradingPolicy> Parsed = new(PolicyKind.Grading, GradingPolicy.Parse);

    /// <summary>The one that became active last before or on the day.</summary>
    public static Task<GradingPolicy> OnAsync(Book db, DateOnly day, CancellationToken cancel) => Parsed.OnAsync(db, day, cancel);
}
