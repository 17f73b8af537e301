using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http;

/// <summary>Makes a GraphQL request of what an HTTP request carries (GraphQL over HTTP, section 5.1). Unknown parameters are passed over.</summary>
internal static class RequestParameters
{
    /// <param name="http">The request that brought the JSON.</param>
    /// <param name="options">What the request's headers may ask for.</param>
    /// <param name="json">The body, or an entry of a batch. Variables and extensions stay parts of it.</param>
    /// <param name="where">What the JSON is called in messages.</param>
    public static GraphQLRequest FromJson(HttpRequest http, GraphQLHttpOptions options, JsonElement json, string where) =>
        json.ValueKind == JsonValueKind.Object
            ? Make(http, options, Text(json, "query", where), Text(json, "operationName", where), Map(json, "variables", where), Map(json, "extensions", where), where)
            : throw Wrong($"{where} must be a JSON object with the field query.");

    public static GraphQLRequest FromQueryString(HttpRequest http, GraphQLHttpOptions options) =>
        Make(http, options, One(http.Query, "query"), One(http.Query, "operationName"), Map(http.Query, "variables"), Map(http.Query, "extensions"), "The request");

    /// <summary>The one place where a request is made; what headers say of it is to be read here.</summary>
    private static GraphQLRequest Make(
        HttpRequest http, GraphQLHttpOptions options, string? query, string? operationName, JsonElement? variables, JsonElement? extensions, string where) =>
        new(query ?? throw Wrong($"{where} has no query: send the GraphQL document as query."), operationName, variables, extensions)
        {
            QueriesOnly = !HttpMethods.IsPost(http.Method),
            Cost = CostHeader.Read(http.Headers),
            WithPlan = PlanHeader.Read(http.Headers, options.TellsPlans),
        };

    private static string? Text(JsonElement json, string name, string where)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw Wrong($"{where} has a field {name} that is {Kind(value)}; it must be a string.");
    }

    private static JsonElement? Map(JsonElement json, string name, string where)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object
            ? value
            : throw Wrong($"{where} has a field {name} that is {Kind(value)}; it must be an object.");
    }

    private static string? One(IQueryCollection query, string name) => query[name] switch
    {
        { Count: > 1 } => throw Wrong($"The parameter {name} is given more than once."),
        [{ Length: > 0 } only] => only,
        _ => null,
    };

    private static JsonElement? Map(IQueryCollection query, string name)
    {
        if (One(query, name) is not { } text)
        {
            return null;
        }

        JsonElement json;
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            json = JsonElement.Parse(bytes);
        }
        catch (JsonException)
        {
            throw Wrong($"The parameter {name} is not valid JSON, or nests deeper than 64 levels.");
        }

        if (!JsonText.IsUnicode(bytes))
        {
            throw Wrong($"The parameter {name} holds half of a surrogate pair, which is no character.");
        }

        return json.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => json,
            _ => throw Wrong($"The parameter {name} is {Kind(json)}; it must be a JSON object."),
        };
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a boolean",
    };

    private static BadRequest Wrong(string message) => new(StatusCodes.Status400BadRequest, message);
}
