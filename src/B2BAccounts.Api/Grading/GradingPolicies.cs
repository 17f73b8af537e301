using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <summary>The grading policy in force.</summary>
public static class GradingPolicies
{
    /// <summary>
    /// The one that became active last before or on the day. A book without any begins with the default, which is stored with it, so that
    /// an assessment can be explained whatever later programs bring.
    /// </summary>
    public static async Task<GradingPolicy> InForceAsync(BookTransaction book, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(book);
        var document = await book.Db.GradingPolicies.Where(p => p.ActiveFrom <= day)
            .OrderByDescending(p => p.ActiveFrom).ThenByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Select(p => p.Document).FirstOrDefaultAsync(book.Cancel);
        if (document is not null)
        {
            return GradingPolicy.Parse(document);
        }

        var policy = GradingPolicy.Default;
        book.Db.GradingPolicies.Add(new GradingPolicyVersion
        {
            Id = await book.KeyAsync<GradingPolicyVersion>(),
            PolicyVersion = policy.Version,
            Document = GradingPolicy.DefaultDocument,
            ActiveFrom = DateOnly.MinValue,
            CreatedAt = book.RecordedAt,
        });
        return policy;
    }
}
