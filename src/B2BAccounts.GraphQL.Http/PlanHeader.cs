using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http;

/// <summary>The header by which developers ask for the executed plan.</summary>
internal static class PlanHeader
{
    private const string Name = "GraphQL-Plan";

    /// <summary>Whether the answer is to hold the plan.</summary>
    /// <exception cref="BadRequest">Plans are not told here, or the header's value means nothing.</exception>
    public static bool Read(IHeaderDictionary headers, bool isAllowed)
    {
        if (!headers.TryGetValue(Name, out var value))
        {
            return false;
        }

        if (!isAllowed)
        {
            throw new BadRequest(StatusCodes.Status400BadRequest, $"The header {Name} is for development; this server does not tell its plans. Leave it out.");
        }

        return value.ToString().Equals("report", StringComparison.OrdinalIgnoreCase)
            ? true
            : throw new BadRequest(StatusCodes.Status400BadRequest, $"The header {Name} takes report: run the operation and tell its plan.");
    }
}
