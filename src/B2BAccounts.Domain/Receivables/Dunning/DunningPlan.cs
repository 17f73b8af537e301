namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>催款计划. What one account is reminded of on a day, and what not and why.</summary>
/// <param name="Level">Of the reminder, that of its highest item; 0 when nothing is reminded of.</param>
/// <param name="Items">Every overdue item, the oldest due first.</param>
public sealed record DunningPlan(int Level, IReadOnlyList<DunnedItem> Items)
{
    public IEnumerable<DunnedItem> Reminded => Items.Where(i => i.Skipped is null);

    /// <summary>What is reminded of, by currency.</summary>
    public IEnumerable<Money> Totals => Reminded.GroupBy(i => i.Item.Open.Currency).OrderBy(g => g.Key.Code, StringComparer.Ordinal)
        .Select(g => new Money(g.Sum(i => i.Item.Open.Amount), g.Key));

    /// <summary>
    /// One reminder for all that is due for one. An item rises a level at a time: none gets its last warning that did not get its first. On
    /// its highest level it is reminded again and again.
    /// </summary>
    /// <param name="policy">In force on the day.</param>
    /// <param name="day">The day of the run.</param>
    /// <param name="overdue">The account's invoices that are open and past due on it.</param>
    /// <param name="lastReminder">The day of the account's previous reminder; null before the first.</param>
    public static DunningPlan Of(DunningPolicy policy, DateOnly day, IEnumerable<OverdueItem> overdue, DateOnly? lastReminder)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var items = overdue.OrderBy(i => i.DueDate).ThenBy(i => i.Date).ThenBy(i => i.InvoiceId).Select(i => Judge(policy, day, i)).ToList();
        var level = items.Where(i => i.Skipped is null).Select(i => i.Level).DefaultIfEmpty().Max();
        return level > 0 && lastReminder is { } last && day.DayNumber - last.DayNumber < policy.Levels[level - 1].DaysSinceLast
            ? new DunningPlan(0, [.. items.Select(i => i with { Skipped = i.Skipped ?? DunningSkipReason.TooSoon })])
            : new DunningPlan(level, items);
    }

    private static DunnedItem Judge(DunningPolicy policy, DateOnly day, OverdueItem item)
    {
        var late = day.DayNumber - item.DueDate.DayNumber;
        var level = Math.Min(policy.Levels.Count(l => l.DaysPastDue <= late), item.LastLevel + 1);
        DunningSkipReason? skipped =
            level == 0 ? DunningSkipReason.WithinGrace
            : item.IsDisputed ? DunningSkipReason.Disputed
            : item.IsPromised ? DunningSkipReason.Promised
            : item.IsHeld ? DunningSkipReason.Held
            : item.OpenInBase < policy.Materiality ? DunningSkipReason.BelowMateriality
            : null;
        return new DunnedItem(item, late, level, skipped);
    }
}
