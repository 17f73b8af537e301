namespace B2BAccounts.Domain.Receivables;

/// <summary>账龄分析. A balance by age, in one currency. Always: Σ buckets − unapplied = balance.</summary>
/// <param name="Buckets">Not yet due first, then by the edges.</param>
/// <param name="Disputed">Memo; contained in the buckets.</param>
public sealed record AgedBalance(string Currency, IReadOnlyList<decimal> Buckets, decimal Unapplied, decimal Disputed)
{
    public decimal NotDue => Buckets[0];

    public decimal Overdue => Buckets.Skip(1).Sum();

    /// <summary>Open parts of invoices, before what is unapplied.</summary>
    public decimal Receivable => Buckets.Sum();

    public decimal Balance => Receivable - Unapplied;
}
