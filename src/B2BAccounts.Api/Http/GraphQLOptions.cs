namespace B2BAccounts.Api.Http;

/// <summary>Settings of the GraphQL endpoint (section GraphQL).</summary>
public sealed class GraphQLOptions
{
    public const string Section = "GraphQL";

    /// <summary>From how many seconds on an operation is logged as slow, with its plan; 0 logs none.</summary>
    public double SlowOperationSeconds { get; set; } = 1;

    /// <summary>How many slow operations are logged in a minute; the next entry says how many were left out.</summary>
    public int SlowOperationsPerMinute { get; set; } = 30;

    /// <summary>Whether exported spans carry the document, with ? for each number and text.</summary>
    public bool TraceDocuments { get; set; }
}
