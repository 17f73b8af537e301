namespace B2BAccounts.Api.Tests.Security.Fuzz;

/// <summary>A text of the book that is found nowhere else, and whose it is.</summary>
/// <param name="Text">The text.</param>
/// <param name="Table">The entity that bears it.</param>
/// <param name="Accounts">Who does not see all of them may not see the text.</param>
internal sealed record Mark(string Text, Type Table, IReadOnlyList<long> Accounts);
