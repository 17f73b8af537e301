namespace B2BAccounts.Api.Generation;

/// <summary>How a generated customer pays, and how that changes over the months.</summary>
public enum PayerKind
{
    /// <summary>Well before the due date, often for the discount.</summary>
    Early,

    /// <summary>About the due date.</summary>
    OnTime,

    /// <summary>Two weeks late.</summary>
    Late,

    /// <summary>Two months late.</summary>
    VeryLate,

    /// <summary>On time at first, later every month.</summary>
    Slowing,

    /// <summary>Late at first, earlier every month.</summary>
    Improving,

    /// <summary>Two weeks late, and nothing since a year ago.</summary>
    Stopped,
}
