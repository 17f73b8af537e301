namespace B2BAccounts.Api.Receivables;

/// <summary>What one posting does to what a document has left: its own amount adds, allocations take away, reversals the other way.</summary>
internal sealed class DocumentEffect
{
    public long DocumentId { get; init; }

    public decimal Amount { get; init; }
}
