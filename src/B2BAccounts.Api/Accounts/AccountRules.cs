using B2BAccounts.Api.Inputs;
using FluentValidation;

namespace B2BAccounts.Api.Accounts;

/// <summary>What a field of an account may hold: the same whether it is created or changed.</summary>
internal static class AccountRules
{
    public const int Name = 200;
    public const int Place = 100;
    public const int Address = 1_000;
    public const int Person = 100;
    public const int Told = 2_000;
    public const int Needs = 4_000;
    public const string CountryMessage = "an ISO 3166-1 alpha-2 country code, two capital letters such as CN";
    public const string IndustryMessage = "a class of ISIC Rev.4, four digits such as 2610";

    public static void Identifiers<T>(IReadOnlyList<AccountIdentifierInput>? identifiers, ValidationContext<T> context)
    {
        for (var i = 0; i < identifiers?.Count; i++)
        {
            var at = $"Identifiers[{i}].Value";
            if (string.IsNullOrWhiteSpace(identifiers[i].Value))
            {
                context.Problem(InputCodes.Required, "A code of 1 to 100 characters is needed.", at);
            }
            else if (identifiers[i].Value.Length > 100)
            {
                context.Problem(InputCodes.TooLong, $"The code has {identifiers[i].Value.Length} characters; at most 100 are kept.", at);
            }
        }
    }

    public static void Story<T>(DisclosureInput? told, string field, ValidationContext<T> context)
    {
        if (told?.Text is { } text)
        {
            InputRules.CheckText(text, Told, context, $"{field}.Text");
        }

        if (told is { Level: not Domain.Accounts.Disclosure.Unknown } && string.IsNullOrWhiteSpace(told.Text))
        {
            context.Problem(InputCodes.Contradictory, "What was told must be written down, or the level be UNKNOWN.", $"{field}.Text");
        }
    }

    public static void Position<T>(double? latitude, double? longitude, ValidationContext<T> context)
    {
        if (latitude is null != longitude is null)
        {
            context.Problem(InputCodes.Contradictory, "Latitude and longitude are given together or not at all.", latitude is null ? "Latitude" : "Longitude");
        }

        Within(latitude, 90, "Latitude", context);
        Within(longitude, 180, "Longitude", context);
    }

    public static void Employees<T>(int? employees, ValidationContext<T> context)
    {
        if (employees < 0)
        {
            context.Problem(InputCodes.OutOfRange, $"The number of employees must be 0 or more, not {employees}.");
        }
    }

    public static void Revenue<T>(MoneyInput? revenue, ValidationContext<T> context)
    {
        if (revenue?.Amount < 0m)
        {
            context.Problem(InputCodes.OutOfRange, $"A yearly revenue must be 0 or more, not {revenue.Amount}.", "YearlyRevenue.Amount");
        }
    }

    private static void Within<T>(double? degrees, double most, string field, ValidationContext<T> context)
    {
        if (degrees is { } given && !(Math.Abs(given) <= most))
        {
            context.Problem(InputCodes.OutOfRange, $"{field} must lie between -{most} and {most} degrees, not {given}.", field);
        }
    }
}
