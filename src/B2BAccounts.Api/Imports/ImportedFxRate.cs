using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>A row of a file of closing rates.</summary>
public sealed record ImportedFxRate(Currency Currency, DateOnly Day, decimal Rate, string Source)
{
    /// <summary>Decimals that are kept of a rate; more are refused, not cut.</summary>
    public const int MaxDecimals = 8;

    public static readonly IReadOnlyList<ImportColumn> Columns =
    [
        new("currency", "ISO 4217", "The currency that the rate is of.", Required: true),
        new("date", "date", "The day at whose end it held.", Required: true),
        new("rate", "number above 0, at most 8 decimals", "Units of the base currency for one unit of the currency.", Required: true),
        new("source", "text, at most 200 characters", "Who published it.", Required: true),
    ];

    public static ImportedFxRate Read(RowCells cells)
    {
        var currency = cells.CurrencyOf("currency") ?? throw new RuleViolation(ImportCodes.ValueMissing, "currency is empty.", "currency");
        var day = cells.RequiredDate("date");
        var rate = cells.Number("rate") ?? throw new RuleViolation(ImportCodes.ValueMissing, "rate is empty.", "rate");
        return rate > 0m && decimal.Round(rate, MaxDecimals, MidpointRounding.ToZero) == rate
            ? new ImportedFxRate(currency, day, rate, cells.RequiredText("source", TextLengths.Reference))
            : throw new RuleViolation(RuleCodes.FxRateInvalid, $"rate is {rate}; a rate is above 0 and has at most {MaxDecimals} decimals.", "rate");
    }
}
