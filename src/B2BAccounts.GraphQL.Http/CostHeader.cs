using B2BAccounts.GraphQL.Execution.Cost;
using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http;

/// <summary>The header by which clients ask what an operation costs, named as HotChocolate names it.</summary>
internal static class CostHeader
{
    private const string Name = "GraphQL-Cost";

    /// <exception cref="BadRequest">The header's value means nothing.</exception>
    public static CostReport Read(IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(Name, out var value))
        {
            return CostReport.None;
        }

        return value.ToString().ToUpperInvariant() switch
        {
            "REPORT" => CostReport.Report,
            "VALIDATE" => CostReport.Validate,
            _ => throw new BadRequest(
                StatusCodes.Status400BadRequest,
                $"The header {Name} takes report (run the operation and tell its cost) or validate (tell its cost alone)."),
        };
    }
}
