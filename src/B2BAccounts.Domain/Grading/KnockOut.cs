namespace B2BAccounts.Domain.Grading;

/// <summary>A fact that caps the grade, whatever the points.</summary>
/// <param name="Threshold">Days past due for OVERDUE_ITEM, months back for WRITE_OFF.</param>
/// <param name="Grade">The best grade that is left.</param>
public sealed record KnockOut(KnockOutKind Kind, int Threshold, string Grade);
