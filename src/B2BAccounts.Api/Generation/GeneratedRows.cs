namespace B2BAccounts.Api.Generation;

/// <summary>How many rows a run has added.</summary>
public readonly record struct GeneratedRows(long Accounts, long Links, long Relations, long Invoices, long CreditNotes, long Payments, long WriteOffs)
{
    public static GeneratedRows operator +(GeneratedRows one, GeneratedRows other) => new(
        one.Accounts + other.Accounts, one.Links + other.Links, one.Relations + other.Relations, one.Invoices + other.Invoices,
        one.CreditNotes + other.CreditNotes, one.Payments + other.Payments, one.WriteOffs + other.WriteOffs);
}
