using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Verification;

/// <summary>What the account's own row keeps: days of purchase, status, grade, and the latest row of its history.</summary>
internal static class AccountStateCheck
{
    public static void Check(AccountReplay account, VerifiedState state, Findings found)
    {
        var (kept, number) = (account.Rows.Account, account.Number);
        CheckPurchases(account, state, found);
        CheckStatus(kept, state, found);
        if (account.Rows.Profiles.MaxBy(p => p.ValidFrom) is { } latest && !latest.SaysTheSameAs(AccountProfile.Of(kept, latest.Id, latest.ValidFrom, latest.RecordedAt)))
        {
            found.Add(number, $"history from {latest.ValidFrom:yyyy-MM-dd}", Text(latest), Text(AccountProfile.Of(kept, 0, latest.ValidFrom, latest.RecordedAt)));
        }

        // A regrade of an earlier day is recorded and leaves the grade of now alone, so what counts is what was confirmed for the latest day.
        var assessed = account.Rows.Assessments.OrderBy(a => a.ConfirmedFor).ThenBy(a => a.ConfirmedAt).ThenBy(a => a.Id).LastOrDefault();
        if (assessed is not null)
        {
            found.Compare(number, $"grade by the assessment of {assessed.AsOf:yyyy-MM-dd}", kept.Grade, assessed.Grade);
        }
    }

    /// <summary>
    /// An invoice counts once its day has come and either its posting or the change of day has looked at it. One that is reversed counted while
    /// it stood, so its day may be kept or not.
    /// </summary>
    private static void CheckPurchases(AccountReplay account, VerifiedState state, Findings found)
    {
        var reversed = account.Rows.Reversals.Where(r => r.Kind == DocumentKind.Invoice).Select(r => r.DocumentId).ToHashSet();
        var possible = account.Rows.Invoices.Where(i => i.Date <= state.Today).ToList();
        var sure = possible.Where(i => !reversed.Contains(i.Id) && (i.Date <= state.DayOf(i.RecordedAt) || i.Date <= state.LastDayChange)).ToList();
        CheckDay("first purchase", account.Rows.Account.FirstPurchaseOn, sure.Count == 0 ? null : sure.Min(i => i.Date), (kept, replayed) => kept <= replayed);
        CheckDay("last purchase", account.Rows.Account.LastPurchaseOn, sure.Count == 0 ? null : sure.Max(i => i.Date), (kept, replayed) => kept >= replayed);

        void CheckDay(string about, DateOnly? kept, DateOnly? replayed, Func<DateOnly, DateOnly, bool> reaches)
        {
            var right = kept == replayed
                || (kept is { } day && possible.Any(i => i.Date == day) && (replayed is null || reaches(day, replayed.Value)));
            if (!right)
            {
                found.Compare(account.Number, about, kept, replayed);
            }
        }
    }

    /// <summary>The status is that of today, or of the day since which nothing has looked at it.</summary>
    private static void CheckStatus(Account kept, VerifiedState state, Findings found)
    {
        var today = On(state.Today);
        if (kept.Status != today && kept.Status != On(state.LastDayChange ?? kept.LastPurchaseOn ?? state.Today))
        {
            found.Compare(kept.Number, "status", kept.Status, today);
        }

        AccountStatus On(DateOnly day) => StatusRule.On(day, kept.LastPurchaseOn, kept.LostOn, kept.Status == AccountStatus.Prospect);
    }

    private static string Text(AccountProfile p) =>
        $"parent {p.ParentId?.ToString() ?? "none"}, manager {p.Manager ?? "none"}, team {p.Team ?? "none"}, {p.Currency}, terms {p.Terms}, status {p.Status}, size {p.Size?.ToString() ?? "unknown"}";
}
