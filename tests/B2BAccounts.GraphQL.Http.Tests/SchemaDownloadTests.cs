using System.Net;
using System.Net.Http.Headers;

namespace B2BAccounts.GraphQL.Http.Tests;

public sealed class SchemaDownloadTests : IAsyncLifetime
{
    private Endpoint endpoint = null!;

    public async ValueTask InitializeAsync() => endpoint = await Endpoint.StartAsync();

    public ValueTask DisposeAsync() => endpoint.DisposeAsync();

    [Fact]
    public async Task The_schema_is_a_file_that_may_be_kept_and_asked_for_again()
    {
        using var response = await AskAsync(null);
        Assert.Equal(Endpoint.Sdl, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/graphql; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=schema.graphql", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
        Assert.True(response.Headers.ETag?.IsWeak);
    }

    [Theory]
    [InlineData("W/@", HttpStatusCode.NotModified)]
    [InlineData("@", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"other\", W/@", HttpStatusCode.NotModified)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    [InlineData("no tag", HttpStatusCode.OK)]
    public async Task A_client_that_has_the_schema_is_told_so_with_the_heads_of_the_file(string ifNoneMatch, HttpStatusCode expected)
    {
        using var first = await AskAsync(null);
        using var again = await AskAsync(ifNoneMatch.Replace("@", first.Headers.ETag!.Tag, StringComparison.Ordinal));
        Assert.Equal(expected, again.StatusCode);
        Assert.Equal(
            (first.Headers.ETag, first.Headers.CacheControl?.ToString(), first.Headers.Vary.ToString()),
            (again.Headers.ETag, again.Headers.CacheControl?.ToString(), again.Headers.Vary.ToString()));
        Assert.Equal(expected == HttpStatusCode.OK ? Endpoint.Sdl : "", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_it_is_not_offered_the_answer_says_what_to_do()
    {
        await using var bare = await Endpoint.StartAsync(o => o.Sdl = null);
        var (status, _, body) = await bare.GetAsync("?sdl");
        Assert.Equal(404, status);
        Assert.Contains("ask the server's operator", body, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AskAsync(string? ifNoneMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?sdl");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        using var client = endpoint.Client;
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
