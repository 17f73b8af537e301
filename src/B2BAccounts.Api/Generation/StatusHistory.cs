using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Generation;

/// <summary>The days on which an account's status changed, by the same rule that postings and day changes go by.</summary>
internal static class StatusHistory
{
    /// <param name="known">The day from which the account is known, before it bought anything.</param>
    /// <param name="purchases">Days of invoices, in order.</param>
    /// <param name="lostOn">The day it was set to lost, after its last purchase.</param>
    /// <param name="asOf">Changes after it are left out.</param>
    public static IEnumerable<(DateOnly Day, AccountStatus Status)> Of(DateOnly known, IReadOnlyList<DateOnly> purchases, DateOnly? lostOn, DateOnly asOf)
    {
        yield return (known, AccountStatus.None);
        for (var i = 0; i < purchases.Count; i++)
        {
            var bought = purchases[i];
            if (i == 0 || Dormant(purchases[i - 1]) <= bought)
            {
                yield return (bought, AccountStatus.Customer);
            }

            var until = i + 1 < purchases.Count ? purchases[i + 1] : lostOn ?? asOf.AddDays(1);
            if (Dormant(bought) is var dormant && dormant < until)
            {
                yield return (dormant, AccountStatus.Dormant);
            }
        }

        if (lostOn is { } lost)
        {
            yield return (lost, AccountStatus.Lost);
        }
    }

    private static DateOnly Dormant(DateOnly bought)
    {
        var day = bought.AddMonths(StatusRule.CustomerMonths);
        while (StatusRule.On(day, bought, null, prospectFlagged: false) == AccountStatus.Customer)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
