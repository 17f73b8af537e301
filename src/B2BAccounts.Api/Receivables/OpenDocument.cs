using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// What an invoice still has open, or a payment or credit note still unapplied, by everything recorded whatever its date.
/// Kept by postings in their own transaction, and gone once nothing is left: so posting looks at what is open,
/// never at years of settled documents. What was open on a day is summed from documents and allocations.
/// </summary>
public sealed class OpenDocument
{
    public DocumentKind Kind { get; set; }

    public long DocumentId { get; set; }

    public long AccountId { get; set; }

    public string Currency { get; set; } = "";

    public DateOnly Date { get; set; }

    /// <summary>An invoice's due date; another document's own date.</summary>
    public DateOnly DueDate { get; set; }

    public decimal Open { get; set; }
}
