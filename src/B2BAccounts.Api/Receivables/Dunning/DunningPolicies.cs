using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Domain.Policies;
using B2BAccounts.Domain.Receivables.Dunning;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>The dunning policy in force.</summary>
internal static class DunningPolicies
{
    /// <summary>The one that became active last before or on the day.</summary>
    public static async Task<DunningPolicy> OnAsync(Book db, DateOnly day, CancellationToken cancel) =>
        DunningPolicy.Parse(await PoliciesByDay.DocumentAsync(db, PolicyKind.Dunning, day, cancel));
}
