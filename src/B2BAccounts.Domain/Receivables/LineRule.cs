namespace B2BAccounts.Domain.Receivables;

/// <summary>行项目规则. What the lines of a document must satisfy.</summary>
public static class LineRule
{
    /// <summary>Lines add up to the net amount where it is known, or follows from the tax, else to the gross.</summary>
    /// <param name="lines">Quantity, unit price, amount and cost of each, in their order.</param>
    /// <exception cref="RuleViolation">LINES_DO_NOT_ADD_UP, VALUE_OUT_OF_RANGE or MONEY_OUT_OF_RANGE, with the line's place from 0.</exception>
    public static void Check(
        IReadOnlyList<(decimal Quantity, decimal UnitPrice, decimal Amount, decimal? Cost)> lines, Currency currency, decimal gross, decimal? net, decimal? tax)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var sum = 0m;
        for (var i = 0; i < lines.Count; i++)
        {
            var (quantity, price, amount, cost) = lines[i];
            Refuse(quantity == 0m, "The quantity of a line is not 0.", i, "quantity");
            Money.Check(price, "lines", $"{i}", "unitPrice");
            Money.Check(amount, "lines", $"{i}", "amount");
            Money.Check(cost ?? 0m, "lines", $"{i}", "cost");
            Refuse(currency.Round(amount) != amount, $"The line's amount {amount} has more decimals than {currency.Code} has, {currency.MinorUnits}.", i, "amount");
            sum += amount;
        }

        var whole = net ?? gross - (tax ?? 0m);
        if (lines.Count > 0 && sum != whole)
        {
            throw new RuleViolation(RuleCodes.LinesDoNotAddUp, $"The lines add up to {sum}, but the {(net is null && tax is null ? "amount" : "net amount")} is {whole}.", "lines");
        }
    }

    private static void Refuse(bool wrong, string message, int line, string part)
    {
        if (wrong)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, message, "lines", $"{line}", part);
        }
    }
}
