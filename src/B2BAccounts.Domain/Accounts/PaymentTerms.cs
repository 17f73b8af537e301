namespace B2BAccounts.Domain.Accounts;

/// <summary>
/// 付款条件. When an invoice falls due, and the discount for paying early.
/// </summary>
/// <param name="NetDays">Days until due, 0 to 720, counted from the invoice date, or from the end of its month with <paramref name="EndOfMonth"/>.</param>
/// <param name="EndOfMonth">Count from the last day of the invoice's month ("30 days end of month").</param>
/// <param name="DiscountPercent">Early-payment discount in percent, 0 to 100; 0 is none.</param>
/// <param name="DiscountDays">Days from the invoice date within which the discount may be taken.</param>
public readonly record struct PaymentTerms(int NetDays, bool EndOfMonth = false, decimal DiscountPercent = 0m, int DiscountDays = 0)
{
    public const int MaxNetDays = 720;

    /// <summary>30 days net, until an account's own terms are known.</summary>
    public static PaymentTerms Default => new(30);

    /// <summary>Refused with TERMS_INVALID when a part is out of range or a discount would outlast the terms.</summary>
    public PaymentTerms Check(params string[] path)
    {
        var wrong = this switch
        {
            { NetDays: < 0 or > MaxNetDays } => $"net days must lie between 0 and {MaxNetDays}, not {NetDays}",
            { DiscountPercent: < 0m or >= 100m } => $"the discount must lie between 0 and less than 100 percent, not {DiscountPercent}",
            { DiscountDays: < 0 } => $"discount days must not be negative, not {DiscountDays}",
            { DiscountPercent: > 0m, EndOfMonth: false } when DiscountDays > NetDays =>
                $"the discount lasts {DiscountDays} days, longer than the {NetDays} net days",
            { DiscountPercent: 0m, DiscountDays: > 0 } => "discount days without a discount percentage",
            _ => null,
        };
        return wrong is null ? this : throw new RuleViolation(RuleCodes.TermsInvalid, $"Payment terms: {wrong}.", path);
    }

    /// <summary>The day an invoice of this date falls due; paid on that day it is not late.</summary>
    public DateOnly DueDate(DateOnly invoiceDate) => (EndOfMonth ? EndOf(invoiceDate) : invoiceDate).AddDays(NetDays);

    /// <summary>The last day on which the discount may be taken, or null when there is none.</summary>
    public DateOnly? DiscountDate(DateOnly invoiceDate) => DiscountPercent > 0m ? invoiceDate.AddDays(DiscountDays) : null;

    private static DateOnly EndOf(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));
}
