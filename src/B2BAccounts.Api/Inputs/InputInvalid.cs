namespace B2BAccounts.Api.Inputs;

/// <summary>An input has not the form or the range that it must have. Holds all that is wrong with it, not the first only.</summary>
public sealed class InputInvalid(IReadOnlyList<InputProblem> problems)
    : Exception(string.Join(" ", problems.Select(p => $"{string.Join('.', p.Path)}: {p.Message}")))
{
    /// <summary>For a single problem.</summary>
    public InputInvalid(string code, string message, params string[] path)
        : this([new InputProblem(code, message, path)])
    {
    }

    public IReadOnlyList<InputProblem> Problems { get; } = problems;
}
