namespace B2BAccounts.GraphQL.Http.Tests;

public sealed class CostHeaderTests
{
    private const string Figures = """
        "extensions":{"operationCost":{"fieldCost":10,"typeCost":1}}
        """;

    [Theory]
    [InlineData("report", 200, $$"""{"data":{"hello":"Hello world"},{{Figures}}}""")]
    [InlineData("Validate", 200, $$"""{{{Figures}}}""")]
    [InlineData("maybe", 400, """{"errors":[{"message":"The header GraphQL-Cost takes report (run the operation and tell its cost) or validate (tell its cost alone).","extensions":{"code":"HTTP_REQUEST"}}]}""")]
    public async Task The_cost_is_told_as_the_header_asks(string header, int status, string body)
    {
        await using var endpoint = await Endpoint.StartAsync();
        foreach (var request in new[] { Post(), new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bhello%7D") })
        {
            request.Headers.Add("GraphQL-Cost", header);
            var answer = await endpoint.SendAsync(request, "application/graphql-response+json");
            Assert.Equal((status, body), (answer.Status, answer.Body));
        }
    }

    private static HttpRequestMessage Post() => new(HttpMethod.Post, "/graphql")
    {
        Content = new StringContent("""{"query":"{ hello }"}""", System.Text.Encoding.UTF8, "application/json"),
    };
}
