using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation;

/// <summary>A place where a variable stands.</summary>
/// <param name="Type">What the place expects; null when that is unknown.</param>
/// <param name="Parent">The input object whose field it is the value of, if it is one.</param>
/// <param name="HasDefault">Whether the place has a default of its own.</param>
internal readonly record struct VariableUsage(VariableNode Node, GraphType? Type, InputObjectType? Parent, bool HasDefault);
