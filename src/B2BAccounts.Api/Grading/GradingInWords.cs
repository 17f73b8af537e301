using B2BAccounts.Domain.Grading;

namespace B2BAccounts.Api.Grading;

/// <summary>What an assessment says, as people read it.</summary>
public static class GradingInWords
{
    public static string Name(IndicatorKind kind) => kind switch
    {
        IndicatorKind.PurchaseLevel => "Purchase level 购买水平",
        IndicatorKind.PurchaseFrequency => "Purchase frequency 购买频率",
        IndicatorKind.PaymentSpeed => "Payment speed 结款速度",
        IndicatorKind.Receivables => "Receivables 应收账款",
        IndicatorKind.PurchaseReason => "Purchase reason 采购原因",
        IndicatorKind.ProductUse => "Product use 产品用途",
        IndicatorKind.Affinity => "Affinity 亲和力",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Reason(KnockOut knockOut)
    {
        ArgumentNullException.ThrowIfNull(knockOut);
        return knockOut.Kind switch
        {
            KnockOutKind.OverdueItem => $"An item above the materiality amount is more than {knockOut.Threshold} days past due; the best grade left is {knockOut.Grade}.",
            KnockOutKind.WriteOff => $"Something was written off in the last {knockOut.Threshold} months; the best grade left is {knockOut.Grade}.",
            _ => throw new ArgumentOutOfRangeException(nameof(knockOut), knockOut.Kind, null),
        };
    }

    public static string Way(Assessment assessment, WayUp way)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(way);
        var moves = way.Moves.Select(m => m.FromRaw is { } from
            ? $"{English(m.Kind)} from {from:0.####} to {m.ToRaw:0.####}"
            : $"{English(m.Kind)} from nothing known to {m.ToRaw:0.####}");
        return $"To reach {assessment.NextGrade} ({assessment.NextGradePoints:0.####} points): {string.Join(", ", moves)}.";
    }

    private static string English(IndicatorKind kind) => Name(kind)[..Name(kind).LastIndexOf(' ')].ToLowerInvariant();
}
