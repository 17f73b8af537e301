namespace B2BAccounts.Domain.Credit;

/// <summary>审批权限. Who may decide about which amounts, and how soon.</summary>
public static class Authority
{
    /// <summary>From small amounts to large, in the base currency; the last has no end.</summary>
    public static IReadOnlyList<AuthorityBand> Bands { get; } =
        [new(DecidingRole.Manager, 50_000m, 1), new(DecidingRole.Finance, 500_000m, 1), new(DecidingRole.Finance, null, 2)];

    /// <summary>The band of an amount in the base currency; nothing and less is in the first.</summary>
    public static AuthorityBand For(decimal amount) => Bands.First(b => b.UpTo is null || amount <= b.UpTo);

    /// <summary>The last day to decide in time of what is asked on a day: the next from Monday to Friday.</summary>
    public static DateOnly DueOn(DateOnly asked) => asked.AddDays(asked.DayOfWeek switch { DayOfWeek.Friday => 3, DayOfWeek.Saturday => 2, _ => 1 });
}

/// <summary>Who decides about amounts up to one.</summary>
/// <param name="Role">The least that they must be.</param>
/// <param name="UpTo">In the base currency; null for no end.</param>
/// <param name="People">How many must agree.</param>
public sealed record AuthorityBand(DecidingRole Role, decimal? UpTo, int People);
