using System.Security.Cryptography;
using System.Text;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>A document that was read and validated, with what has been planned for it.</summary>
internal sealed class PreparedDocument
{
    /// <summary>What a document weighs in the cache beside its text: its tree and tables, in characters that take as much memory.</summary>
    public const int Least = 1000;

    // Measured: a planned field takes about as much memory as thirty characters with what is kept of their document.
    private const int OfField = 30;

    private readonly Dictionary<string, PreparedOperation> byName = new(StringComparer.Ordinal);
    private readonly List<PreparedOperation> operations = [];
    private string? hash;
    private int planned;

    /// <summary>A document that cannot be executed.</summary>
    public PreparedDocument(IReadOnlyList<GraphQLError> errors) => Errors = errors;

    public PreparedDocument(CompiledSchema compiled, DocumentNode document)
    {
        Errors = [];
        var fragments = document.Definitions.OfType<FragmentDefinitionNode>()
            .DistinctBy(f => f.Name.Value).ToDictionary(f => f.Name.Value, StringComparer.Ordinal);
        foreach (var node in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var operation = new PreparedOperation(compiled, node, fragments, fields => Interlocked.Add(ref planned, fields));
            operations.Add(operation);
            byName.TryAdd(node.Name?.Value ?? "", operation);
        }
    }

    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>How much heavier the document has become since this was last asked, by what was planned for it.</summary>
    public long TakeGrowth() => planned == 0 ? 0 : (long)Interlocked.Exchange(ref planned, 0) * OfField;

    /// <summary>SHA-256 of the document's text in hexadecimal digits, computed when it is first asked for.</summary>
    public string HashOf(string text) => hash ??= Hash(text);

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The operation to execute (section 6.1, GetOperation).</summary>
    public (PreparedOperation? Operation, GraphQLError? Error) Operation(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return operations.Count switch
            {
                1 => (operations[0], null),
                0 => (null, new GraphQLError("Must provide an operation.", Code: "OPERATION_NOT_FOUND")),
                _ => (null, new GraphQLError("Must provide operation name if query contains multiple operations.", Code: "OPERATION_NOT_FOUND")),
            };
        }

        return byName.TryGetValue(name, out var operation)
            ? (operation, null)
            : (null, new GraphQLError($"Unknown operation named \"{name}\".", Code: "OPERATION_NOT_FOUND"));
    }
}
