namespace B2BAccounts.GraphQL.Http.Tests;

/// <summary>Requests that a page of another site could have a browser send.</summary>
public sealed class PreflightTests
{
    [Fact]
    public async Task A_query_by_get_needs_no_preflight_unless_it_is_enforced()
    {
        await using var endpoint = await Endpoint.StartAsync();
        Assert.Equal(200, (await endpoint.GetAsync("?query={hello}")).Status);
    }

    [Theory]
    [InlineData(null, null, 400)]
    [InlineData("GraphQL-Preflight", "1", 200)]
    [InlineData("graphql-preflight", "yes", 200)]
    [InlineData("GraphQL-Preflight", "", 400)]
    [InlineData("Content-Type", "application/json", 200)]
    [InlineData("Content-Type", "text/plain", 400)]
    [InlineData("Content-Type", "application/x-www-form-urlencoded", 400)]
    [InlineData("Content-Type", "multipart/form-data; boundary=x", 400)]
    [InlineData("Content-Type", "text/plain; application/json", 400)]
    [InlineData("Cookie", "session=1", 400)]
    public async Task Where_it_is_enforced_a_query_by_get_must_make_a_browser_ask_first(string? header, string? value, int status)
    {
        await using var endpoint = await Endpoint.StartAsync(o => o.EnforceGetRequestsPreflight = true);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={hello}");
        if (header == "Content-Type")
        {
            request.Content = new ByteArrayContent([]);
            request.Content.Headers.TryAddWithoutValidation(header, value);
        }
        else if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        var answer = await endpoint.SendAsync(request);
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 400, answer.Body.Contains("the header GraphQL-Preflight", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_schema_and_operations_by_post_need_no_header_where_it_is_enforced()
    {
        await using var endpoint = await Endpoint.StartAsync(o => o.EnforceGetRequestsPreflight = true);
        Assert.Equal(200, (await endpoint.GetAsync("?sdl")).Status);
        Assert.Equal(200, (await endpoint.PostAsync("""{"query":"{ hello }"}""")).Status);
    }
}
