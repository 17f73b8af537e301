namespace B2BAccounts.Domain.Accounts;

/// <summary>客户状态. What an account is to us on a day, from what had happened up to that day.</summary>
public static class StatusRule
{
    /// <summary>Months after the last purchase for which an account is a customer.</summary>
    public const int CustomerMonths = 12;

    /// <summary>Months after which a lost account may be won back.</summary>
    public const int WinBackMonths = 6;

    /// <param name="lastPurchaseOn">The latest invoice date not after <paramref name="day"/>.</param>
    /// <param name="lostOn">The day it was set to lost by hand; a purchase after that day makes it a customer again.</param>
    /// <param name="prospectFlagged">Flagged, and not dismissed. An account that has bought is never shown as a prospect.</param>
    public static AccountStatus On(DateOnly day, DateOnly? lastPurchaseOn, DateOnly? lostOn, bool prospectFlagged)
    {
        var bought = lastPurchaseOn <= day ? lastPurchaseOn : null;
        if (lostOn <= day && !(bought > lostOn))
        {
            return AccountStatus.Lost;
        }

        if (bought is { } last)
        {
            return Window.Months(day, CustomerMonths).Contains(last) ? AccountStatus.Customer : AccountStatus.Dormant;
        }

        return prospectFlagged ? AccountStatus.Prospect : AccountStatus.None;
    }

    /// <summary>Whether a lost account may be flagged for winning back: six months gone, and not asked to be left alone.</summary>
    public static bool MayBeWonBack(DateOnly day, DateOnly lostOn, DateOnly? doNotContactUntil) =>
        lostOn.AddMonths(WinBackMonths) <= day && !(doNotContactUntil >= day);
}
