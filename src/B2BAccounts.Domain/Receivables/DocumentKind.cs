namespace B2BAccounts.Domain.Receivables;

/// <summary>What a posting, an allocation's side or a reversal refers to.</summary>
public enum DocumentKind
{
    Invoice,
    CreditNote,
    Payment,
    Refund,
    WriteOff,

    /// <summary>Only a reversal refers to an allocation.</summary>
    Allocation,
}
