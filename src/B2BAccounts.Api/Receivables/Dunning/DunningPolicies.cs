using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables.Dunning;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>The dunning policy in force.</summary>
internal static class DunningPolicies
{
    /// <summary>The one that became active last before or on the day.</summary>
    public static async Task<DunningPolicy> OnAsync(Book db, DateOnly day, CancellationToken cancel) =>
        await InForce(db, day).FirstOrDefaultAsync(cancel) is { } version
            ? DunningPolicy.Parse(version.Document)
            : throw new RuleViolation(RuleCodes.PolicyInvalid, $"The book has no dunning policy for {day:yyyy-MM-dd}.");

    public static IQueryable<DunningPolicyVersion> InForce(Book db, DateOnly day) => db.DunningPolicies.AsNoTracking().Where(p => p.ActiveFrom <= day)
        .OrderByDescending(p => p.ActiveFrom).ThenByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id);
}
