using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <summary>A book without a credit policy begins with the default one, active for every day.</summary>
public static class FirstCreditPolicy
{
    public static async Task SeedAsync(BookTransaction book)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (await book.Db.CreditPolicies.AnyAsync(book.Cancel))
        {
            return;
        }

        book.Db.CreditPolicies.Add(new CreditPolicyVersion
        {
            Id = await book.KeyAsync<CreditPolicyVersion>(),
            PolicyVersion = CreditPolicy.Default.Version,
            Document = CreditPolicy.DefaultDocument,
            ActiveFrom = DateOnly.MinValue,
            CreatedAt = book.RecordedAt,
        });
    }
}
