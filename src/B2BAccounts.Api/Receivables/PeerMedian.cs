using B2BAccounts.Api.Security;

namespace B2BAccounts.Api.Receivables;

/// <summary>A median over accounts of the whole book, and on how many of them it rests that the caller does not see.</summary>
public sealed record PeerMedian(AccountsMedian? Median, int Unseen)
{
    /// <param name="seen">Null: the caller sees all.</param>
    internal static PeerMedian Of(IEnumerable<(long Account, decimal? Value)> values, HashSet<long>? seen)
    {
        var known = values.Where(v => v.Value is not null).ToList();
        return new PeerMedian(
            Domain.Statistics.Median.Of(known.Select(v => v.Value!.Value)) is { } median ? new AccountsMedian(median, known.Count) : null,
            seen is null ? 0 : known.Count(v => !seen.Contains(v.Account)));
    }

    /// <exception cref="Domain.RuleViolation">AGGREGATE_SUPPRESSED: it would tell of companies that the caller does not see.</exception>
    public AccountsMedian? Told(string figure) => SmallGroups.MayTell(Unseen) ? Median : throw SmallGroups.Suppress(figure);
}
