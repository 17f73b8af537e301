using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Tests.Credit;

internal static class TestPolicies
{
    /// <summary>A credit policy, in force on every day, that is the default but lets an order be as large as the limit.</summary>
    public static async Task ReferNoOrderForItsSizeAsync(this TestBook book)
    {
        await using var db = book.Db();
        db.Policies.Add(new Policy
        {
            Id = 900_000, Kind = PolicyKind.Credit, Version = "any-size", ActiveFrom = DateOnly.MinValue, DraftedAt = DateTime.UnixEpoch, ActivatedAt = book.Time.Now.UtcDateTime.AddSeconds(1),
            Document = CreditPolicy.DefaultDocument.Replace("\"referredSize\": 0.5", "\"referredSize\": 1", StringComparison.Ordinal).Replace(CreditPolicy.Default.Version, "any-size", StringComparison.Ordinal),
        });
        await db.SaveChangesAsync();
    }
}
