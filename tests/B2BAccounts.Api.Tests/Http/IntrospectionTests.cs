using System.Net.Http.Json;
using System.Text.Json;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>Who may ask a running server for its schema.</summary>
public sealed class IntrospectionTests
{
    private const string Refusal = "INTROSPECTION_NOT_ALLOWED: Introspection is not allowed for this request.";

    [DatabaseFact]
    public async Task In_production_no_operation_tells_the_schema_in_whatever_form_it_asks()
    {
        await using var program = await RunningProgram.EmptyAsync();
        string[] documents =
        [
            "{ __schema { queryType { name } } }",
            "{ x: __type(name: \"Account\") { name } }",
            "{ ...Q } fragment Q on Query { ... on Query { ... { __schema { types { name } } } } }",
            "query A { __typename } query B { __schema { types { name } } }",
            "query($no: Boolean = false) { __typename __schema @include(if: $no) { types { name } } }",
        ];
        foreach (var query in documents)
        {
            // The second time the document is known.
            for (var i = 0; i < 2; i++)
            {
                Assert.Equal([Refusal], Errors(await AnswerAsync(program, new { query, operationName = query.StartsWith("query A", StringComparison.Ordinal) ? "A" : null })));
            }

            Assert.Equal([Refusal], Errors(await program.Client.GetFromJsonAsync<JsonElement>($"/graphql?query={Uri.EscapeDataString(query)}")));
        }

        var batch = await AnswerAsync(program, documents.Select(query => new { query }).Append(new { query = "{ __typename }" }));
        Assert.All(batch.EnumerateArray().Take(documents.Length), answer => Assert.Equal([Refusal], Errors(answer)));
        Assert.Equal("""{"data":{"__typename":"Query"}}""", batch[documents.Length].GetRawText());
    }

    [DatabaseFact]
    public async Task In_production_no_message_suggests_a_name()
    {
        await using var program = await RunningProgram.EmptyAsync();
        object[] mistakes =
        [
            new { query = "{ acount(number: \"1\") { number } }" },
            new { query = "{ accounts(frist: 1) { totalCount } }" },
            new { query = "{ account(number: \"1\") { ... on Acount { number } } }" },
            new { query = "{ accounts(first: 1, where: { numbr: { eq: \"1\" } }) { totalCount } }" },
            new { query = "{ accounts(first: 1, order: [{ number: ASCC }]) { totalCount } }" },
            new { query = "query($w: AccountFilterInput) { accounts(first: 1, where: $w) { totalCount } }", variables = new { w = new { numbr = new { eq = "1" } } } },
            new { query = "query($o: [AccountSortInput!]) { accounts(first: 1, order: $o) { totalCount } }", variables = new { o = new[] { new { number = "ASCC" } } } },
        ];
        foreach (var mistake in mistakes)
        {
            Assert.DoesNotContain("Did you mean", Assert.Single(Errors(await AnswerAsync(program, mistake))), StringComparison.Ordinal);
        }

        // Each of them is answered by a suggestion where introspection is allowed.
        await using var open = await RunningProgram.EmptyAsync("--GraphQL:Http:AllowIntrospection=true");
        foreach (var mistake in mistakes)
        {
            Assert.Contains("Did you mean", Assert.Single(Errors(await AnswerAsync(open, mistake))), StringComparison.Ordinal);
        }

        Assert.Equal("""{"data":{"__schema":{"queryType":{"name":"Query"}}}}""", (await AnswerAsync(open, new { query = "{ __schema { queryType { name } } }" })).GetRawText());
    }

    [DatabaseFact]
    public async Task In_development_the_schema_and_the_page_are_shown()
    {
        await using var program = await RunningProgram.InDevelopmentAsync();
        Assert.Empty(Errors(await AnswerAsync(program, new { query = "{ __schema { queryType { name } } }" })));
        Assert.Contains("type Account ", await program.Stranger.GetStringAsync("/graphql?sdl"), StringComparison.Ordinal);
        Assert.Contains("/graphql in a browser", program.Greeting, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> AnswerAsync(RunningProgram program, object body)
    {
        using var response = await program.Client.PostAsJsonAsync("/graphql", body);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string[] Errors(JsonElement answer) => answer.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(e => $"{e.GetProperty("extensions").GetProperty("code").GetString()}: {e.GetProperty("message").GetString()}")]
        : [];
}
