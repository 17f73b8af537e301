using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Verification;

/// <summary>Nothing is given that is not there: allocations fit both their sides, on every day and not only today, and reversals what they take back.</summary>
internal static class AllocationsCheck
{
    public static void Check(AccountReplay account, Findings found)
    {
        var changes = account.Documents.ToDictionary(d => (d.Kind, d.Id), d => new SortedDictionary<DateOnly, decimal> { [d.Date] = d.Amount });
        foreach (var allocation in account.Rows.Allocations)
        {
            CheckSides(account, found, allocation);
            Change((allocation.FromKind, allocation.FromId), allocation.Date, -allocation.Amount);
            Change((allocation.ToKind, allocation.ToId), allocation.Date, -allocation.Amount);
        }

        foreach (var reversals in account.Rows.Reversals.GroupBy(r => (r.Kind, r.DocumentId)))
        {
            CheckReversals(account, found, reversals.Key.Kind, reversals.Key.DocumentId, [.. reversals]);
            foreach (var reversal in reversals)
            {
                if (reversals.Key.Kind != DocumentKind.Allocation)
                {
                    Change(reversals.Key, reversal.Date, -reversal.Amount);
                }
                else if (account.FindAllocation(reversal.DocumentId) is { } allocation)
                {
                    Change((allocation.FromKind, allocation.FromId), reversal.Date, reversal.Amount);
                    Change((allocation.ToKind, allocation.ToId), reversal.Date, reversal.Amount);
                }
            }
        }

        foreach (var document in account.Documents)
        {
            CheckLeft(account, found, document, changes[(document.Kind, document.Id)]);
        }

        void Change((DocumentKind, long) document, DateOnly day, decimal amount)
        {
            if (changes.TryGetValue(document, out var days))
            {
                days[day] = days.GetValueOrDefault(day) + amount;
            }
        }
    }

    private static void CheckSides(AccountReplay account, Findings found, Allocation allocation)
    {
        var about = account.NameOf(allocation);
        if (account.Find(allocation.FromKind, allocation.FromId) is not { } from || account.Find(allocation.ToKind, allocation.ToId) is not { } to)
        {
            found.Add(account.Number, about, "a document that the account does not have", "both of the account");
            return;
        }

        var fits = allocation.FromKind switch
        {
            DocumentKind.Payment or DocumentKind.CreditNote or DocumentKind.WriteOff => allocation.ToKind == DocumentKind.Invoice,
            DocumentKind.Refund => allocation.ToKind is DocumentKind.Payment or DocumentKind.CreditNote,
            _ => false,
        };
        if (!fits)
        {
            found.Add(account.Number, about, "kinds that do not settle each other", "a payment, credit note or write-off to an invoice, or a refund to what it pays back");
        }

        if (allocation.Currency != from.Currency || allocation.Currency != to.Currency)
        {
            found.Add(account.Number, about, allocation.Currency, $"{from.Currency} and {to.Currency} of its documents");
        }

        if (allocation.Amount <= 0m)
        {
            found.Add(account.Number, about, $"{allocation.Amount:0.####} {allocation.Currency}", "above zero");
        }

        var earliest = from.Date > to.Date ? from.Date : to.Date;
        if (allocation.Date < earliest)
        {
            found.Add(account.Number, about, $"of {allocation.Date:yyyy-MM-dd}", $"not before {earliest:yyyy-MM-dd}, the later of its documents' dates");
        }
    }

    private static void CheckReversals(AccountReplay account, Findings found, DocumentKind kind, long id, IReadOnlyList<Reversal> reversals)
    {
        var about = $"reversal of {account.NameOf(kind, id)}";
        var original = kind == DocumentKind.Allocation
            ? account.FindAllocation(id) is { } a ? (a.Date, a.Amount) : ((DateOnly Date, decimal Amount)?)null
            : account.Find(kind, id) is { } d ? (d.Date, d.Amount) : null;
        if (original is not { } reversed)
        {
            found.Add(account.Number, about, "of something that the account does not have", "one of its documents or allocations");
            return;
        }

        foreach (var reversal in reversals.Where(r => r.Date < reversed.Date))
        {
            found.Add(account.Number, about, $"of {reversal.Date:yyyy-MM-dd}", $"not before {reversed.Date:yyyy-MM-dd}");
        }

        var sum = reversals.Sum(r => r.Amount);
        var inParts = kind is DocumentKind.WriteOff or DocumentKind.Allocation;
        if (reversals.Any(r => r.Amount <= 0m) || sum > reversed.Amount || (!inParts && sum != reversed.Amount))
        {
            found.Add(account.Number, about, $"{sum:0.####}", $"{(inParts ? "at most" : "the whole of")} {reversed.Amount:0.####}");
        }
    }

    private static void CheckLeft(AccountReplay account, Findings found, ReplayedDocument document, SortedDictionary<DateOnly, decimal> changes)
    {
        var left = 0m;
        foreach (var (day, change) in changes)
        {
            left += change;
            if (left < 0m)
            {
                found.Add(account.Number, document.Name, $"{-left:0.####} {document.Currency} more is allocated or reversed on {day:yyyy-MM-dd} than it has", $"at most {document.Amount:0.####}");
                return;
            }
        }

        if (left != 0m && document.Kind is DocumentKind.Refund or DocumentKind.WriteOff)
        {
            found.Add(account.Number, document.Name, $"{left:0.####} {document.Currency} is not allocated", "allocated in full");
        }
    }
}
