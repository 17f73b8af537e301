namespace B2BAccounts.Domain.SupplyChain;

/// <summary>供应关系. One account supplies another with a category of goods. Never deleted: it ends.</summary>
public sealed class SupplyLink
{
    public long Id { get; set; }

    public long SupplierId { get; set; }

    public long BuyerId { get; set; }

    /// <summary>Product category in the source's words; empty when unknown.</summary>
    public string Category { get; set; } = "";

    /// <summary>Part of the supplier's sales that goes to the buyer, 0 to 1.</summary>
    public decimal? ShareOfSales { get; set; }

    /// <summary>Part of the buyer's spend that goes to the supplier, 0 to 1.</summary>
    public decimal? ShareOfSpend { get; set; }

    /// <summary>Amount a year, in <see cref="YearlyVolumeCurrency"/>.</summary>
    public decimal? YearlyVolume { get; set; }

    public string? YearlyVolumeCurrency { get; set; }

    public LinkSource Source { get; set; }

    /// <summary>How sure we are that the link exists, above 0 up to 1, at most four decimals: products along a path stay exact.</summary>
    public decimal Confidence { get; set; } = 1m;

    /// <summary>First day; null is 'for as long as anybody knows'.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day, inclusive; null is 'still'.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>A text or an address on which the link rests.</summary>
    public string? Evidence { get; set; }

    public int Version { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || ValidTo >= day);

    /// <summary>Ends the link: <paramref name="lastDay"/> is the last on which it holds.</summary>
    public void End(DateOnly lastDay)
    {
        if (ValidFrom is { } from && lastDay < from)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"The link began on {from:yyyy-MM-dd} and cannot end on {lastDay:yyyy-MM-dd}.", "validTo");
        }

        ValidTo = lastDay;
    }

    /// <summary>Refuses a self-link, shares and confidence out of range, and a period that ends before it begins.</summary>
    public SupplyLink Check()
    {
        if (SupplierId == BuyerId)
        {
            throw new RuleViolation(RuleCodes.SelfLink, "An account cannot supply itself; supplier and buyer must differ.", "buyer");
        }

        CheckShare(ShareOfSales, "shareOfSales");
        CheckShare(ShareOfSpend, "shareOfSpend");
        if (Confidence is not (> 0m and <= 1m) || decimal.Round(Confidence, 4, MidpointRounding.ToZero) != Confidence)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange,
                $"Confidence must be above 0 and at most 1 with at most four decimals, not {Confidence}.", "confidence");
        }

        if (YearlyVolume is { } volume)
        {
            Money.Check(volume, "yearlyVolume");
            Currency.Of(YearlyVolumeCurrency ?? "", "yearlyVolume", "currency");
        }

        if (ValidFrom > ValidTo)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"The link ends on {ValidTo:yyyy-MM-dd}, before it begins on {ValidFrom:yyyy-MM-dd}.", "validTo");
        }

        return this;
    }

    private static void CheckShare(decimal? share, string name)
    {
        if (share is < 0m or > 1m)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"A share must lie between 0 and 1, not {share}.", name);
        }
    }
}
