namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>Why an overdue item is in no reminder; of several reasons the first.</summary>
public enum DunningSkipReason
{
    /// <summary>Past due, but for fewer days than the first level asks.</summary>
    WithinGrace,

    /// <summary>A dispute stands on the invoice.</summary>
    Disputed,

    /// <summary>A promise to pay it is open.</summary>
    Promised,

    /// <summary>Somebody keeps the invoice, or all of the account's, out of reminders.</summary>
    Held,

    /// <summary>Less is open, in the base currency, than the policy's materiality.</summary>
    BelowMateriality,

    /// <summary>The account was reminded fewer days ago than the level asks.</summary>
    TooSoon,
}
