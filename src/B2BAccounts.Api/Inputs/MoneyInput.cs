using B2BAccounts.Domain;
using FluentValidation;

namespace B2BAccounts.Api.Inputs;

/// <summary>An amount with its currency, as given by a client.</summary>
public sealed record MoneyInput(decimal Amount, string Currency);

public sealed class MoneyInputValidator : AbstractValidator<MoneyInput>
{
    public static readonly MoneyInputValidator Instance = new(mustBePositive: false);

    /// <summary>For the amount of a document: above zero.</summary>
    public static readonly MoneyInputValidator OfDocument = new(mustBePositive: true);

    private MoneyInputValidator(bool mustBePositive)
    {
        RuleFor(m => m.Currency).IsCurrency();
        RuleFor(m => m.Amount).Custom((amount, context) =>
        {
            if (mustBePositive && amount <= 0m)
            {
                context.Problem(RuleCodes.AmountNotPositive, $"The amount {amount} must be above zero.");
            }

            if (amount is > Money.Limit or < -Money.Limit)
            {
                context.Problem(RuleCodes.MoneyOutOfRange, $"The amount {amount} is outside ±{Money.Limit}.");
            }
            else if (Currency.TryFind(context.InstanceToValidate.Currency, out var currency) && currency.Round(amount) != amount)
            {
                context.Problem(RuleCodes.MoneyNotInMinorUnits,
                    $"The amount {amount} is not a whole number of minor units: {currency.Code} has {currency.MinorUnits} decimals.");
            }
        });
    }
}
