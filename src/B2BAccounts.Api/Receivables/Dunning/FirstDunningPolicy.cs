using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables.Dunning;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>A book without a dunning policy begins with the default one, active for every day.</summary>
public static class FirstDunningPolicy
{
    public static async Task SeedAsync(BookTransaction book)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (await book.Db.DunningPolicies.AnyAsync(book.Cancel))
        {
            return;
        }

        book.Db.DunningPolicies.Add(new DunningPolicyVersion
        {
            Id = await book.KeyAsync<DunningPolicyVersion>(),
            PolicyVersion = DunningPolicy.Default.Version,
            Document = DunningPolicy.DefaultDocument,
            ActiveFrom = DateOnly.MinValue,
            CreatedAt = book.RecordedAt,
        });
    }
}
