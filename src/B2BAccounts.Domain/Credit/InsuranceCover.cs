namespace B2BAccounts.Domain.Credit;

/// <summary>信用保险. What an insurer pays of what an account owes, and what is left to us. All in one currency.</summary>
/// <param name="Covered">min(what is owed, the insured amount) × cover %, rounded to the minor unit. Owed is what was delivered: receivable less unapplied, with what is delivered and not invoiced; below zero it is none.</param>
/// <param name="Uninsured">All that is used, orders not delivered with it, less what is covered.</param>
public readonly record struct InsuranceCover(decimal Covered, decimal Uninsured)
{
    /// <param name="insured">0 without insurance.</param>
    public static InsuranceCover Of(CreditExposure exposure, decimal insured, decimal coverPercent, Currency currency)
    {
        var owed = Math.Max(0m, exposure.Receivable - exposure.Unapplied + exposure.DeliveredNotInvoiced);
        var covered = currency.Round(Math.Min(owed, insured) * coverPercent / 100m);
        return new InsuranceCover(covered, exposure.Total - covered);
    }
}
