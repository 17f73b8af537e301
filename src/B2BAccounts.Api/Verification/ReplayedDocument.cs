using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Verification;

/// <summary>What checks need to know of a document, whatever its kind.</summary>
internal readonly record struct ReplayedDocument(DocumentKind Kind, long Id, string Number, DateOnly Date, DateOnly DueDate, string Currency, decimal Amount)
{
    /// <summary>As messages name it, such as "invoice A-7".</summary>
    public string Name => $"{Word(Kind)} {Number}";

    public static string Word(DocumentKind kind) => kind switch
    {
        DocumentKind.Invoice => "invoice",
        DocumentKind.CreditNote => "credit note",
        DocumentKind.Payment => "payment",
        DocumentKind.Refund => "refund",
        DocumentKind.WriteOff => "write-off",
        _ => "allocation",
    };
}
