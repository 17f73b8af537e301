using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>One thing wrong with a schema or with its bindings.</summary>
/// <param name="Message">What is wrong and what would be right.</param>
/// <param name="File">The name of the SDL text; null when the fault has no place in one.</param>
/// <param name="Location">The place in that text.</param>
public sealed record SchemaFault(string Message, string? File = null, SourceLocation? Location = null)
{
    public static SchemaFault At(Node? node, string message) => new(message, node?.Source?.Name, node?.Location);

    public override string ToString() =>
        File is null ? Message : Location is { } l ? $"{File}({l.Line},{l.Column}): {Message}" : $"{File}: {Message}";
}

/// <summary>A schema that breaks rules of section 3, or bindings that do not fit it. All faults at once, one a line.</summary>
public sealed class SchemaException(IReadOnlyList<SchemaFault> faults) : Exception(
    $"The schema has {faults.Count} fault{(faults.Count == 1 ? "" : "s")}:\n{string.Join('\n', faults)}")
{
    public IReadOnlyList<SchemaFault> Faults { get; } = faults;
}
