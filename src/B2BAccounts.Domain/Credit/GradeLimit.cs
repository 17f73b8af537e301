namespace B2BAccounts.Domain.Credit;

/// <summary>How a grade's limit is measured. Cap and floor in the base currency.</summary>
/// <param name="Factor">How many terms' worth of purchases; 0 gives no credit.</param>
public sealed record GradeLimit(string Grade, decimal Factor, decimal Cap, decimal Floor);
