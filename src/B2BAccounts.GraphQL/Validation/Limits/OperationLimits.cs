using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Limits;

/// <summary>How much a client may ask for in one document. Each limit may be raised; <see cref="None"/> has none but those that the stack
/// needs: what reads, checks and answers a document goes into each level of it.</summary>
public sealed record OperationLimits
{
    private const int DeepestNesting = 500;
    private const int DeepestFields = 1_000;

    public static OperationLimits Default { get; } = new();

    public static OperationLimits None { get; } = new()
    {
        MaxDocumentLength = int.MaxValue,
        MaxTokens = int.MaxValue,
        MaxDepth = DeepestFields,
        MaxAliases = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxIntrospectionLists = int.MaxValue,
        MaxFieldCost = int.MaxValue,
        MaxTypeCost = int.MaxValue,
        MaxListLength = int.MaxValue,
    };

    /// <summary>UTF-16 code units of the text.</summary>
    public int MaxDocumentLength { get; init; } = 100_000;

    /// <summary>Tokens of the text; comments do not count.</summary>
    public int MaxTokens { get; init; } = 10_000;

    /// <summary>Braces and brackets within each other, whatever they mean; 500 at most.</summary>
    public int MaxNesting { get; init => field = AtMost(DeepestNesting, value, nameof(MaxNesting)); } = 200;

    /// <summary>Fields within fields, fragments expanded; 1000 at most. The introspection query that tools send is 15 deep.</summary>
    public int MaxDepth { get; init => field = AtMost(DeepestFields, value, nameof(MaxDepth)); } = 25;

    /// <summary>Aliased fields of one operation, counted as often as fragments bring them.</summary>
    public int MaxAliases { get; init; } = 100;

    /// <summary>Different response keys at the top of one operation.</summary>
    public int MaxRootFields { get; init; } = 20;

    /// <summary>Lists of the schema's own description (fields, interfaces, possibleTypes, inputFields) within each other: every one can
    /// multiply the answer by the number of types.</summary>
    public int MaxIntrospectionLists { get; init; } = 2;

    /// <summary>The work of finding values, as estimated before an operation runs: weights of fields, arguments and filters, times the sizes
    /// of the lists around them.</summary>
    public int MaxFieldCost { get; init; } = 50_000;

    /// <summary>The objects that an operation may answer, as estimated before it runs by the sizes of its lists.</summary>
    public int MaxTypeCost { get; init; } = 50_000;

    /// <summary>Entries of one list in the variables.</summary>
    public int MaxListLength { get; init; } = 5_000;

    /// <summary>For reading a client's document.</summary>
    public ParserOptions Parsing => new() { MaxLength = MaxDocumentLength, MaxTokens = MaxTokens, MaxNesting = MaxNesting };

    private static int AtMost(int most, int value, string name) => value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be {most} at most, so that no document overflows the stack.");
}
