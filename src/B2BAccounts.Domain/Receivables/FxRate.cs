namespace B2BAccounts.Domain.Receivables;

/// <summary>汇率. A closing rate: how many units of the base currency one unit of the currency is worth at the end of the day.</summary>
public sealed class FxRate
{
    public long Id { get; set; }

    public string Currency { get; set; } = "";

    public string BaseCurrency { get; set; } = "";

    public DateOnly Day { get; set; }

    public decimal Rate { get; set; }

    public string Source { get; set; } = "";

    public DateTime RecordedAt { get; set; }
}
