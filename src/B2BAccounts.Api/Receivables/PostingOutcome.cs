using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>What became of one entry of a batch: its documents in their order, or the rule that refused all of them.</summary>
public sealed record PostingOutcome(IReadOnlyList<PostedDocument> Documents, RuleViolation? Refused)
{
    /// <summary>Something was added; false for a repeat of what the book already holds, and for a refusal.</summary>
    public bool IsNew => Refused is null && Documents.Any(d => d.IsNew);
}

/// <summary>A document as the book holds it.</summary>
/// <param name="IsNew">False when the book held the same document before.</param>
public readonly record struct PostedDocument(DocumentKind Kind, long Id, bool IsNew);
