using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Policies;

/// <summary>A book without a policy of a kind begins with the default one, active for every day: old books are judged too.</summary>
public static class FirstPolicies
{
    public static async Task SeedAsync(BookTransaction book)
    {
        ArgumentNullException.ThrowIfNull(book);
        foreach (var kind in Enum.GetValues<PolicyKind>())
        {
            if (await book.Db.Policies.AnyAsync(p => p.Kind == kind, book.Cancel))
            {
                continue;
            }

            var document = PolicyDocuments.Default(kind);
            book.Db.Policies.Add(new Policy
            {
                Id = await book.KeyAsync<Policy>(), Kind = kind, Version = PolicyDocuments.VersionOf(kind, document), Document = document, DraftedAt = book.RecordedAt,
                ActiveFrom = DateOnly.MinValue, ActivatedAt = book.RecordedAt,
            });
        }
    }
}
