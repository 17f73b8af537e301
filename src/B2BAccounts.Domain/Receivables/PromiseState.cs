namespace B2BAccounts.Domain.Receivables;

/// <summary>How a promise to pay stands on a day.</summary>
public enum PromiseState
{
    /// <summary>Neither kept nor broken yet.</summary>
    Open,

    /// <summary>Paid in full by its last day.</summary>
    Kept,

    /// <summary>Its last day has passed, and it was not paid in full by then.</summary>
    Broken,

    /// <summary>Taken back, with a reason, before it was kept or broken.</summary>
    Withdrawn,

    /// <summary>Another promise on the same invoice has taken its place, with a reason.</summary>
    Replaced,
}
