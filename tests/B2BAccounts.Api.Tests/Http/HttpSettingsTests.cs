using System.Net;
using System.Text;
using System.Text.Json;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.GraphQL.Http.Tests.Audits;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>The GraphQL endpoint as the whole program offers it.</summary>
public sealed class HttpSettingsTests
{
    [DatabaseFact]
    public async Task The_program_in_production_passes_every_audit_of_graphql_http()
    {
        // Some of the audits ask for the schema.
        await using var program = await RunningProgram.EmptyAsync("--GraphQL:Http:AllowIntrospection=true");
        await GraphQLHttpAudits.PassAsync(new Uri(program.Client.BaseAddress!, "/graphql"), program.Key);
    }

    [DatabaseFact]
    public async Task In_a_batch_a_query_sees_what_the_mutation_before_it_did()
    {
        await using var program = await RunningProgram.EmptyAsync();
        using var json = JsonDocument.Parse(await PostAsync(program,
            """
            [
              {"query":"{ accounts { totalCount } }"},
              {"query":"mutation { createAccount(input: { idempotencyKey: \"k1\", number: \"N1\", legalName: \"New\", country: \"DE\" }) { account { number } errors { ... on Error { message } } } }"},
              {"query":"{ accounts { totalCount } account(number: \"N1\") { legalName } }"}
            ]
            """));
        Assert.Equal(
            """[{"data":{"accounts":{"totalCount":0}}},{"data":{"createAccount":{"account":{"number":"N1"},"errors":null}}},{"data":{"accounts":{"totalCount":1},"account":{"legalName":"New"}}}]""",
            json.RootElement.GetRawText());
    }

    [DatabaseFact]
    public async Task Settings_say_what_the_endpoint_takes_and_offers()
    {
        await using var program = await RunningProgram.EmptyAsync(
            "--GraphQL:Http:MaxBodyBytes=200", "--GraphQL:Http:MaxBatchSize=2", "--GraphQL:Http:EnforceGetRequestsPreflight=true",
            "--GraphQL:Http:CompressFromBytes=0", "--GraphQL:Http:OfferSchema=false", "--GraphQL:Http:OfferPage=false", "--GraphQL:Http:AllowIntrospection=true");
        Assert.Contains("limit of 200 bytes", await PostAsync(program, new string(' ', 201)), StringComparison.Ordinal);
        Assert.Contains("the limit is 2", await PostAsync(program, """[{"query":"{ __typename }"},{"query":"{ __typename }"},{"query":"{ __typename }"}]"""), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(program, "?query={__typename}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(program, "?sdl")).StatusCode);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await GetAsync(program, "", "text/html")).StatusCode);
        using var content = new StringContent("""{"query":"{ __schema { types { name description } } }"}""", Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        request.Headers.Add("Accept-Encoding", "br");
        using var large = await program.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Empty(large.Content.Headers.ContentEncoding);
        Assert.True(large.Content.Headers.ContentLength > 10_000);
    }

    private static async Task<string> PostAsync(RunningProgram program, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await program.Client.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> GetAsync(RunningProgram program, string queryString, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + queryString);
        request.Headers.Add("Accept", accept);
        return await program.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
