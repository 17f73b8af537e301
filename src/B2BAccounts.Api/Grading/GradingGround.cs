using B2BAccounts.Domain.Grading;

namespace B2BAccounts.Api.Grading;

/// <summary>What all assessments of a run rest on.</summary>
/// <param name="TableId">Key of the quantile table.</param>
public sealed record GradingGround(DateOnly Day, GradingPolicy Policy, long TableId, QuantileTable Table);
