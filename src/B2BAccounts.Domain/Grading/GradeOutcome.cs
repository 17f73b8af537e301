namespace B2BAccounts.Domain.Grading;

/// <summary>What came of an account in the months after it was graded. Amounts in the base currency.</summary>
/// <param name="Due">What came due and was paid or stands unpaid, above 0.</param>
/// <param name="Late">Of it, what was paid after its day, or not at all.</param>
/// <param name="AmountDaysLate">Σ amount × days late; early days below zero, unpaid parts as if paid on the last day.</param>
/// <param name="WrittenOff">Of it, what was written off in these months.</param>
public readonly record struct GradeOutcome(string Grade, decimal Due, decimal Late, decimal AmountDaysLate, decimal WrittenOff);
