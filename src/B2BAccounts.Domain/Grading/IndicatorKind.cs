namespace B2BAccounts.Domain.Grading;

/// <summary>What a grading policy can look at. Neither share nor count of returns is among them, and never will be.</summary>
public enum IndicatorKind
{
    /// <summary>购买水平: percentile of the purchase level in the book.</summary>
    PurchaseLevel,

    /// <summary>购买频率: order days in 12 months.</summary>
    PurchaseFrequency,

    /// <summary>结款速度: the payment index.</summary>
    PaymentSpeed,

    /// <summary>应收账款: how much of what is open is late, and how late.</summary>
    Receivables,

    /// <summary>采购原因: whether we know why the customer buys.</summary>
    PurchaseReason,

    /// <summary>产品用途: whether we know what for.</summary>
    ProductUse,

    /// <summary>亲和力: what the customer did that shows closeness.</summary>
    Affinity,
}
