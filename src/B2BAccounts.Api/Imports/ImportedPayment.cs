using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>A row of a payment file.</summary>
public sealed record ImportedPayment(
    string Account,
    string Number,
    DateOnly Date,
    Currency? Currency,
    decimal Amount,
    string? Method,
    string? Reference,
    string? Invoice,
    AllocationChoice Choice,
    bool Opening)
{
    public static readonly IReadOnlyList<ImportColumn> Columns =
    [
        new("account", "text, at most 40 characters", "Number of the payer's account.", Required: true),
        new("number", "text, at most 60 characters", "The payment's number, unique within the account.", Required: true),
        new("date", "date", "The day the money came in.", Required: true),
        new("currency", "ISO 4217", "The account's currency when empty."),
        new("amount", "number above 0", "In whole minor units of the currency.", Required: true),
        new("method", "text, at most 40 characters", "How it was paid."),
        new("reference", "text, at most 200 characters", "The payer's or the bank's reference."),
        new("invoice", "text, at most 60 characters", "The invoice that it pays, up to what is open; what is left over stays unapplied."),
        new("allocate", "OLDEST_DUE_FIRST or NONE", "What to do when no invoice is named; OLDEST_DUE_FIRST when empty."),
        new("opening", "true or false", "Taken over from an earlier book with its original date."),
    ];

    public static ImportedPayment Read(RowCells cells) => new(
        cells.RequiredText("account", TextLengths.AccountNumber),
        TextLengths.CheckDocumentNumber(cells.RequiredText("number", TextLengths.DocumentNumber), "number"),
        cells.RequiredDate("date"),
        cells.CurrencyOf("currency"),
        cells.Number("amount") ?? throw new RuleViolation(ImportCodes.ValueMissing, "amount is empty.", "amount"),
        cells.Text("method", TextLengths.Method),
        cells.Text("reference", TextLengths.Reference),
        cells.Text("invoice", TextLengths.DocumentNumber),
        cells.OneOf<AllocationChoice>("allocate") ?? AllocationChoice.OldestDueFirst,
        cells.Flag("opening"));
}
