using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>Engines from SDL and answers as text.</summary>
internal static class Run
{
    public static GraphQLEngine Engine(string sdl, Action<SchemaBindings> bind, EngineOptions? options = null)
    {
        var bindings = new SchemaBindings();
        bind(bindings);
        return new GraphQLEngine(SchemaBuilder.Build(Parser.Parse(new Source(sdl, "test.graphql"))), bindings, options);
    }

    public static async Task<string> AskAsync(this GraphQLEngine engine, string query, string? variables = null, string? operation = null)
    {
        var given = variables is null ? (JsonElement?)null : JsonDocument.Parse(variables).RootElement;
        using var result = await engine.ExecuteAsync(
            new GraphQLRequest(query, operation, given), null, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(result.Body.Span);
    }

    /// <summary>What a caller with these roles is answered; null is one who is not authenticated.</summary>
    public static async Task<string> AskAsAsync(this GraphQLEngine engine, IEnumerable<string>? roles, string query, object? variables = null)
    {
        using var result = await engine.ExecuteAsync(
            new GraphQLRequest(query, Variables: variables is null ? null : JsonSerializer.SerializeToElement(variables)),
            new RequestContext { Roles = roles?.ToHashSet(StringComparer.Ordinal) },
            TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(result.Body.Span);
    }

    public static async Task<JsonElement> AskJsonAsync(this GraphQLEngine engine, string query, string? variables = null) =>
        JsonDocument.Parse(await engine.AskAsync(query, variables)).RootElement;

    /// <summary>Asserts an answer, whatever the spaces in the expectation.</summary>
    public static void Same(string expected, string actual)
    {
        using var wanted = JsonDocument.Parse(expected);
        Assert.Equal(JsonSerializer.Serialize(wanted.RootElement), actual.Length == 0 ? "" : JsonSerializer.Serialize(JsonDocument.Parse(actual).RootElement));
    }
}
