using System.Linq.Expressions;
using B2BAccounts.Domain.Receivables.Dunning;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>Which holds on reminders stand on a day, in SQL.</summary>
internal static class DunningHolds
{
    public static Expression<Func<DunningHold, bool>> StandingOn(DateOnly day) =>
        h => h.HeldFrom <= day && (h.HeldUntil == null || h.HeldUntil >= day) && (h.LiftedOn == null || h.LiftedOn > day);
}
