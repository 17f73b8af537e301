namespace B2BAccounts.Domain.Receivables;

public enum CreditNoteReason
{
    Other,
    Return,
    Price,

    /// <summary>An early-payment discount that was taken.</summary>
    Discount,
    Fee,

    /// <summary>A difference of exchange.</summary>
    Fx,
}
