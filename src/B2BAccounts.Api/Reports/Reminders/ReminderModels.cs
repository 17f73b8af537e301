using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Reports.Reminders;

/// <summary>Gathers what a reminder's letter says: the text that was recorded when it was made, and nothing that came later.</summary>
internal static class ReminderModels
{
    /// <param name="day">The reminder's; the last one when null.</param>
    /// <exception cref="RuleViolation">REMINDER_NOT_FOUND.</exception>
    public static async Task<ReminderModel> OfAsync(AnswersDb db, Account account, DateOnly? day, CancellationToken cancel)
    {
        var notice = await db.DunningNotices.Where(n => n.AccountId == account.Id && (day == null || n.Day == day)).OrderByDescending(n => n.Day).FirstOrDefaultAsync(cancel)
            ?? throw new RuleViolation(RuleCodes.ReminderNotFound, day is { } asked
                ? $"Account {account.Number} was not reminded on {asked:yyyy-MM-dd}; its days are in dunningNotices."
                : $"Account {account.Number} was never reminded.", "day");
        return new ReminderModel(await ReportIdentities.OfAsync(db, account, notice.Day, cancel), notice);
    }

    /// <summary>Numbers of the accounts that are reminded on a day.</summary>
    public static async Task<IReadOnlyList<string>> ConcernedAsync(AnswersDb db, DateOnly day, CancellationToken cancel) =>
        await db.DunningNotices.Where(n => n.Day == day).Join(db.Accounts, n => n.AccountId, a => a.Id, (_, a) => a.Number).OrderBy(n => n).ToListAsync(cancel);
}
