using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Domain.Policies;
using B2BAccounts.Domain.Receivables.Dunning;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>The dunning policy in force.</summary>
internal static class DunningPolicies
{
    private static readonly ParsedPolicies<DunningPolicy> Parsed = new(PolicyKind.Dunning, DunningPolicy.Parse);

    /// <summary>The one that became active last before or on the day.</summary>
    public static Task<DunningPolicy> OnAsync(Book db, DateOnly day, CancellationToken cancel) => Parsed.OnAsync(db, day, cancel);
}
