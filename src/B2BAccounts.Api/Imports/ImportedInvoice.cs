using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>A row of an invoice file.</summary>
public sealed record ImportedInvoice(
    NamedAccount Account,
    string Number,
    DateOnly Date,
    DateOnly? DueDate,
    Currency? Currency,
    decimal Amount,
    decimal? NetAmount,
    decimal? TaxAmount,
    string? OrderNumber,
    bool Opening,
    DateOnly? SettledOn,
    string? DisputeReason)
{
    public const string DefaultDisputeReason = "Disputed (import)";

    /// <summary>Before the invoice's number, the number of the payment that a settled date stands for.</summary>
    public const string SettlementPrefix = "PAY-";

    public static readonly IReadOnlyList<ImportColumn> Columns =
    [
        new("account", "text, at most 40 characters", "Number of the customer's account.", Required: true),
        new("accountName", "text, at most 200 characters", "Legal name, for an account that `createAccounts` makes; its number when empty."),
        new("accountCountry", "ISO 3166-1 alpha-2", "Country, for an account that `createAccounts` makes."),
        new("number", "text, at most 60 characters", "The invoice's number, unique within the account.", Required: true),
        new("date", "date", "The invoice date.", Required: true),
        new("due", "date", "The day it must be paid; from the account's terms when empty. Not before `date`."),
        new("currency", "ISO 4217", "The account's currency when empty."),
        new("amount", "number above 0", "Gross, in whole minor units of the currency.", Required: true),
        new("net", "number above 0", "Without tax, where known."),
        new("tax", "number, 0 or more", "Tax, where known; with `net` it adds up to `amount`."),
        new("order", "text, at most 60 characters", "The customer's order."),
        new("opening", "true or false", "Taken over from an earlier book with its original dates."),
        new("settled", "date", "The invoice was paid in full on this day: a payment numbered `PAY-` and the invoice's number is recorded with it."),
        new("disputed", "true or false", "The whole amount is contested, from the invoice date until it is settled."),
        new("disputeReason", "text, at most 500 characters", "Why; only with `disputed`."),
    ];

    public string SettlementNumber => SettlementPrefix + Number;

    public static ImportedInvoice Read(RowCells cells)
    {
        var account = NamedAccount.Read(cells, "account");
        var number = TextLengths.CheckDocumentNumber(cells.RequiredText("number", TextLengths.DocumentNumber), "number");
        var date = cells.RequiredDate("date");
        var due = NotBefore(cells, "due", date);
        var settled = NotBefore(cells, "settled", date);
        if (settled is not null && number.Length + SettlementPrefix.Length > TextLengths.DocumentNumber)
        {
            throw new RuleViolation(ImportCodes.TextTooLong,
                $"number has {number.Length} characters; with a settled date it may have {TextLengths.DocumentNumber - SettlementPrefix.Length}.", "number");
        }

        var currency = cells.CurrencyOf("currency");
        var amount = cells.Number("amount") ?? throw new RuleViolation(ImportCodes.ValueMissing, "amount is empty.", "amount");
        var (net, tax) = (cells.Number("net"), cells.Number("tax"));
        CheckParts(amount, net, tax);
        var disputed = cells.Flag("disputed");
        var reason = cells.Text("disputeReason", TextLengths.Reason);
        return new ImportedInvoice(account, number, date, due, currency, amount, net, tax, cells.Text("order", TextLengths.DocumentNumber),
            cells.Flag("opening"), settled, disputed ? reason ?? DefaultDisputeReason : null);
    }

    private static DateOnly? NotBefore(RowCells cells, string column, DateOnly date)
    {
        var day = cells.Date(column);
        return day < date
            ? throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"{column} is {day:yyyy-MM-dd}, before the invoice date {date:yyyy-MM-dd}.", column)
            : day;
    }

    private static void CheckParts(decimal amount, decimal? net, decimal? tax)
    {
        if (net <= 0m || net > amount)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"net is {net}; it must be above 0 and at most the amount {amount}.", "net");
        }

        if (tax < 0m || (net is not null && tax is not null && net + tax != amount))
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"net {net} and tax {tax} must add up to the amount {amount}.", "tax");
        }
    }
}
