using System.Net;
using System.Text.Json;

namespace B2BAccounts.GraphQL.Http.Tests;

public sealed class GraphQLEndpointTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string GraphQL = "application/graphql-response+json";

    private Endpoint endpoint = null!;

    public async ValueTask InitializeAsync() => endpoint = await Endpoint.StartAsync();

    public ValueTask DisposeAsync() => endpoint.DisposeAsync();

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData(Json, Json)]
    [InlineData(GraphQL, GraphQL)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8; q=0.9", GraphQL)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", Json)]
    [InlineData("text/html, application/json;q=0.1", Json)]
    public async Task The_media_type_follows_the_accept_header(string? accept, string expected)
    {
        var (status, mediaType, body) = await endpoint.PostAsync("""{"query":"{ hello }"}""", accept);
        Assert.Equal((200, expected), (status, mediaType));
        Assert.Equal("""{"data":{"hello":"Hello world"}}""", body);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/png, text/*")]
    [InlineData("application/json;q=0, application/graphql-response+json;q=0")]
    [InlineData("application/json; charset=utf-16")]
    public async Task An_accept_header_that_takes_neither_type_is_406(string accept) =>
        Assert.Equal(406, (await endpoint.PostAsync("""{"query":"{ hello }"}""", accept)).Status);

    [Theory]
    [InlineData("{ hello", 400)]
    [InlineData("{ unknown }", 400)]
    [InlineData("query($n: Int!) { hello }", 400)]
    [InlineData("{ fails }", 200)]
    [InlineData("{ broken }", 200)]
    public async Task A_request_that_cannot_run_is_400_with_the_new_type_and_200_with_plain_json(string query, int status)
    {
        var body = JsonSerializer.Serialize(new { query });
        Assert.Equal(status, (await endpoint.PostAsync(body, GraphQL)).Status);
        Assert.Equal(200, (await endpoint.PostAsync(body, Json)).Status);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"{ hello }\"")]
    [InlineData("""{"qury":"{ hello }"}""")]
    [InlineData("""{"query":5}""")]
    [InlineData("""{"query":"{ hello }","variables":[]}""")]
    [InlineData("""{"query":"{ hello }","operationName":{}}""")]
    [InlineData("""{"query":"{ hello }","extensions":7}""")]
    [InlineData("""{"query":"{ hello(name: \"\ud800\") }"}""")]
    [InlineData("""{"\ud800 half a pair":1,"query":"{ hello }"}""")]
    [InlineData("""{"query":"query($n: String) { hello(name: $n) }","variables":{"n":"\udfff"}}""")]
    public async Task A_body_that_is_no_graphql_request_is_400_and_says_why(string body)
    {
        var (status, _, answer) = await endpoint.PostAsync(body);
        Assert.Equal(400, status);
        using var json = JsonDocument.Parse(answer);
        Assert.NotEmpty(json.RootElement.GetProperty("errors")[0].GetProperty("message").GetString()!);
        Assert.False(json.RootElement.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused_wherever_they_stand()
    {
        byte[] head = [.. "{\"query\":\"query($n: String) { hello(name: $n) }\",\"variables\":{\"n\":\""u8];
        var (status, _, body) = await endpoint.PostAsync([.. head, 0xff, .. "\"}}"u8]);
        Assert.Equal(400, status);
        Assert.Contains("not UTF-8", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over() =>
        Assert.Equal(200, (await endpoint.PostAsync("\ufeff{\"query\":\"{ hello }\"}")).Status);

    [Fact]
    public async Task A_body_that_nests_too_deeply_is_told_so()
    {
        var deep = new string('[', 100_000);
        var (status, _, body) = await endpoint.PostAsync($"{{\"query\":\"{{ hello }}\",\"variables\":{{\"n\":{deep}");
        Assert.Equal(400, status);
        Assert.Contains("deeper than 64 levels", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", 415)]
    [InlineData("identity", 200)]
    public async Task A_body_in_an_encoding_is_415_and_the_encoding_is_named(string encoding, int status)
    {
        var answer = await endpoint.PostAsync("""{"query":"{ hello }"}"""u8.ToArray(), encoding: encoding);
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 415, answer.Body.Contains("Content-Encoding gzip", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("Application/JSON; charset=UTF-8")]
    public async Task Utf8_may_be_named_in_quotes_and_capitals(string contentType) =>
        Assert.Equal(200, (await endpoint.PostAsync("""{"query":"{ hello }"}""", contentType: contentType)).Status);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task A_body_of_another_type_is_415(string contentType) =>
        Assert.Equal(415, (await endpoint.PostAsync("""{"query":"{ hello }"}""", contentType: contentType)).Status);

    [Fact]
    public async Task A_body_over_the_limit_is_413_also_without_a_length()
    {
        await using var small = await Endpoint.StartAsync(o => o.MaxBodyBytes = 100);
        var body = """{"query":"{ hello }","extensions":{"padding":"PAD"}}""".Replace("PAD", new string('x', 100), StringComparison.Ordinal);
        Assert.Equal(413, (await small.PostAsync(body)).Status);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StreamContent(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body))) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;
        Assert.Equal(413, (await small.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Get_answers_queries_with_variables()
    {
        var query = WebUtility.UrlEncode("query Q($n: String) { hello(name: $n) }");
        var (status, _, body) = await endpoint.GetAsync($"?query={query}&operationName=Q&variables={WebUtility.UrlEncode("""{"n":"Ann"}""")}");
        Assert.Equal(200, status);
        Assert.Equal("""{"data":{"hello":"Hello Ann"}}""", body);
    }

    [Theory]
    [InlineData("?query={hello}&variables=[]")]
    [InlineData("?query={hello}&variables={")]
    [InlineData("?operationName=Q")]
    [InlineData("?query={hello}&query={price}")]
    [InlineData("?query=query%20A{hello}&operationName=A&operationName=A")]
    public async Task A_get_that_is_no_graphql_request_is_400(string queryString) =>
        Assert.Equal(400, (await endpoint.GetAsync(queryString)).Status);

    [Theory]
    [InlineData(Json)]
    [InlineData(GraphQL)]
    public async Task Get_never_runs_a_mutation(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + WebUtility.UrlEncode("mutation { rename(name: \"x\") }"));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var client = endpoint.Client;
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("POST", response.Content.Headers.Allow.Single());
        Assert.DoesNotContain("\"data\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Another_method_is_405_with_what_is_allowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql");
        using var client = endpoint.Client;
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task A_resolver_s_exception_never_reaches_the_client()
    {
        var (_, _, body) = await endpoint.PostAsync("""{"query":"{ fails }"}""");
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.Contains("\"INTERNAL\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decimal_keeps_its_digits_on_the_wire() =>
        Assert.Equal("""{"data":{"price":1234567890123.4500}}""", (await endpoint.PostAsync("""{"query":"{ price }"}""")).Body);

    [Fact]
    public async Task The_schema_is_served_once_and_then_not_modified()
    {
        using var client = endpoint.Client;
        using var first = await client.GetAsync("/graphql?sdl");
        Assert.Equal(Endpoint.Sdl, await first.Content.ReadAsStringAsync());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/graphql?sdl");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_browser_gets_a_page_in_which_nothing_is_taken_for_markup()
    {
        var (status, mediaType, body) = await endpoint.GetAsync("", "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal((200, "text/html"), (status, mediaType));
        Assert.Contains("Test &lt;page&gt;", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"<b>\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_and_page_can_be_switched_off()
    {
        await using var bare = await Endpoint.StartAsync(o => (o.Sdl, o.PageTitle) = (null, null));
        Assert.Equal(400, (await bare.GetAsync("?sdl")).Status);
        Assert.Equal(406, (await bare.GetAsync("", "text/html")).Status);
    }
}
