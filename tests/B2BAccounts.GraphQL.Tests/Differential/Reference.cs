using System.Text.Json;
using System.Text.Json.Serialization;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>A document for both implementations; without a schema it is only parsed and printed.</summary>
internal sealed record ReferenceCase(int Id, string Document, string? Schema = null, JsonElement? Variables = null, string? OperationName = null);

/// <param name="Message">Words.</param>
/// <param name="Locations">As line:column.</param>
/// <param name="Path">Response keys and indices; null before execution.</param>
internal sealed record ReferenceError(string Message, IReadOnlyList<string> Locations, IReadOnlyList<JsonElement>? Path = null)
{
    public string Places => string.Join(' ', Locations) + (Path is null ? "" : $" at {string.Join('/', Path)}");

    public override string ToString() => $"{Places} {Message}";
}

/// <summary>How far a document came.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Stage>))]
internal enum Stage
{
    Syntax,
    Validation,
    Printed,
    Valid,
    Execution,
}

/// <param name="Id">The case's.</param>
/// <param name="Stage">How far the document came.</param>
/// <param name="Errors">Those of that stage.</param>
/// <param name="Printed">The document, where there is no schema.</param>
/// <param name="Data">The answer's data as JSON.</param>
internal sealed record ReferenceAnswer(int Id, Stage Stage, IReadOnlyList<ReferenceError> Errors, string? Printed = null, string? Data = null);

/// <summary>Has graphql-js parse, print, validate and execute.</summary>
internal static class Reference
{
    // What built-in types are described as is each implementation's own: graphql-js is taught our words.
    private static readonly Dictionary<string, string?> Descriptions =
        SchemaBuilder.Build(Parser.Parse("type Query { a: Int b: Float c: String d: Boolean e: ID }")).Types
            .Where(t => BuiltIns.IsBuiltInType(t.Name)).ToDictionary(t => t.Name, t => t.Description, StringComparer.Ordinal);

    public static async Task<List<ReferenceAnswer>> AskAsync(IReadOnlyDictionary<string, string> schemas, IReadOnlyList<ReferenceCase> cases)
    {
        var answers = await GraphQLJs.AskAsync<ReferenceAnswer>(
            "reference.mjs", [.. schemas.Select(s => (object)new { schema = s.Key, sdl = s.Value, descriptions = Descriptions }), .. cases]);
        Assert.Equal(cases.Count, answers.Count);
        return answers;
    }
}
