namespace B2BAccounts.Domain.Receivables;

/// <summary>单据规则. What every document must satisfy before it is recorded.</summary>
public static class DocumentRule
{
    /// <summary>Above zero, in whole minor units; net and tax, where given, add up to it.</summary>
    public static Money Amount(decimal amount, string currency, decimal? net = null, decimal? tax = null, params string[] path)
    {
        var money = Money.OfDocument(amount, Currency.Of(currency, path), path);
        foreach (var part in new[] { net, tax })
        {
            if (part is { } given)
            {
                Money.Check(given, path);
                Refuse(given < 0m || given > amount, $"Net and tax lie between 0 and the amount {amount}, not {given}.", path);
            }
        }

        Refuse(net is { } n && tax is { } t && n + t != amount, $"Net {net} and tax {tax} must add up to the amount {amount}.", path);
        return money;
    }

    /// <summary>The due date: the one given, which may not lie before the invoice's, or by the account's terms.</summary>
    public static DateOnly DueDate(DateOnly date, DateOnly? given, Accounts.PaymentTerms terms, params string[] path) =>
        given < date
            ? throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"The due date {given:yyyy-MM-dd} lies before the invoice date {date:yyyy-MM-dd}.", path)
            : given ?? terms.DueDate(date);

    private static void Refuse(bool wrong, string message, string[] path)
    {
        if (wrong)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, message, path);
        }
    }
}
