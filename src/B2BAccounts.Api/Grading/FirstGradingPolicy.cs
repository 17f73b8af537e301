using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <summary>A book without a grading policy begins with the default one, active for every day: old books are graded too.</summary>
public static class FirstGradingPolicy
{
    public static async Task SeedAsync(BookTransaction book)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (await book.Db.GradingPolicies.AnyAsync(book.Cancel))
        {
            return;
        }

        book.Db.GradingPolicies.Add(new GradingPolicyVersion
        {
            Id = await book.KeyAsync<GradingPolicyVersion>(),
            PolicyVersion = GradingPolicy.Default.Version,
            Document = GradingPolicy.DefaultDocument,
            ActiveFrom = DateOnly.MinValue,
            CreatedAt = book.RecordedAt,
        });
    }
}
