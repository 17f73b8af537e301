namespace B2BAccounts.Domain.Receivables;

public enum PaymentTrendDirection
{
    /// <summary>Fewer than four months have a value.</summary>
    Unknown,
    Steady,

    /// <summary>Pays later, by at least a day a month, and not by chance.</summary>
    Slowing,

    /// <summary>Pays earlier, by at least a day a month, and not by chance.</summary>
    Improving,
}
