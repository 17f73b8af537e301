namespace B2BAccounts.Api.Inputs;

/// <summary>One thing that is wrong with an input.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">What is wrong and what would be right, for people.</param>
/// <param name="Path">Names of the input's fields from the outside in, a list's elements by their position from 0.</param>
public sealed record InputProblem(string Code, string Message, IReadOnlyList<string> Path);
