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
    [InlineData("", Json)]
    [InlineData("application/json, application/graphql-response+json", GraphQL)]
    [InlineData("application/graphql-response+json;q=0.2, */*;q=0.1", GraphQL)]
    [InlineData("application/graphql-response+json;q=0, */*", Json)]
    [InlineData("application/json;q=0, */*", GraphQL)]
    [InlineData("APPLICATION/GraphQL-Response+JSON", GraphQL)]
    [InlineData("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", Json)]
    [InlineData("no type, ;;;, application/graphql-response+json", GraphQL)]
    [InlineData("application/json;q=7, application/graphql-response+json;q=0.1", Json)]
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
    [InlineData("no type")]
    [InlineData(";;;,,,=\"")]
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
    [InlineData("""{"query":null}""")]
    [InlineData("null")]
    [InlineData("{} {}")]
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

    [Theory]
    [InlineData("""{"query":[]}""", "query that is a list; it must be a string")]
    [InlineData("""{"query":"{ hello }","operationName":true}""", "operationName that is a boolean; it must be a string")]
    [InlineData("""{"query":"{ hello }","variables":"{}"}""", "variables that is a string; it must be an object")]
    [InlineData("""{"query":"{ hello }","extensions":1}""", "extensions that is a number; it must be an object")]
    public async Task A_parameter_of_another_type_is_told_with_what_it_is_and_must_be(string body, string message) =>
        Assert.Contains(message, (await endpoint.PostAsync(body)).Body, StringComparison.Ordinal);

    [Fact]
    public async Task Null_stands_for_absent_and_unknown_parameters_are_passed_over() =>
        Assert.Equal(
            (200, """{"data":{"hello":"Hello world"}}"""),
            (await endpoint.PostAsync("""{"query":"{ hello }","operationName":null,"variables":null,"extensions":null,"id":7,"more":{}}""")) switch
            {
                var (status, _, body) => (status, body),
            });

    [Fact]
    public async Task Variables_are_read_from_the_body_that_brought_them()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"Ann {i} \u00e9").ToArray();
        var answers = await Task.WhenAll(names.Select(n => endpoint.PostAsync(
            JsonSerializer.Serialize(new { query = "query($n: String) { hello(name: $n) }", variables = new { n } }))));
        Assert.Equal(names.Select(n => $"Hello {n}"), answers.Select(a =>
        {
            using var json = JsonDocument.Parse(a.Body);
            return json.RootElement.GetProperty("data").GetProperty("hello").GetString();
        }));
    }

    [Fact]
    public async Task A_body_may_be_as_large_as_the_endpoint_was_told_to_take_whatever_the_server_s_own_limit()
    {
        await using var large = await Endpoint.StartAsync(o => o.MaxBodyBytes = 40_000_000, onSocket: true);
        using var client = new HttpClient();
        var padding = new string('x', 35_000_000);
        using var content = new StringContent($$$"""{"query":"{ hello }","extensions":{"padding":"{{{padding}}}"}}""", System.Text.Encoding.UTF8, Json);
        using var response = await client.PostAsync(new Uri(large.Address, "/graphql"), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
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
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql-response+json")]
    [InlineData("application/graphql")]
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

    [Fact]
    public async Task A_get_takes_null_and_empty_for_absent() =>
        Assert.Equal(200, (await endpoint.GetAsync("?query={hello}&variables=null&extensions=&operationName=&more=1")).Status);

    [Fact]
    public async Task A_parameter_that_holds_half_a_surrogate_pair_is_refused()
    {
        var variables = WebUtility.UrlEncode("""{"n":"\ud800"}""");
        var (status, _, body) = await endpoint.GetAsync($"?query={{hello}}&variables={variables}");
        Assert.Equal(400, status);
        Assert.Contains("surrogate", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Json, 200)]
    [InlineData(GraphQL, 400)]
    public async Task A_subscription_by_post_is_a_request_error_and_not_a_wrong_method(string accept, int expected)
    {
        var (status, _, body) = await endpoint.PostAsync("""{"query":"subscription { never }"}""", accept);
        Assert.Equal(expected, status);
        Assert.Contains("OPERATION_NOT_ALLOWED", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?query={hello}", 200)]
    [InlineData("?sdl", 200)]
    [InlineData("", 400)]
    public async Task Head_has_the_head_of_the_answer_to_get_and_no_body(string queryString, int status)
    {
        await using var server = await Endpoint.StartAsync(onSocket: true);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(server.Address, "/graphql" + queryString));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        using var same = await client.GetAsync(new Uri(server.Address, "/graphql" + queryString), TestContext.Current.CancellationToken);
        Assert.Equal((status, same.Content.Headers.ContentType), ((int)response.StatusCode, response.Content.Headers.ContentType));
        Assert.Equal(same.Content.Headers.ContentLength, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Options_tells_the_methods()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        using var client = endpoint.Client;
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], response.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("""{"query":"{ hello }"}""")]
    [InlineData("""{"query":"{ unknown }"}""")]
    [InlineData("{")]
    [InlineData("""[{"query":"{ hello }"}]""")]
    public async Task No_answer_is_stored_or_taken_for_another_type(string body)
    {
        using var client = endpoint.Client;
        using var content = new StringContent(body, System.Text.Encoding.UTF8, Json);
        using var response = await client.PostAsync("/graphql", content);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

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
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], response.Content.Headers.Allow.Order());
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
    public async Task A_browser_gets_a_page_in_which_nothing_is_taken_for_markup()
    {
        var (status, mediaType, body) = await endpoint.GetAsync("", "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal((200, "text/html"), (status, mediaType));
        Assert.Contains("Test &lt;page&gt;", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"<b>\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_can_be_switched_off()
    {
        await using var bare = await Endpoint.StartAsync(o => o.PageTitle = null);
        Assert.Equal(406, (await bare.GetAsync("", "text/html")).Status);
    }

    [Fact]
    public async Task Who_is_refused_sees_the_page_and_the_schema_and_nothing_else_whatever_he_sends()
    {
        await using var closed = await Endpoint.StartAsync(o => o.Refuses = _ => (401, new GraphQLError("Who are you?", Code: "NOBODY")));
        Assert.Equal(200, (await closed.GetAsync("", "text/html")).Status);
        Assert.Equal(200, (await closed.GetAsync("?sdl")).Status);
        const string Refused = """{"errors":[{"message":"Who are you?","extensions":{"code":"NOBODY"}}]}""";
        foreach (var answer in new[]
        {
            await closed.PostAsync("""{"query":"{ price }"}"""), await closed.PostAsync("{"), await closed.PostAsync("x", contentType: "text/plain"),
            await closed.GetAsync("?query={price}"), await closed.GetAsync("?query={price}", "text/html"), await closed.GetAsync(""),
        })
        {
            Assert.Equal((401, Refused), (answer.Status, answer.Body));
        }
    }

    [Fact]
    public async Task A_schema_that_is_not_offered_is_told_to_nobody_who_is_refused()
    {
        await using var closed = await Endpoint.StartAsync(o => (o.Sdl, o.Refuses) = (null, _ => (401, new GraphQLError("Who are you?"))));
        Assert.Equal(401, (await closed.GetAsync("?sdl")).Status);
    }

    [Fact]
    public async Task Who_is_not_refused_is_answered()
    {
        await using var open = await Endpoint.StartAsync(o => o.Refuses = _ => null);
        Assert.Equal(200, (await open.PostAsync("""{"query":"{ price }"}""")).Status);
    }
}
