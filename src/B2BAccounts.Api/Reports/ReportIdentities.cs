using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Reports;

/// <summary>Reads who a company is, with the parent, manager, terms and status that held on a day.</summary>
internal static class ReportIdentities
{
    public static async Task<ReportIdentity> OfAsync(AnswersDb db, Account account, DateOnly day, CancellationToken cancel)
    {
        var profile = await ProfileAsync(db, account.Id, day, cancel) ?? AccountProfile.Of(account, 0, day, account.UpdatedAt);
        var codes = await db.AccountIdentifiers.Where(i => i.AccountId == account.Id).OrderBy(i => i.Scheme).ThenBy(i => i.Value)
            .Select(i => new ReportIdentifier(i.Scheme, i.Value, i.Verified)).ToListAsync(cancel);
        var parent = profile.ParentId is { } above
            ? await db.Accounts.Where(a => a.Id == above).Select(a => new ReportParty(a.Number, a.LegalName, a.LocalName)).SingleOrDefaultAsync(cancel)
            : null;
        return new ReportIdentity(
            account.Id, account.Number, account.LegalName, account.LocalName, profile.Status, codes, account.Country, account.City, account.Industry,
            profile.Manager, profile.Team, profile.Terms, profile.Currency, parent)
        {
            PostalAddress = account.PostalAddress?.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        };
    }

    /// <summary>The row in force on the day; null when the account was not yet known.</summary>
    public static Task<AccountProfile?> ProfileAsync(AnswersDb db, long account, DateOnly day, CancellationToken cancel) =>
        db.AccountProfiles.Where(p => p.AccountId == account && p.ValidFrom <= day).OrderByDescending(p => p.ValidFrom).FirstOrDefaultAsync(cancel);
}
