namespace B2BAccounts.GraphQL.Language;

/// <summary>A place in a text: line and column, both from 1 (section 7.1.2).</summary>
public readonly record struct SourceLocation(int Line, int Column);
