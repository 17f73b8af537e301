namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>What an operation of a caller with a certain role may cost, in place of what holds for all.</summary>
/// <param name="MaxFieldCost">Instead of <see cref="Validation.Limits.OperationLimits.MaxFieldCost"/>; null leaves that.</param>
/// <param name="MaxTypeCost">Instead of <see cref="Validation.Limits.OperationLimits.MaxTypeCost"/>; null leaves that.</param>
public sealed record RoleCosts(int? MaxFieldCost, int? MaxTypeCost);
