namespace B2BAccounts.Domain.Receivables;

/// <summary>核销规则. Which document may settle which, when, and up to what.</summary>
public static class AllocationRule
{
    /// <summary>Refuses what no allocation may do; gives the day it counts from: by default the later of the two documents' dates.</summary>
    public static DateOnly Check(AllocationSide from, AllocationSide to, decimal amount, DateOnly? date, params string[] path)
    {
        var allowed = from.Kind switch
        {
            DocumentKind.Payment or DocumentKind.CreditNote or DocumentKind.WriteOff => to.Kind == DocumentKind.Invoice,
            DocumentKind.Refund => to.Kind is DocumentKind.Payment or DocumentKind.CreditNote,
            _ => false,
        };
        Refuse(!allowed, RuleCodes.AllocationKinds, $"A document of kind {from.Kind} cannot be allocated to one of kind {to.Kind}.");
        Refuse(from.AccountId != to.AccountId, RuleCodes.DocumentNotFound, "Both documents of an allocation must belong to one account.");
        Refuse(from.Currency != to.Currency, RuleCodes.CurrencyMismatch, $"A document in {from.Currency} cannot settle one in {to.Currency}.");
        Money.OfDocument(amount, Currency.Of(from.Currency, path), path);
        Refuse(amount > from.Left, RuleCodes.AllocationExceedsSource, $"{amount} is more than the {from.Left} {from.Currency} that the source has left.");
        Refuse(amount > to.Left, RuleCodes.AllocationExceedsTarget, $"{amount} is more than the {to.Left} {to.Currency} that is open.");
        var earliest = from.Date > to.Date ? from.Date : to.Date;
        Refuse(date < earliest, RuleCodes.AllocationBeforeDocument,
            $"The allocation's date {date:yyyy-MM-dd} lies before {earliest:yyyy-MM-dd}, the later of its documents' dates.");
        return date ?? earliest;

        void Refuse(bool wrong, string code, string message)
        {
            if (wrong)
            {
                throw new RuleViolation(code, message, path);
            }
        }
    }

    /// <summary>Spreads an amount over open items: oldest due first, then the older invoice, then the smaller id. What is over stays unapplied.</summary>
    public static IReadOnlyList<(long InvoiceId, decimal Amount)> OldestDueFirst(decimal amount, IEnumerable<OpenItem> items)
    {
        var plan = new List<(long, decimal)>();
        foreach (var item in items.Where(i => i.Open > 0m).OrderBy(i => i.DueDate).ThenBy(i => i.InvoiceDate).ThenBy(i => i.InvoiceId))
        {
            var part = Math.Min(amount, item.Open);
            if (part <= 0m)
            {
                break;
            }

            plan.Add((item.InvoiceId, part));
            amount -= part;
        }

        return plan;
    }

    /// <summary>
    /// The least that is left of a document from a day on, given its dated changes (its amount above zero, allocations below, reversals
    /// the other way): what a new allocation of that day may take without making any later day negative.
    /// </summary>
    public static decimal LeastFrom(DateOnly day, IEnumerable<(DateOnly Date, decimal Change)> changes)
    {
        var left = 0m;
        decimal? least = null;
        foreach (var date in changes.GroupBy(c => c.Date).OrderBy(g => g.Key))
        {
            if (date.Key > day)
            {
                least = Math.Min(least ?? left, left);
            }

            left += date.Sum(c => c.Change);
        }

        return Math.Min(least ?? left, left);
    }
}
