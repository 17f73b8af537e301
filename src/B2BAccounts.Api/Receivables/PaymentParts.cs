using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>What one account's payment speed rests on.</summary>
/// <param name="Paid">In the window that was asked for.</param>
/// <param name="PaidForIndex">In the 24 months of the index.</param>
/// <param name="Unpaid">Overdue or written off, on the day.</param>
/// <param name="Months">Of the trend, oldest first, those without anything too.</param>
internal sealed record PaymentParts(
    IReadOnlyCollection<SettledPart> Paid, IReadOnlyCollection<SettledPart> PaidForIndex, IReadOnlyCollection<UnpaidPart> Unpaid, IReadOnlyList<MonthLateness> Months);
