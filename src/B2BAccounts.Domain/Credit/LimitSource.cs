namespace B2BAccounts.Domain.Credit;

public enum LimitSource
{
    /// <summary>Computed by the credit policy.</summary>
    Policy,

    /// <summary>Decided by a person; goes before the policy's until it expires.</summary>
    Manual,

    /// <summary>Cover by an insurer; shown, and a limit only if the policy says so.</summary>
    Insured,
}
