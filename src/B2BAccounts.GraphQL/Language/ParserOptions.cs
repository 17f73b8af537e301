namespace B2BAccounts.GraphQL.Language;

/// <summary>What a parser refuses for its size. Texts of clients get tighter limits than the program's own schema.</summary>
public sealed record ParserOptions
{
    /// <summary>For texts that the program trusts: nesting is bounded, size is not.</summary>
    public static ParserOptions Trusted { get; } = new();

    /// <summary>Largest length of the text in UTF-16 code units; null for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Most tokens; null for no limit. Comments are not tokens.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>How deep selection sets, list and object values and list types may nest within each other. Bounds the stack that
    /// the parser and everything that walks the tree after it needs.</summary>
    public int MaxNesting { get; init; } = 200;
}
