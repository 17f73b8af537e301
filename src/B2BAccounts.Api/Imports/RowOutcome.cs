using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>What became of a row.</summary>
public enum RowFate
{
    /// <summary>It is in now and was not before.</summary>
    New,

    /// <summary>What it names was there, and has been brought to what the row says.</summary>
    Changed,

    /// <summary>All of it was there already.</summary>
    Unchanged,

    Rejected,
}

/// <param name="Fate">What became of the row.</param>
/// <param name="Why">The reason of a rejection; null otherwise.</param>
/// <param name="Repeats">It counts, and equals another row to the letter that counts too: somebody should look.</param>
public readonly record struct RowOutcome(RowFate Fate, RuleViolation? Why, bool Repeats = false)
{
    public static readonly RowOutcome New = new(RowFate.New, null);
    public static readonly RowOutcome Changed = new(RowFate.Changed, null);
    public static readonly RowOutcome Unchanged = new(RowFate.Unchanged, null);

    public static RowOutcome Rejected(RuleViolation why) => new(RowFate.Rejected, why);

    public static RowOutcome Rejected(string code, string message) => Rejected(new RuleViolation(code, message));
}
