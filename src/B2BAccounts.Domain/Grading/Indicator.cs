namespace B2BAccounts.Domain.Grading;

/// <summary>One indicator of a policy: its weight of 100, and its curve from raw value to points 0 to 100.</summary>
public sealed record Indicator(IndicatorKind Kind, decimal Weight, MissingRule Missing, Curve Curve);
