namespace B2BAccounts.Domain.Credit;

/// <summary>审批权限. Who may decide about which amounts, and how soon.</summary>
/// <param name="Bands">From small amounts to large; the last has no end.</param>
public sealed record Authority(IReadOnlyList<AuthorityBand> Bands)
{
    /// <summary>The band of an amount in the base currency; nothing and less is in the first.</summary>
    public AuthorityBand For(decimal amount) => Bands.First(b => b.UpTo is null || amount <= b.UpTo);

    /// <summary>The last day to decide in time of what is asked on a day: the next from Monday to Friday.</summary>
    public static DateOnly DueOn(DateOnly asked) => asked.AddDays(asked.DayOfWeek switch { DayOfWeek.Friday => 3, DayOfWeek.Saturday => 2, _ => 1 });

    internal static Authority Read(PolicyField list)
    {
        var (bands, items) = (new List<AuthorityBand>(), list.Items());
        foreach (var item in items)
        {
            var fields = item.Fields(["role", "people"], ["upTo"]);
            var band = new AuthorityBand(
                fields["role"].Choice<DecidingRole>(), fields.TryGetValue("upTo", out var upTo) ? upTo.Number(0m, Money.Limit) : null, fields["people"].Whole(1, 9));
            if (bands.Count > 0 && band.UpTo <= bands[^1].UpTo)
            {
                throw upTo.Wrong("must be above that of the band before it");
            }

            if (bands.Count > 0 && (band.Role < bands[^1].Role || (band.Role == bands[^1].Role && band.People < bands[^1].People)))
            {
                throw item.Wrong("must not ask for less than the band before it");
            }

            if (band.UpTo is null != (bands.Count == items.Count - 1))
            {
                throw item.Wrong(band.UpTo is null ? "must have upTo: only the last has no end" : "must not have upTo: the last has no end");
            }

            bands.Add(band);
        }

        return bands.Count > 0 ? new Authority(bands) : throw list.Wrong("must have at least one band");
    }
}

/// <summary>Who decides about amounts up to one.</summary>
/// <param name="Role">The least that they must be.</param>
/// <param name="UpTo">In the base currency; null for no end.</param>
/// <param name="People">How many must agree.</param>
public sealed record AuthorityBand(DecidingRole Role, decimal? UpTo, int People);
