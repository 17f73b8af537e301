namespace B2BAccounts.Api.Reports.Sheets;

/// <summary>A table for programs that people calculate with.</summary>
/// <param name="Name">1 to 31 characters without / \ ? * [ ] and :.</param>
/// <param name="Rows">Each with a cell a column: a text, a <see cref="decimal"/>, an <see cref="int"/>, a <see cref="DateOnly"/>, a <see cref="bool"/> or nothing.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows);
