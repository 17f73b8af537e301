using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace B2BAccounts.GraphQL.Http.Tests;

public sealed class CompressionTests : IAsyncLifetime
{
    private const string Long = """{"query":"{ text(length: 5000) }"}""";

    private Endpoint endpoint = null!;

    public async ValueTask InitializeAsync() => endpoint = await Endpoint.StartAsync();

    public ValueTask DisposeAsync() => endpoint.DisposeAsync();

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("identity", null)]
    [InlineData("identity;q=1, gzip;q=0.5", null)]
    [InlineData("deflate", null)]
    [InlineData("br;q=0", null)]
    [InlineData(";;q=,\"", null)]
    [InlineData("", null)]
    public async Task The_encoding_is_what_the_client_weighs_highest(string accepted, string? expected)
    {
        foreach (var accept in (string[])["application/json", "application/graphql-response+json"])
        {
            using var response = await PostAsync(Long, accepted, accept);
            Assert.Equal(200, (int)response.StatusCode);
            Assert.Equal(expected is null ? [] : [expected], response.Content.Headers.ContentEncoding);
            Assert.Equal(accept, response.Content.Headers.ContentType?.MediaType);
            Assert.Equal($$$"""{"data":{"text":"{{{new string('x', 5000)}}}"}}""", await TextAsync(response));
            Assert.Equal(expected is not null, (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length < 500);
            if (expected is not null)
            {
                Assert.Contains("Accept-Encoding", response.Headers.Vary);
            }
        }
    }

    [Fact]
    public async Task An_answer_that_fits_one_packet_is_sent_as_it_is()
    {
        using var response = await PostAsync("""{"query":"{ hello }"}""", "br");
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal("""{"data":{"hello":"Hello world"}}""", await TextAsync(response));
        Assert.Equal(32, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_batch_is_compressed_as_a_whole()
    {
        using var response = await PostAsync($"[{Long},{Long}]", "gzip");
        var one = $$$"""{"data":{"text":"{{{new string('x', 5000)}}}"}}""";
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        Assert.Equal($"[{one},{one}]", await TextAsync(response));
    }

    [Fact]
    public async Task The_schema_is_compressed()
    {
        await using var eager = await Endpoint.StartAsync(o => o.CompressFromBytes = 1);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?sdl");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        using var client = eager.Client;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
        Assert.Equal(Endpoint.Sdl, await TextAsync(response));
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var plain = await Endpoint.StartAsync(o => o.CompressFromBytes = 0);
        using var response = await PostAsync(Long, "br", to: plain);
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData(null, null, "http", true)]
    [InlineData(null, null, "https", true)]
    [InlineData("Cookie", "session=1", "https", false)]
    [InlineData("Authorization", "Basic QTpC", "https", false)]
    [InlineData("Cookie", "session=1", "http", false)]
    public async Task What_a_foreign_page_could_ask_with_a_user_s_credentials_is_not_compressed(string? header, string? value, string scheme, bool compressed)
    {
        foreach (var preflight in (bool[])[false, true])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{scheme}://localhost/graphql?query={{text(length:5000)}}");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
            if (header is not null)
            {
                request.Headers.TryAddWithoutValidation(header, value);
            }

            if (preflight)
            {
                request.Headers.Add("GraphQL-Preflight", "1");
            }

            using var client = endpoint.Client;
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(compressed || preflight, response.Content.Headers.ContentEncoding.Count > 0);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string acceptEncoding, string accept = "application/json", Endpoint? to = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        using var client = (to ?? endpoint).Client;
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var raw = new MemoryStream(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await using Stream plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(raw, CompressionMode.Decompress),
            "gzip" => new GZipStream(raw, CompressionMode.Decompress),
            _ => raw,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
