using B2BAccounts.Api.Security;

namespace B2BAccounts.Api.Receivables;

/// <summary>A median over accounts of the whole book, and whether it may be told to who does not see them all.</summary>
public sealed record PeerMedian(AccountsMedian? Median, bool MayTell)
{
    /// <param name="values">Of every account, also of those without a value: that others have none must not be told either.</param>
    /// <param name="seen">Null: the caller sees all.</param>
    internal static PeerMedian Of(IEnumerable<(long Account, decimal? Value)> values, HashSet<long>? seen)
    {
        var all = values.ToList();
        var known = all.Where(v => v.Value is not null).ToList();
        return new PeerMedian(
            Domain.Statistics.Median.Of(known.Select(v => v.Value!.Value)) is { } median ? new AccountsMedian(median, known.Count) : null,
            seen is null || all.TrueForAll(v => seen.Contains(v.Account)) || (known.Count(v => !seen.Contains(v.Account)) is > 0 and var unseen && SmallGroups.MayTell(unseen)));
    }

    /// <exception cref="Domain.RuleViolation">AGGREGATE_SUPPRESSED: it would tell of companies that the caller does not see.</exception>
    public AccountsMedian? Told(string figure) => MayTell ? Median : throw SmallGroups.Suppress(figure);
}
