using B2BAccounts.Api.Http;
using B2BAccounts.Api.Reports.Sheets;

namespace B2BAccounts.Api.Reports.Statements;

/// <summary>A statement as a table: of each currency its opening balance, its documents and its closing balance.</summary>
public static class StatementSheet
{
    /// <summary>Kinds of the rows that are no documents.</summary>
    public const string Opening = "OPENING", Closing = "CLOSING";

    private static readonly string[] Columns = ["currency", "date", "kind", "reversal", "number", "reference", "dueDate", "debit", "credit", "balance"];

    public static Sheet Of(StatementModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new Sheet($"Statement {model.Period.From:yyyy-MM-dd}", Columns, model.Parts.SelectMany(part => Rows(part, model.Period)));
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(StatementPart part, StatementPeriod period)
    {
        var currency = part.Currency.Code;
        yield return [currency, period.From, Opening, null, null, null, null, null, null, part.Opening];
        foreach (var line in part.Lines)
        {
            yield return
            [
                currency, line.Date, CsvWriting.Code(line.Kind), line.IsReversal, line.Number, line.Reference, line.DueOn,
                line.Amount > 0m ? line.Amount : null, line.Amount > 0m ? null : -line.Amount, line.Balance,
            ];
        }

        yield return [currency, period.To, Closing, null, null, null, null, null, null, part.Closing];
    }
}
