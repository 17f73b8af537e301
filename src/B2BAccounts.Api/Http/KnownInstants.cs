using System.Globalization;
using B2BAccounts.Domain;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Http;

/// <summary>The instant by which figures are asked for, so that they can be had again as they were.</summary>
public static class KnownInstants
{
    /// <summary>
    /// What is recorded bears the instant at which its change began, and a change lasts at most half as long: of an instant that is so long
    /// ago nothing can be added any more.
    /// </summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    /// <summary>The field's argument <c>knownAt</c>; null is everything that has been recorded.</summary>
    /// <exception cref="RuleViolation">KNOWN_AT_TOO_RECENT: two who ask could get different answers.</exception>
    public static DateTime? KnownAt(this FieldContext context) => Demand(context.Argument<DateTime?>("knownAt"), context.Get<BusinessClock>());

    /// <summary>The instant, where it is one that figures may be asked by.</summary>
    /// <exception cref="RuleViolation">KNOWN_AT_TOO_RECENT: two who ask could get different answers.</exception>
    public static DateTime? Demand(DateTime? knownAt, BusinessClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var now = clock.UtcNow;
        return knownAt is not { } instant || instant <= now - Settled
            ? knownAt
            : throw new RuleViolation(RuleCodes.KnownAtTooRecent,
                $"What is known at {Text(instant)} is not settled yet: the instant must lie at least {Settled.TotalSeconds:0} seconds before now, {Text(now)}. "
                + "Leave it out for everything that has been recorded.",
                "knownAt");
    }

    private static string Text(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
