namespace B2BAccounts.Domain.Receivables;

/// <summary>冲销规则.</summary>
public static class ReversalRule
{
    /// <summary>Refuses a reversal before its original's date, of something reversed already, or of more than is left.</summary>
    /// <param name="amount">Null reverses the whole. Less than the whole is for recoveries: write-offs and their allocations.</param>
    public static decimal Check(
        DocumentKind kind, decimal original, DateOnly originalDate, decimal reversedAlready, DateOnly date, decimal? amount, params string[] path)
    {
        if (date < originalDate)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"A reversal cannot count from {date:yyyy-MM-dd}: its original is of {originalDate:yyyy-MM-dd}.", path);
        }

        var left = original - reversedAlready;
        if (left <= 0m)
        {
            throw new RuleViolation(RuleCodes.AlreadyReversed, "It has been reversed already.", path);
        }

        var partial = amount ?? left;
        if (partial <= 0m || partial > left || (partial < left && kind is not (DocumentKind.WriteOff or DocumentKind.Allocation)))
        {
            throw new RuleViolation(RuleCodes.ReversalExceedsDocument,
                $"{partial} cannot be reversed: {left} is left, and only a write-off may be reversed in part.", path);
        }

        return partial;
    }

    /// <summary>
    /// Refuses a reversal of a document that something of it stands in the way of: what it paid back is still paid back, or an allocation
    /// that was reversed later counted on days on which the document would not.
    /// </summary>
    /// <exception cref="RuleViolation">REVERSAL_BLOCKED or DATES_OUT_OF_ORDER.</exception>
    public static void CheckUse(
        DocumentKind kind, long documentId, DateOnly date, IEnumerable<(Allocation Allocation, IReadOnlyList<Reversal> Reversals)> allocations, params string[] path)
    {
        foreach (var (allocation, reversals) in allocations)
        {
            if (allocation.ToKind == kind && allocation.ToId == documentId && allocation.FromKind == DocumentKind.Refund && reversals.Sum(r => r.Amount) < allocation.Amount)
            {
                throw new RuleViolation(RuleCodes.ReversalBlocked,
                    $"{allocation.Amount} {allocation.Currency} of it was paid back on {allocation.Date:yyyy-MM-dd}: reverse that refund first, or invoice what was paid back too much.", path);
            }

            if (reversals.Where(r => r.Date > allocation.Date).Select(r => (DateOnly?)r.Date).Max() is { } until && until > date)
            {
                throw new RuleViolation(RuleCodes.DatesOutOfOrder,
                    $"{allocation.Amount} {allocation.Currency} of it counted as settled until {until:yyyy-MM-dd}; the reversal can count from that day on, not from {date:yyyy-MM-dd}.", path);
            }
        }
    }

    /// <summary>
    /// The reversals of a document's live allocations that go with its own, each on the same day, or on the allocation's own day when that is later.
    /// </summary>
    public static IEnumerable<(long AllocationId, DateOnly Date, decimal Amount)> Cascade(
        DocumentKind kind, long documentId, DateOnly date, IEnumerable<(Allocation Allocation, decimal Reversed)> allocations) =>
        from entry in allocations
        let a = entry.Allocation
        where (a.FromKind == kind && a.FromId == documentId) || (a.ToKind == kind && a.ToId == documentId)
        let left = a.Amount - entry.Reversed
        where left > 0m
        orderby a.Id
        select (a.Id, a.Date > date ? a.Date : date, left);
}
