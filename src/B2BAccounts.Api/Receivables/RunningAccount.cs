using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>往来账 of an account in one currency over a period: opening + Σ debits − Σ credits = closing.</summary>
/// <param name="opening">What was owed at the end of the day before the first.</param>
internal sealed class RunningAccount(DateOnly from, DateOnly to, Currency currency, decimal opening)
{
    private readonly List<RunningEntry> entries = [];

    public DateOnly From => from;

    public DateOnly To => to;

    public Currency Currency => currency;

    public decimal Opening => opening;

    /// <summary>By date, then in the order in which they were recorded.</summary>
    public IReadOnlyList<RunningEntry> Entries => entries;

    public decimal Debits { get; private set; }

    public decimal Credits { get; private set; }

    public decimal Closing => opening + Debits - Credits;

    /// <summary>The next in order.</summary>
    public void Add(LedgerEntry entry)
    {
        (Debits, Credits) = (Debits + Math.Max(0m, entry.Amount), Credits + Math.Max(0m, -entry.Amount));
        entries.Add(new RunningEntry(this, entries.Count, entry, Closing));
    }
}

/// <summary>A document, or what takes one back, and what is owed after it.</summary>
/// <param name="Place">From 0.</param>
internal sealed record RunningEntry(RunningAccount Account, int Place, LedgerEntry Entry, decimal Balance)
{
    public DateOnly Date => Entry.Date;

    public DocumentKind Kind => Entry.Kind;

    public string Number => Entry.Number;

    public DateTime RecordedAt => Entry.RecordedAt;
}
