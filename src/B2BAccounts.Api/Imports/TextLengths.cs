using System.Text.RegularExpressions;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>How long the texts of a row may be: the same limits as the inputs of the GraphQL mutations.</summary>
public static partial class TextLengths
{
    public const int AccountNumber = 40;
    public const int DocumentNumber = 60;
    public const int Name = 200;
    public const int Category = 200;
    public const int Method = 40;
    public const int Reference = 200;
    public const int Reason = 500;
    public const int Evidence = 2_000;

    public static string CheckAccountNumber(string number, string column) => AccountNumberPattern().IsMatch(number)
        ? number
        : throw new RuleViolation(ImportCodes.TextInvalid, $"{column} is '{number}'; an account number has letters, digits, '-', '.', '_' and '/' only.", column);

    public static string CheckDocumentNumber(string number, string column) => InputRules.IsDocumentNumber(number)
        ? number
        : throw new RuleViolation(ImportCodes.TextInvalid, $"{column} holds a character that cannot be seen.", column);

    [GeneratedRegex(@"^[\p{L}\p{Nd}\-._/]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AccountNumberPattern();
}
