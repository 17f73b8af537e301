using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Imports;

/// <summary>Lines of a file that make one document: an invoice when they add up to more than 0, a credit note when to less.</summary>
/// <param name="row">Where its lines begin among the rows of their batch.</param>
internal sealed class LinesDocument(int row, IReadOnlyList<ImportedLine> lines)
{
    public IReadOnlyList<ImportedLine> Lines => lines;

    public ImportedLine First => lines[0];

    public void Reject(RowOutcome[] outcomes, RuleViolation why) => Array.Fill(outcomes, RowOutcome.Rejected(why), row, lines.Count);

    /// <summary>The same for all lines; those that repeat another to the letter are marked, so that somebody looks.</summary>
    public void Settle(RowOutcome[] outcomes, RowOutcome outcome)
    {
        var seen = new HashSet<UInt128>();
        for (var i = 0; i < lines.Count; i++)
        {
            outcomes[row + i] = outcome with { Repeats = !seen.Add(lines[i].RowHash) };
        }
    }

    /// <summary>The document as it is posted.</summary>
    /// <exception cref="RuleViolation">Its lines contradict each other, add up to nothing, or have an amount that the currency does not know.</exception>
    public NewDocument ToPost(string accountNumber, Currency currency)
    {
        DemandAgreement();
        var posted = lines.Select((line, i) => Posted(line, currency)).ToList();
        var sum = posted.Sum(l => l.Amount);
        if (sum > 0m)
        {
            return new NewInvoice(accountNumber, First.DocumentNumber, First.Date, sum, currency.Code)
            {
                DueDate = First.DueDate, OrderNumber = First.OrderNumber, Opening = First.Opening, Lines = posted,
            };
        }

        if (sum == 0m)
        {
            throw new RuleViolation(RuleCodes.AmountNotPositive, $"The lines of document '{First.DocumentNumber}' add up to 0; there is nothing to owe or to give back.", "amount");
        }

        return new NewCreditNote(accountNumber, First.DocumentNumber, First.Date, -sum, currency.Code)
        {
            Reason = Reason, Opening = First.Opening, Lines = [.. posted.Select(l => l with { Quantity = -l.Quantity, Amount = -l.Amount, Cost = -l.Cost })],
        };
    }

    private CreditNoteReason Reason => lines.Select(l => l.Reason ?? CreditNoteReason.Return).Distinct().ToList() is [var one] ? one : CreditNoteReason.Other;

    private static NewLine Posted(ImportedLine line, Currency currency)
    {
        var amount = line.Amount ?? currency.Round(line.Quantity * line.UnitPrice);
        return currency.Round(amount) == amount
            ? new NewLine(line.Product, line.Quantity, line.UnitPrice, amount) { Category = line.Category, Cost = line.UnitCost is { } cost ? currency.Round(cost * line.Quantity) : null }
            : throw new RuleViolation(RuleCodes.MoneyOutOfRange, $"The amount {amount} of a line has more decimals than {currency.Code} has, {currency.MinorUnits}.", "amount");
    }

    private void DemandAgreement()
    {
        var differs = lines.FirstOrDefault(l => (l.Date, l.DueDate, l.Currency, l.OrderNumber, l.Opening) != (First.Date, First.DueDate, First.Currency, First.OrderNumber, First.Opening));
        if (differs is not null)
        {
            var column = differs.Date != First.Date ? "date" : differs.DueDate != First.DueDate ? "due" : differs.Currency != First.Currency ? "currency"
                : differs.OrderNumber != First.OrderNumber ? "order" : "opening";
            throw new RuleViolation(ImportCodes.LinesDiffer, $"Lines of document '{First.DocumentNumber}' differ in {column}, which is the document's.", column);
        }
    }
}
