namespace B2BAccounts.Domain.Grading;

public enum KnockOutKind
{
    /// <summary>A material item is past due by more than so many days.</summary>
    OverdueItem,

    /// <summary>Something was written off within so many months.</summary>
    WriteOff,
}
