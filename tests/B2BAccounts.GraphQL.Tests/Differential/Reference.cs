namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>A document for both implementations; without a schema it is only parsed and printed.</summary>
internal sealed record ReferenceCase(int Id, string Document, string? Schema = null);

internal sealed record ReferenceError(string Message, IReadOnlyList<string> Locations);

/// <summary>What graphql-js says: a syntax error, or validation's errors and the printed tree.</summary>
internal sealed record ReferenceAnswer(int Id, ReferenceError? Syntax, IReadOnlyList<ReferenceError>? Errors, string? Printed);

/// <summary>Has graphql-js parse, print and validate.</summary>
internal static class Reference
{
    public static async Task<List<ReferenceAnswer>> AskAsync(IReadOnlyDictionary<string, string> schemas, IReadOnlyList<ReferenceCase> cases)
    {
        var answers = await GraphQLJs.AskAsync<ReferenceAnswer>(
            "reference.mjs", [.. schemas.Select(s => (object)new { schema = s.Key, sdl = s.Value }), .. cases]);
        Assert.Equal(cases.Count, answers.Count);
        return answers;
    }
}
