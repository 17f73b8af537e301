using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Imports;

/// <summary>A row of a file of invoice lines.</summary>
/// <param name="Number">The document's number; null when it cannot be told.</param>
public abstract record LineRow(string? Number);

/// <summary>A row that is wrong in itself; its document must not go in without it.</summary>
public sealed record WrongLine(string? Number, RuleViolation Why) : LineRow(Number)
{
    public static WrongLine Of(RowCells cells, RuleViolation why)
    {
        ArgumentNullException.ThrowIfNull(cells);
        try
        {
            return new WrongLine(cells.HasShape ? cells.Text("number", TextLengths.DocumentNumber) : null, why);
        }
        catch (RuleViolation)
        {
            return new WrongLine(null, why);
        }
    }
}

/// <summary>A line of an invoice or, with a negative quantity or price, of a credit note.</summary>
/// <param name="Amount">Of the line, in whole minor units; null: quantity × unit price, rounded half away from zero.</param>
/// <param name="RowHash">Of the row's text, to know a line that repeats another.</param>
public sealed record ImportedLine(
    NamedAccount Account, string DocumentNumber, DateOnly Date, DateOnly? DueDate, Currency? Currency, string? OrderNumber, CreditNoteReason? Reason, bool Opening,
    string Product, string? Category, decimal Quantity, decimal UnitPrice, decimal? Amount, decimal? UnitCost, UInt128 RowHash) : LineRow(DocumentNumber)
{
    public static readonly IReadOnlyList<ImportColumn> Columns =
    [
        new("account", "text, at most 40 characters", "Number of the customer's account.", Required: true),
        new("accountName", "text, at most 200 characters", "Legal name, for an account that `createAccounts` makes; its number when empty."),
        new("accountCountry", "ISO 3166-1 alpha-2", "Country, for an account that `createAccounts` makes."),
        new("number", "text, at most 60 characters", "The number of the invoice or credit note, unique within the account.", Required: true),
        new("date", "date", "The document's date; a time beside it is not read.", Required: true),
        new("due", "date", "The day the invoice must be paid; from the account's terms when empty. Not before `date`."),
        new("currency", "ISO 4217", "The account's currency when empty."),
        new("order", "text, at most 60 characters", "The customer's order."),
        new("reason", "RETURN, PRICE, DISCOUNT, FEE, FX or OTHER", "Why a credit note was given; RETURN when empty, OTHER when its lines differ in it."),
        new("opening", "true or false", "Taken over from an earlier book with its original dates."),
        new("product", "text, at most 200 characters", "What was sold or taken back.", Required: true),
        new("category", "text, at most 200 characters", "The product's category, or what else it is called."),
        new("quantity", "number, at most 9 decimals", "How many; negative takes back. Not 0.", Required: true),
        new("unitPrice", "number, at most 4 decimals", "The price of one, without tax; 0 for what is given away.", Required: true),
        new("amount", "number", "Of the line; quantity × unit price in whole minor units, rounded half away from zero, when empty."),
        new("unitCost", "number, 0 or more, at most 4 decimals", "What one cost us, where known."),
    ];

    public static ImportedLine Read(RowCells cells)
    {
        var account = NamedAccount.Read(cells, "account");
        var number = TextLengths.CheckDocumentNumber(cells.RequiredText("number", TextLengths.DocumentNumber), "number");
        var date = cells.RequiredDate("date");
        var due = cells.Date("due");
        if (due < date)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"due is {due:yyyy-MM-dd}, before the document's date {date:yyyy-MM-dd}.", "due");
        }

        var quantity = Needed(cells, "quantity", 9);
        if (quantity == 0m)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, "quantity is 0; a line has something.", "quantity");
        }

        var cost = Optional(cells, "unitCost", 4);
        if (cost < 0m)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"unitCost is {cost}; it must be 0 or more.", "unitCost");
        }

        return new ImportedLine(
            account, number, date, due, cells.CurrencyOf("currency"), cells.Text("order", TextLengths.DocumentNumber), cells.OneOf<CreditNoteReason>("reason"), cells.Flag("opening"),
            cells.RequiredText("product", TextLengths.Category), cells.Text("category", TextLengths.Category), quantity, Needed(cells, "unitPrice", 4), Optional(cells, "amount", 4), cost, cells.RowHash);
    }

    private static decimal Needed(RowCells cells, string column, int decimals) =>
        Optional(cells, column, decimals) ?? throw new RuleViolation(ImportCodes.ValueMissing, $"{column} is empty.", column);

    private static decimal? Optional(RowCells cells, string column, int decimals)
    {
        var number = cells.Number(column);
        return number is null || number.Value.Scale <= decimals || decimal.Round(number.Value, decimals) == number
            ? number
            : throw new RuleViolation(RuleCodes.ValueOutOfRange, $"{column} is {number}; it has at most {decimals} decimals.", column);
    }
}
