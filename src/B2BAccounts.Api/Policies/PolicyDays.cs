using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Policies;

/// <summary>From when a new version may be in force.</summary>
internal static class PolicyDays
{
    /// <summary>Today, and of reminders after the last day for which some were made: those were made by the policy that was in force on it.</summary>
    public static async Task<DateOnly> FirstAsync(BookTransaction book, PolicyKind kind)
    {
        var last = kind == PolicyKind.Dunning ? await book.Db.DunningNotices.MaxAsync(n => (DateOnly?)n.Day, book.Cancel) : null;
        return last >= book.Today ? last.Value.AddDays(1) : book.Today;
    }
}
