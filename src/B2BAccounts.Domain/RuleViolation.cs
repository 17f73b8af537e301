namespace B2BAccounts.Domain;

/// <summary>
/// A business rule refused what was asked. Thrown by every slice and translated once, at the edge, into a typed error.
/// </summary>
/// <param name="code">One of <see cref="RuleCodes"/>: stable, for programs.</param>
/// <param name="message">What is wrong, where, and what would be right: for people.</param>
/// <param name="path">Names the input at fault, outermost first; empty when no single input is.</param>
public sealed class RuleViolation(string code, string message, IReadOnlyList<string> path) : Exception(message)
{
    public RuleViolation(string code, string message, params string[] path)
        : this(code, message, (IReadOnlyList<string>)path)
    {
    }

    public string Code { get; } = code;

    public IReadOnlyList<string> Path { get; } = path;
}
