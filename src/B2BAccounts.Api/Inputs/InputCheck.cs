using FluentValidation;

namespace B2BAccounts.Api.Inputs;

public static class InputCheck
{
    /// <summary>Reports all that is wrong with an input together.</summary>
    /// <exception cref="InputInvalid">Anything is.</exception>
    public static void Demand<T>(this IValidator<T> validator, T input)
    {
        ArgumentNullException.ThrowIfNull(validator);
        var verdict = validator.Validate(input);
        if (!verdict.IsValid)
        {
            throw new InputInvalid([.. verdict.Errors.Select(e => new InputProblem(e.ErrorCode, e.ErrorMessage, Path(e.PropertyName)))]);
        }
    }

    /// <summary>Allocations[0].InvoiceNumber as clients write it: allocations, 0, invoiceNumber. The Value of an optional field is the field.</summary>
    private static List<string> Path(string name)
    {
        var path = new List<string>();
        foreach (var part in name.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part != "Value" || path.Count == 0 || char.IsAsciiDigit(path[^1][0]))
            {
                path.Add(char.ToLowerInvariant(part[0]) + part[1..]);
            }
        }

        return path;
    }
}
