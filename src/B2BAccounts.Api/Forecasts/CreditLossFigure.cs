using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Forecasts;

namespace B2BAccounts.Api.Forecasts;

/// <summary>预期信用损失 with what it was obtained from.</summary>
/// <param name="Until">The last month end of the history.</param>
/// <param name="Rates">By bucket, the forward factor in them.</param>
/// <param name="ByGrade">Of the book; those without a grade last.</param>
public sealed record CreditLossFigure(
    DateOnly AsOf, DateOnly Until, decimal Factor, LossMatrix Matrix, IReadOnlyList<decimal?> Rates, CreditLoss Loss,
    IReadOnlyList<(string? Grade, CreditLoss Loss)> ByGrade)
{
    /// <summary>Why there is no amount; null when there is one.</summary>
    public string? Missing => Loss.Amount is not null ? null
        : Matrix.MonthsSeen < LossMatrix.EnoughMonths
            ? $"The book has open invoices at {Matrix.MonthsSeen} of the last {LossMatrix.Months} month ends before {Until:yyyy-MM-dd}; rates need {LossMatrix.EnoughMonths}."
            : $"Too few invoices have left some buckets for a rate: {string.Join(", ", Enumerable.Range(0, Rates.Count).Where(b => Rates[b] is null && Loss.Open[b] > 0m).Select(Label))}. "
              + $"Each of these, and each that they roll to, needs {LossMatrix.EnoughInvoices}.";

    public static string Label(int bucket) => AgeingFigure.LabelOf(LossMatrix.Edges, bucket);
}
