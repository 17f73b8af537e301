using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Forecasts;

namespace B2BAccounts.Api.Forecasts;

/// <summary>预期信用损失 as it is answered.</summary>
internal sealed record ShownLoss(
    DateOnly AsOf, decimal ForwardFactor, DateOnly HistoryUntil, int Months, Money? Amount, string? Missing,
    IReadOnlyList<ShownLoss.Bucket> Buckets, IReadOnlyList<ShownLoss.OfGrade> ByGrade)
{
    public static ShownLoss Of(CreditLossFigure figure, Currency currency)
    {
        return new ShownLoss(
            figure.AsOf, figure.Factor, figure.Until, figure.Matrix.MonthsSeen, InBase(figure.Loss.Amount), figure.Missing,
            [.. figure.Rates.Select((rate, b) => BucketOf(rate, b))],
            [.. figure.ByGrade.Select(g => new OfGrade(g.Grade, new Money(g.Loss.Open.Sum(), currency), InBase(g.Loss.Amount)))]);

        Bucket BucketOf(decimal? rate, int bucket)
        {
            var (from, to) = LossMatrix.Edges.Range(bucket);
            var flow = figure.Matrix.Flow(bucket);
            return new Bucket(
                CreditLossFigure.Label(bucket), from, to, new Money(figure.Loss.Open[bucket], currency), Shown.Decimals(rate), InBase(figure.Loss.Losses[bucket]),
                new Flow(flow.Invoices, Rounded(flow.Paid), Rounded(flow.WrittenOff), Rounded(flow.Rolled), Shown.Decimals(flow.RollRate)));
        }

        Money? InBase(decimal? amount) => amount is { } known ? new Money(known, currency) : null;

        Money Rounded(decimal amount) => new(currency.Round(amount), currency);
    }

    internal sealed record Bucket(string Label, int? FromDays, int? ToDays, Money Open, decimal? Rate, Money? Loss, Flow History);

    internal sealed record Flow(int Invoices, Money Paid, Money WrittenOff, Money Rolled, decimal? RollRate);

    internal sealed record OfGrade(string? Grade, Money Open, Money? Amount);
}
