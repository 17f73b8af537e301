namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>What a field costs before its arguments and what is below it.</summary>
/// <param name="PerParent">For each parent.</param>
/// <param name="PerCall">Once for all parents together.</param>
/// <param name="IsBatch">Its arguments are read once for all parents, and so is their cost.</param>
/// <param name="Size">What its @listSize says; null when there is none.</param>
internal sealed record FieldWeight(double PerParent, double PerCall, bool IsBatch, ListSize? Size);
