namespace B2BAccounts.Domain.Grading;

/// <summary>What one indicator brought to a total.</summary>
/// <param name="Raw">Null when missing.</param>
/// <param name="Points">0 to 100, four decimals; null when missing and redistributed.</param>
/// <param name="PolicyWeight">As the policy has it.</param>
/// <param name="Weight">After redistribution, four decimals; all of an assessment add up to exactly 100.</param>
/// <param name="Contribution">Weight × points / 100, four decimals; all add up to exactly the total.</param>
public sealed record IndicatorResult(IndicatorKind Kind, decimal? Raw, decimal? Points, decimal PolicyWeight, decimal Weight, decimal Contribution)
{
    public bool Missing => Raw is null;
}
