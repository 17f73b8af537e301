namespace B2BAccounts.Domain.Receivables;

/// <summary>Distinct invoices, paid in the window or overdue or written off; those with a late, overdue or written-off part are not on time.</summary>
public readonly record struct SpeedCounts(int Invoices, int OnTime)
{
    public static SpeedCounts operator +(SpeedCounts a, SpeedCounts b) => new(a.Invoices + b.Invoices, a.OnTime + b.OnTime);

    public static SpeedCounts Of(IEnumerable<SettledPart> paid, IEnumerable<UnpaidPart> unpaid)
    {
        var onTime = new Dictionary<long, bool>();
        foreach (var part in paid)
        {
            onTime[part.InvoiceId] = onTime.GetValueOrDefault(part.InvoiceId, true) && part.DaysLate <= 0;
        }

        foreach (var part in unpaid)
        {
            onTime[part.InvoiceId] = false;
        }

        return new SpeedCounts(onTime.Count, onTime.Values.Count(o => o));
    }
}
