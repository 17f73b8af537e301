using B2BAccounts.Api.Inputs;
using B2BAccounts.GraphQL.Execution;
using FluentValidation;

namespace B2BAccounts.Api.Accounts;

/// <summary>The form of what is given; what is absent is not looked at.</summary>
internal sealed class UpdateAccountValidator : AbstractValidator<UpdateAccountInput>
{
    public UpdateAccountValidator()
    {
        RuleFor(a => a.Number).IsAccountNumber();
        RuleFor(a => a.LegalName).Custom((name, context) =>
        {
            if (name.IsGiven && string.IsNullOrWhiteSpace(name.Value))
            {
                context.Problem(InputCodes.Required, $"An account has a name; write 1 to {AccountRules.Name} characters, or leave the field out.");
            }
        });
        Text(a => a.LegalName, AccountRules.Name);
        Text(a => a.LocalName, AccountRules.Name);
        RuleFor(a => a.Identifiers).Custom((given, context) => AccountRules.Identifiers(given.Or(null), context));
        RuleFor(a => a.Country.Value).IsOptionally(InputRules.IsCountry, AccountRules.CountryMessage).When(a => a.Country.IsGiven);
        Text(a => a.Region, AccountRules.Place);
        Text(a => a.City, AccountRules.Place);
        Text(a => a.PostalAddress, AccountRules.Address);
        RuleFor(a => a.Latitude.Value).IsBetween(-90, 90).When(a => a.Latitude.IsGiven);
        RuleFor(a => a.Longitude.Value).IsBetween(-180, 180).When(a => a.Longitude.IsGiven);
        RuleFor(a => a.Language).Custom((language, context) =>
        {
            if (language is { IsGiven: true, Value: null })
            {
                context.Problem(InputCodes.Required, "An account has a language; name one, or leave the field out.");
            }
        });
        RuleFor(a => a.Industry.Value).IsOptionally(InputRules.IsIndustry, AccountRules.IndustryMessage).When(a => a.Industry.IsGiven);
        RuleFor(a => a.Employees.Value).Custom(AccountRules.Employees).When(a => a.Employees.IsGiven);
        RuleFor(a => a.YearlyRevenue.Value!).SetValidator(MoneyInputValidator.Instance)
            .When(a => a.YearlyRevenue.Or(null) is not null);
        RuleFor(a => a.YearlyRevenue).Custom((given, context) => AccountRules.Revenue(given.Or(null), context));
        RuleFor(a => a.Currency.Value).IsOptionalCurrency().When(a => a.Currency.IsGiven);
        RuleFor(a => a.Terms.Value!).SetValidator(PaymentTermsInputValidator.Instance)
            .When(a => a.Terms.Or(null) is not null);
        Text(a => a.Manager, AccountRules.Person);
        Text(a => a.Team, AccountRules.Person);
        RuleFor(a => a.PurchaseReason).Custom((told, context) => AccountRules.Story(told.Or(null), "PurchaseReason", context));
        RuleFor(a => a.ProductUse).Custom((told, context) => AccountRules.Story(told.Or(null), "ProductUse", context));
        Text(a => a.Needs, AccountRules.Needs);
        RuleFor(a => a.NdaOn.Value).IsDay().When(a => a.NdaOn.IsGiven);
        RuleFor(a => a.Lost.Value!).ChildRules(lost =>
        {
            lost.RuleFor(l => l.On).IsDay();
            lost.RuleFor(l => l.Reason).IsText(500);
            lost.RuleFor(l => l.To).IsOptionalText(200);
        }).When(a => a.Lost.Or(null) is not null);
        RuleForEach(a => a.Contacts).SetValidator(ContactInputValidator.Instance);
    }

    private void Text(System.Linq.Expressions.Expression<Func<UpdateAccountInput, Optional<string?>>> field, int longest) =>
        RuleFor(field).Custom((text, context) =>
        {
            if (text.Or(null) is { } given)
            {
                InputRules.CheckText(given, longest, context);
            }
        });
}
