using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Execution.Cost;

namespace B2BAccounts.GraphQL.Tests.Execution.Cost;

/// <summary>Asks an engine what operations cost.</summary>
internal static class Costs
{
    public static async Task<(double Field, double Type)> CostAsync(this GraphQLEngine engine, string query, string? variables = null)
    {
        var answer = await engine.AskAsync(query, variables, CostReport.Validate);
        Assert.False(answer.TryGetProperty("data", out _), $"{answer}");
        return Figures(answer);
    }

    public static async Task<JsonElement> AskAsync(this GraphQLEngine engine, string query, string? variables, CostReport report)
    {
        var given = variables is null ? (JsonElement?)null : JsonDocument.Parse(variables).RootElement;
        using var result = await engine.ExecuteAsync(
            new GraphQLRequest(query, Variables: given) { Cost = report }, null, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(Encoding.UTF8.GetString(result.Body.Span)).RootElement;
    }

    public static (double Field, double Type) Figures(JsonElement answer)
    {
        Assert.True(answer.TryGetProperty("extensions", out var extensions), $"{answer}");
        var cost = extensions.GetProperty("operationCost");
        return (cost.GetProperty("fieldCost").GetDouble(), cost.GetProperty("typeCost").GetDouble());
    }
}
