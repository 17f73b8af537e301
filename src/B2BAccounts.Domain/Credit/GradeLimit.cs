namespace B2BAccounts.Domain.Credit;

/// <summary>How a grade's limit is measured, and what else the grade brings. Cap and floor in the base currency.</summary>
/// <param name="Factor">How many terms' worth of purchases; 0 gives no credit.</param>
/// <param name="Benefits">Null where the policy says nothing of them.</param>
/// <param name="ReviewMonths">After how many months somebody looks at a limit again; null: never.</param>
public sealed record GradeLimit(string Grade, decimal Factor, decimal Cap, decimal Floor, GradeBenefits? Benefits = null, int? ReviewMonths = null);
