using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>Payment speed, index and trend of accounts that are added one after the other.</summary>
internal sealed class PaymentsTogether(DateOnly day, int months)
{
    private readonly SpeedTally _asked = new(day, months);
    private readonly SpeedTally _forIndex = new(day, PaymentIndex.Months);
    private readonly Dictionary<int, MonthLateness> _months = [];

    public PaymentSpeedFigure Figure => new(_asked.Speed, PaymentIndex.Of(_forIndex.Speed), PaymentTrend.Of(_months.Values));

    public PaymentsTogether Add(PaymentParts account)
    {
        _asked.Add(account.Paid, account.Unpaid);
        _forIndex.Add(account.PaidForIndex, account.Unpaid);
        foreach (var month in account.Months)
        {
            var sum = _months.GetValueOrDefault(month.Number);
            _months[month.Number] = month with { Amount = month.Amount + sum.Amount, AmountDaysLate = month.AmountDaysLate + sum.AmountDaysLate };
        }

        return this;
    }
}
