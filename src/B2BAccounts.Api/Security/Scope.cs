namespace B2BAccounts.Api.Security;

/// <summary>
/// Whose rows an answer may rest on. Every answer is given within a scope; there is no default, so that none is forgotten.
/// </summary>
public sealed class Scope
{
    private Scope(bool everything) => SeesEverything = everything;

    /// <summary>The whole book.</summary>
    public static Scope Everything { get; } = new(true);

    /// <summary>No account at all: what a caller sees of whom nothing is known.</summary>
    public static Scope Nothing { get; } = new(false);

    public bool SeesEverything { get; }
}
