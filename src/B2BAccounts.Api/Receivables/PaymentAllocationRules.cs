using B2BAccounts.Api.Inputs;
using B2BAccounts.Domain;
using FluentValidation;

namespace B2BAccounts.Api.Receivables;

/// <summary>What the invoices that a payment or credit note is set against must look like.</summary>
internal static class PaymentAllocationRules
{
    private const int Most = 1_000;

    public static void AreAllocations<T>(this IRuleBuilder<T, IReadOnlyList<PaymentAllocationInput>?> rule) => rule.Custom((allocations, context) =>
    {
        if (allocations is null)
        {
            return;
        }

        if (allocations.Count > Most)
        {
            context.Problem(InputCodes.OutOfRange, $"At most {Most} invoices are named at once, not {allocations.Count}; do it in parts.");
        }

        if (allocations.GroupBy(a => a.InvoiceNumber, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } repeated)
        {
            context.Problem(InputCodes.Repeated, $"The invoice '{repeated.Key}' is named {repeated.Count()} times; name it once with the sum.");
        }

        for (var i = 0; i < allocations.Count; i++)
        {
            var (at, (number, amount)) = ($"{context.PropertyPath}[{i}]", allocations[i]);
            if (amount <= 0m)
            {
                context.Problem(RuleCodes.AmountNotPositive, $"The amount {amount} must be above zero.", $"{at}.{nameof(PaymentAllocationInput.Amount)}");
            }

            if (string.IsNullOrWhiteSpace(number))
            {
                context.Problem(InputCodes.Required, "A text of 1 to 60 characters is needed.", $"{at}.{nameof(PaymentAllocationInput.InvoiceNumber)}");
            }
            else
            {
                InputRules.CheckText(number, 60, context, $"{at}.{nameof(PaymentAllocationInput.InvoiceNumber)}");
            }
        }
    });
}
