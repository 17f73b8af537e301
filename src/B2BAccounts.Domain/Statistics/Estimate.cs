namespace B2BAccounts.Domain.Statistics;

/// <summary>A figure of a sample, with the 95 % interval in which it lies when the sample is drawn again.</summary>
public sealed record Estimate(decimal Value, decimal Low, decimal High);
