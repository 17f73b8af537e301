using B2BAccounts.Domain.Grading;

namespace B2BAccounts.Api.Grading;

/// <summary>An assessment's findings as people read them.</summary>
public static class AssessmentInWords
{
    public static (string English, string Simplified, string Traditional) Name(IndicatorKind kind) => kind switch
    {
        IndicatorKind.PurchaseLevel => ("Purchase level", "购买水平", "購買水平"),
        IndicatorKind.PurchaseFrequency => ("Purchase frequency", "购买频率", "購買頻率"),
        IndicatorKind.PaymentSpeed => ("Payment speed", "结款速度", "結款速度"),
        IndicatorKind.Receivables => ("Receivables", "应收账款", "應收帳款"),
        IndicatorKind.PurchaseReason => ("Purchase reason", "采购原因", "採購原因"),
        IndicatorKind.ProductUse => ("Product use", "产品用途", "產品用途"),
        IndicatorKind.Affinity => ("Affinity", "亲和力", "親和力"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Reason(KnockOut knockOut)
    {
        ArgumentNullException.ThrowIfNull(knockOut);
        return knockOut.Kind == KnockOutKind.OverdueItem
            ? $"An item is more than {knockOut.Threshold} days past due: at best {knockOut.Grade}."
            : $"Something was written off in the last {knockOut.Threshold} months: at best {knockOut.Grade}.";
    }

    /// <summary>What would cure a knock-out.</summary>
    public static string Cure(KnockOut knockOut)
    {
        ArgumentNullException.ThrowIfNull(knockOut);
        return knockOut.Kind == KnockOutKind.OverdueItem
            ? $"Have every item paid that is more than {knockOut.Threshold} days past due."
            : $"Recover what was written off, or wait until it is more than {knockOut.Threshold} months past.";
    }

    /// <summary>"payment speed from 58 to 63.01 reaches A".</summary>
    public static string Text(WayUp way, string? nextGrade)
    {
        ArgumentNullException.ThrowIfNull(way);
        var moves = way.Moves.Select(m => $"{Name(m.Kind).English.ToLowerInvariant()} from {(m.FromRaw is { } from ? $"{from:0.####}" : "unknown")} to {m.ToRaw:0.####}");
        return $"{string.Join(" and ", moves)} reaches {nextGrade}";
    }
}
