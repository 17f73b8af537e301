namespace B2BAccounts.Domain.Grading;

/// <summary>Which way a policy says that a curve goes, so that nobody makes the worse value the better by mistake.</summary>
public enum Monotone
{
    /// <summary>Nowhere down.</summary>
    Rising,

    /// <summary>Nowhere up.</summary>
    Falling,
}
