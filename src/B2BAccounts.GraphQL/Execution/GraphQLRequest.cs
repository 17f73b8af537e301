using System.Text.Json;
using B2BAccounts.GraphQL.Execution.Cost;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>What a client asks (GraphQL over HTTP, Request Parameters).</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">Which operation of the document; may be null when it has only one.</param>
/// <param name="Variables">A JSON object, null or undefined.</param>
/// <param name="Extensions">A JSON object that the engine passes on to resolvers through <see cref="FieldContext.Request"/>.</param>
public sealed record GraphQLRequest(
    string Query, string? OperationName = null, JsonElement? Variables = null, JsonElement? Extensions = null)
{
    /// <summary>Refuses mutations, for transports that must not change anything (HTTP GET).</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>Adds the executed plan to the answer, as <c>extensions.plan</c>. It tells how the server works: for developers only.</summary>
    public bool WithPlan { get; init; }

    /// <summary>Whether the answer is to tell what the operation costs.</summary>
    public CostReport Cost { get; init; }
}
