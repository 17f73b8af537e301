using System.Globalization;
using B2BAccounts.Domain;
using FluentValidation;
using FluentValidation.Results;

namespace B2BAccounts.Api.Inputs;

/// <summary>Rules that many inputs share, each with its code and a message that says what would be right.</summary>
public static class InputRules
{
    /// <summary>Days that a business can mean; others are slips of the pen, such as the year 0203.</summary>
    public static readonly DateOnly FirstDay = new(1900, 1, 1);

    public static readonly DateOnly LastDay = new(2199, 12, 31);

    /// <summary>Reports one problem of the field at hand.</summary>
    public static void Problem<T>(this ValidationContext<T> context, string code, string message, string? at = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.AddFailure(new ValidationFailure(at ?? context.PropertyPath, message) { ErrorCode = code });
    }

    /// <summary>Given, not blank, and not too long.</summary>
    public static IRuleBuilderOptionsConditions<T, string> IsText<T>(this IRuleBuilder<T, string> rule, int longest) => rule.Custom((text, context) =>
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            context.Problem(InputCodes.Required, $"A text of 1 to {longest} characters is needed.");
        }
        else
        {
            CheckText(text, longest, context);
        }
    });

    /// <summary>
    /// A number that a document goes by: 1 to 60 characters without blanks around them and without any that cannot be seen, since two numbers
    /// that look the same would be taken for the same document.
    /// </summary>
    public static IRuleBuilderOptionsConditions<T, string> IsDocumentNumber<T>(this IRuleBuilder<T, string> rule) => rule.Custom((number, context) =>
    {
        const int Longest = 60;
        if (string.IsNullOrWhiteSpace(number))
        {
            context.Problem(InputCodes.Required, $"A number of 1 to {Longest} characters is needed.");
        }
        else if (number.Length > Longest)
        {
            context.Problem(InputCodes.TooLong, $"The number has {number.Length} characters; at most {Longest} are kept.");
        }
        else if (!IsDocumentNumber(number))
        {
            context.Problem(InputCodes.Malformed, "A document's number has no blanks around it and no line breaks or other characters that cannot be seen.");
        }
    });

    /// <summary>Null, or not too long.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> IsOptionalText<T>(this IRuleBuilder<T, string?> rule, int longest) => rule.Custom((text, context) =>
    {
        if (text is not null)
        {
            CheckText(text, longest, context);
        }
    });

    /// <summary>A number that people give to accounts: 1 to 40 letters, digits, '-', '.', '_' or '/'.</summary>
    public static IRuleBuilderOptionsConditions<T, string> IsAccountNumber<T>(this IRuleBuilder<T, string> rule) => rule.Custom((text, context) =>
    {
        if (text is null || !IsAccountNumber(text))
        {
            context.Problem(InputCodes.Malformed, $"'{text}' is no account number; write 1 to 40 letters, digits, '-', '.', '_' or '/'.");
        }
    });

    public static IRuleBuilderOptionsConditions<T, string> IsCurrency<T>(this IRuleBuilder<T, string> rule) => rule.Custom((code, context) =>
    {
        if (!Currency.TryFind(code, out _))
        {
            context.Problem(RuleCodes.CurrencyUnknown, $"'{code}' is not an active ISO 4217 currency code; write three capital letters such as EUR, USD or CNY.");
        }
    });

    public static IRuleBuilderOptionsConditions<T, string?> IsOptionalCurrency<T>(this IRuleBuilder<T, string?> rule) => rule.Custom((code, context) =>
    {
        if (code is not null && !Currency.TryFind(code, out _))
        {
            context.Problem(RuleCodes.CurrencyUnknown, $"'{code}' is not an active ISO 4217 currency code; write three capital letters such as EUR, USD or CNY.");
        }
    });

    /// <summary>Null, or a text of the given form.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> IsOptionally<T>(this IRuleBuilder<T, string?> rule, Func<string, bool> form, string what) => rule.Custom((text, context) =>
    {
        if (text is not null && !form(text))
        {
            context.Problem(InputCodes.Malformed, $"'{text}' is not {what}.");
        }
    });

    public static IRuleBuilderOptionsConditions<T, DateOnly> IsDay<T>(this IRuleBuilder<T, DateOnly> rule) =>
        rule.Custom((day, context) => OutOfRange(day, context));

    public static IRuleBuilderOptionsConditions<T, DateOnly?> IsDay<T>(this IRuleBuilder<T, DateOnly?> rule) => rule.Custom((day, context) =>
    {
        if (day is { } given)
        {
            OutOfRange(given, context);
        }
    });

    public static IRuleBuilderOptionsConditions<T, double?> IsBetween<T>(this IRuleBuilder<T, double?> rule, double least, double most) =>
        rule.Custom((value, context) =>
        {
            if (value is { } given && !(given >= least && given <= most))
            {
                context.Problem(InputCodes.OutOfRange, $"{given} must lie between {least} and {most}.");
            }
        });

    /// <summary>The idempotency key of an input: null or 1 to 100 characters.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> IsIdempotencyKey<T>(this IRuleBuilder<T, string?> rule) => rule.Custom((key, context) =>
    {
        if (key is { Length: 0 or > 100 })
        {
            context.Problem(InputCodes.OutOfRange, $"An idempotency key has 1 to 100 characters, not {key.Length}.");
        }
        else if (key?.Any(char.IsControl) == true)
        {
            context.Problem(InputCodes.Malformed, "An idempotency key holds no control characters.");
        }
    });

    public static bool IsCountry(string text) => text.Length == 2 && text.All(char.IsAsciiLetterUpper);

    public static bool IsIndustry(string text) => text.Length == 4 && text.All(char.IsAsciiDigit);

    public static bool IsEmail(string text) =>
        text.Count(c => c == '@') == 1 && text[0] != '@' && text[^1] != '@' && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    private static bool IsAccountNumber(string text) =>
        text.Length is >= 1 and <= 40 && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '_' or '/');

    /// <summary>Not too long, and of characters that can be written: lines and tabs, but no other control characters.</summary>
    internal static void CheckText<T>(string text, int longest, ValidationContext<T> context, string? at = null)
    {
        if (text.Length > longest)
        {
            context.Problem(InputCodes.TooLong, $"The text has {text.Length} characters; at most {longest} are kept.", at);
        }
        else if (text.FirstOrDefault(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'), ' ') is not ' ' and var control)
        {
            context.Problem(InputCodes.Malformed, $"The text holds the control character U+{(int)control:X4}; leave it out.", at);
        }
    }

    /// <summary>Two numbers that look the same are the same: no blanks around, nothing that cannot be seen.</summary>
    public static bool IsDocumentNumber(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Trim().Length == number.Length && !number.Any(IsUnseen);
    }

    private static bool IsUnseen(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static void OutOfRange<T>(DateOnly day, ValidationContext<T> context)
    {
        if (day < FirstDay || day > LastDay)
        {
            context.Problem(InputCodes.OutOfRange, $"The day {day:yyyy-MM-dd} must lie between {FirstDay:yyyy-MM-dd} and {LastDay:yyyy-MM-dd}.");
        }
    }
}
