using B2BAccounts.Api.Inputs;
using B2BAccounts.Domain;
using FluentValidation;

namespace B2BAccounts.Api.Receivables;

/// <summary>A line of a document, as given by a client, in the document's currency.</summary>
public sealed record LineInput(string Product, decimal Quantity, decimal UnitPrice)
{
    public string? Category { get; init; }

    /// <summary>Null: quantity × price, rounded to minor units.</summary>
    public decimal? Amount { get; init; }

    public decimal? Cost { get; init; }

    public NewLine ToNew(string currency) =>
        new(Product, Quantity, UnitPrice, Amount ?? Currency.Of(currency).Round(Quantity * UnitPrice)) { Category = Category, Cost = Cost };
}

internal static class LineInputs
{
    private const int Most = 1_000;
    private const decimal MostOfOne = 1_000_000_000_000m;

    /// <param name="mayTakeOff">Of invoices, a line may take something off the others.</param>
    public static void AreLines<T>(this IRuleBuilder<T, IReadOnlyList<LineInput>?> rule, bool mayTakeOff) => rule.Custom((lines, context) =>
    {
        if (lines?.Count > Most)
        {
            context.Problem(InputCodes.OutOfRange, $"A document has at most {Most} lines here, not {lines.Count}.");
            return;
        }

        for (var i = 0; i < (lines?.Count ?? 0); i++)
        {
            var (line, at) = (lines![i], $"{context.PropertyPath}[{i}]");
            if (string.IsNullOrWhiteSpace(line.Product))
            {
                context.Problem(InputCodes.Required, "A text of 1 to 200 characters is needed.", $"{at}.{nameof(line.Product)}");
            }
            else
            {
                InputRules.CheckText(line.Product, 200, context, $"{at}.{nameof(line.Product)}");
            }

            InputRules.CheckText(line.Category ?? "", 200, context, $"{at}.{nameof(line.Category)}");
            if (line.Quantity == 0m || Math.Abs(line.Quantity) > MostOfOne || decimal.Round(line.Quantity, 9) != line.Quantity)
            {
                context.Problem(InputCodes.OutOfRange, $"A quantity is not 0, at most {MostOfOne} and has at most nine decimals; {line.Quantity} does not.", $"{at}.{nameof(line.Quantity)}");
            }

            if (Math.Abs(line.UnitPrice) > Money.Limit || decimal.Round(line.UnitPrice, 4) != line.UnitPrice)
            {
                context.Problem(RuleCodes.MoneyOutOfRange, $"A unit price has at most four decimals and lies within ±{Money.Limit}; {line.UnitPrice} does not.", $"{at}.{nameof(line.UnitPrice)}");
            }

            if (!mayTakeOff && (line.Quantity < 0m || line.Amount <= 0m))
            {
                context.Problem(RuleCodes.AmountNotPositive, "Quantity and amount of a credit note's line must be above zero.", line.Quantity < 0m ? $"{at}.{nameof(line.Quantity)}" : $"{at}.{nameof(line.Amount)}");
            }
        }
    });
}
