namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>What a client wants to know of an operation's cost. An operation that is refused for its cost is told it in any case.</summary>
public enum CostReport
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The answer, and the figures in its <c>extensions</c>.</summary>
    Report,

    /// <summary>The figures alone; the operation does not run.</summary>
    Validate,
}
