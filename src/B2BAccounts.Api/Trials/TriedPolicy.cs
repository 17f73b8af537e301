using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Trials;

/// <summary>The policy that is tried: a version of the book, or a document that nobody has drafted.</summary>
public sealed record TriedPolicy(PolicyKind Kind, string Version, string Document)
{
    public static TriedPolicy Of(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new TriedPolicy(policy.Kind, policy.Version, policy.Document);
    }

    /// <exception cref="RuleViolation">POLICY_INVALID with the field's place.</exception>
    public static TriedPolicy Of(PolicyKind kind, string document) => new(kind, PolicyVersions.Read(kind, document), document);

    /// <exception cref="RuleViolation">POLICY_NOT_FOUND.</exception>
    public static async Task<TriedPolicy> FindAsync(Book db, PolicyKind kind, string version, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Of(await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Kind == kind && p.Version == version, cancel)
            ?? throw new RuleViolation(RuleCodes.PolicyNotFound, $"The book has no {kind.ToString().ToLowerInvariant()} policy of version '{version}'.", "version"));
    }
}
