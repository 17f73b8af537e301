using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Grading;

/// <summary>The grading policy in force.</summary>
public static class GradingPolicies
{
    /// <summary>The one that became active last before or on the day.</summary>
    public static async Task<GradingPolicy> OnAsync(Book db, DateOnly day, CancellationToken cancel) =>
        GradingPolicy.Parse(await PoliciesByDay.DocumentAsync(db, PolicyKind.Grading, day, cancel));
}
