using B2BAccounts.GraphQL.Execution.Cost;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>What an operation did and how long each part of it took. Holds no values that clients sent.</summary>
public sealed record OperationReport
{
    /// <summary><c>query</c>, <c>mutation</c> or <c>subscription</c>; null when the document did not get so far.</summary>
    public required string? OperationType { get; init; }

    /// <summary>As the document names it; null when it has no name.</summary>
    public required string? OperationName { get; init; }

    /// <summary>SHA-256 of the document's text in hexadecimal digits.</summary>
    public required string DocumentHash { get; init; }

    /// <summary>The document in one line, with <c>?</c> for each number and text, without comments, cut when it is long.</summary>
    public required string Document { get; init; }

    /// <summary>From the request to its whole answer.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The phases that the request went through, in their order.</summary>
    public required IReadOnlyList<(OperationPhase Phase, TimeSpan Duration)> Phases { get; init; }

    /// <summary>The fields that were resolved, in the order in which their code was called.</summary>
    public required IReadOnlyList<BatchReport> Batches { get; init; }

    /// <summary>Length of the answer; null when there is none because the client has gone.</summary>
    public int? AnswerBytes { get; init; }

    /// <summary>Code of the answer's first error, or type of the exception that ended the operation; null when all went well.</summary>
    public string? ErrorType { get; init; }

    /// <summary>What the operation was estimated to cost before it ran; null when it did not get so far, or when nobody limits or asks for it.</summary>
    public OperationCost? Cost { get; init; }

    /// <summary>How many errors the answer holds.</summary>
    public int Errors { get; init; }

    /// <summary>The trace that the operation's span belongs to; null when it has none.</summary>
    public string? TraceId { get; init; }

    /// <summary>How many slow operations were not told of since the last that was, because they were too many.</summary>
    public int LeftOut { get; init; }
}
