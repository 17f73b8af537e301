using B2BAccounts.Api.Inputs;
using B2BAccounts.Domain.Accounts;
using FluentValidation;

namespace B2BAccounts.Api.Accounts;

public sealed record PaymentTermsInput(int NetDays, bool EndOfMonth = false, decimal? DiscountPercent = null, int? DiscountDays = null)
{
    public PaymentTerms ToTerms() => new(NetDays, EndOfMonth, DiscountPercent ?? 0m, DiscountDays ?? 0);
}

public sealed record AccountIdentifierInput(IdentifierScheme Scheme, string Value);

public sealed record DisclosureInput(string? Text, Disclosure Level);

public sealed record ContactInput(string Name, ContactRole Role)
{
    /// <summary>The contact's opaque global id; null adds a new one.</summary>
    public string? Id { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public DateOnly? LeftOn { get; init; }
}

public sealed record LostAccountInput(DateOnly On, string Reason, string? To = null);

public sealed class PaymentTermsInputValidator : AbstractValidator<PaymentTermsInput>
{
    private const int MostDays = 365;

    public static readonly PaymentTermsInputValidator Instance = new();

    public PaymentTermsInputValidator()
    {
        RuleFor(t => t.NetDays).Custom((days, context) =>
        {
            if (days is < 0 or > MostDays)
            {
                context.Problem(InputCodes.OutOfRange, $"Net days must lie between 0 and {MostDays}, not {days}.");
            }
        });
        RuleFor(t => t).Custom((terms, context) =>
        {
            if (terms.DiscountPercent is null != terms.DiscountDays is null)
            {
                context.Problem(InputCodes.Contradictory, "Discount percent and discount days are given together or not at all.", Inside(context, "DiscountPercent"));
            }

            if (terms.DiscountPercent is <= 0m or >= 100m)
            {
                context.Problem(InputCodes.OutOfRange, $"The discount must lie above 0 and below 100 percent, not {terms.DiscountPercent}.", Inside(context, "DiscountPercent"));
            }
            else if (terms.DiscountPercent is { } percent && decimal.Round(percent, 6, MidpointRounding.ToZero) != percent)
            {
                context.Problem(InputCodes.OutOfRange, $"The discount {percent} has more than 6 decimals.", Inside(context, "DiscountPercent"));
            }

            if (terms.DiscountDays is { } discountDays && (discountDays < 0 || discountDays > terms.NetDays))
            {
                context.Problem(InputCodes.OutOfRange, $"Discount days must lie between 0 and the {terms.NetDays} net days, not {discountDays}.", Inside(context, "DiscountDays"));
            }
        });
    }

    private static string Inside<T>(ValidationContext<T> context, string field) => $"{context.PropertyChain}.{field}".TrimStart('.');
}

public sealed class ContactInputValidator : AbstractValidator<ContactInput>
{
    public static readonly ContactInputValidator Instance = new();

    public ContactInputValidator()
    {
        RuleFor(c => c.Name).IsText(200);
        RuleFor(c => c.Email).IsOptionally(InputRules.IsEmail, "an e-mail address, such as ann@example.com").IsOptionalText(254);
        RuleFor(c => c.Phone).IsOptionalText(60);
        RuleFor(c => c.LeftOn).IsDay();
    }
}
