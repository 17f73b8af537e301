namespace B2BAccounts.GraphQL.Execution;

/// <summary>Makes a C# value of a coerced one.</summary>
internal delegate object? InputConverter(object? value);
