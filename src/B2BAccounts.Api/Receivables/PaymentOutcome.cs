namespace B2BAccounts.Api.Receivables;

/// <summary>How an account paid what came due in a window, base currency.</summary>
/// <param name="Due">What was paid in the window, or stands unpaid at its end.</param>
/// <param name="Late">Of it, what was paid after its day, or not at all.</param>
/// <param name="AmountDaysLate">Σ amount × days late; early days below zero, unpaid parts as if paid on the last day.</param>
/// <param name="WrittenOff">Of it, what was written off in the window.</param>
internal sealed record PaymentOutcome(decimal Due, decimal Late, decimal AmountDaysLate, decimal WrittenOff);
