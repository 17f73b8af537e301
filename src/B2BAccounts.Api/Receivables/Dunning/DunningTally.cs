using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables.Dunning;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>Counts what a run has done, part by part; keeps no item.</summary>
internal sealed class DunningTally(DateOnly day, bool dryRun, DunningPolicy policy)
{
    private readonly int[] _notices = new int[policy.Levels.Count];
    private readonly int[] _items = new int[policy.Levels.Count];
    private readonly SortedDictionary<string, decimal> _totals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DunningSkipReason, int> _skipped = [];
    private readonly List<DunningFailure> _failures = [];
    private int _alreadyMade;

    public void Count(DunnedPart part)
    {
        _alreadyMade += part.AlreadyMade;
        _failures.AddRange(part.Failures);
        foreach (var plan in part.Accounts.Select(a => a.Plan))
        {
            foreach (var skipped in plan.Items.Select(i => i.Skipped).OfType<DunningSkipReason>())
            {
                _skipped[skipped] = _skipped.GetValueOrDefault(skipped) + 1;
            }

            if (plan.Level > 0)
            {
                _notices[plan.Level - 1]++;
                _items[plan.Level - 1] += plan.Reminded.Count();
                foreach (var total in plan.Totals)
                {
                    _totals[total.Currency.Code] = _totals.GetValueOrDefault(total.Currency.Code) + total.Amount;
                }
            }
        }
    }

    public DunningRun Run() => new(
        day, dryRun, policy.Version, _notices.Sum(), _alreadyMade,
        [.. policy.Levels.Select((l, i) => new DunningLevelCount(i + 1, l.Channel, _notices[i], _items[i]))],
        [.. _totals.Select(t => new Money(t.Value, t.Key))],
        [.. _skipped.Select(s => new DunningSkipCount(s.Key, s.Value))],
        _failures);
}
