using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>What a running server bears of connections that send too much, too slowly or too often.</summary>
public sealed class ConnectionLimitsTests
{
    [DatabaseFact]
    public async Task A_body_beyond_the_limit_is_413_as_the_endpoint_speaks()
    {
        await using var program = await RunningProgram.EmptyAsync("--Http:Limits:RequestBytes=10000", "--GraphQL:Http:MaxBodyBytes=20000");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(program, "/graphql", 10_000, chunked: false)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(program, "/graphql", 9_900, chunked: true)).Status);
        foreach (var chunked in (bool[])[false, true])
        {
            var graphQL = await PostAsync(program, "/graphql", 10_001, chunked);
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/graphql-response+json"), (graphQL.Status, graphQL.MediaType));
            Assert.Equal("The body is larger than the limit of 10000 bytes.", graphQL.Json.GetProperty("errors")[0].GetProperty("message").GetString());

            var auth = await PostAsync(program, "/auth/sign-in", 8_193, chunked);
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), (auth.Status, auth.MediaType));
            Assert.Equal("HTTP_REQUEST", auth.Json.GetProperty("code").GetString());
        }
    }

    [DatabaseFact]
    public async Task A_body_that_says_that_it_is_too_long_is_413_at_every_endpoint_and_the_answer_says_that_the_connection_ends()
    {
        await using var program = await RunningProgram.EmptyAsync("--Http:Limits:RequestBytes=10000");
        foreach (var client in (HttpClient[])[program.Client, program.Stranger])
        {
            foreach (var path in (string[])["/graphql", "/exports/prospects.csv", "/auth/sign-in", "/nowhere"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[10_001]) };
                // What is sent into a connection that is closed meanwhile could keep the answer from being read.
                request.Headers.ExpectContinue = true;
                using var answer = await client.SendAsync(request);
                Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
                Assert.True(answer.Headers.ConnectionClose);
                Assert.Contains("HTTP_REQUEST", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [DatabaseFact]
    public async Task Who_never_ends_his_headers_or_lets_a_body_drip_is_hung_up_on()
    {
        await using var program = await RunningProgram.EmptyAsync();
        var port = program.Client.BaseAddress!.Port;
        var head = $"Host: 127.0.0.1\r\nAuthorization: Bearer {program.Key}\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json\r\nContent-Length: 100000\r\n\r\n";
        var headers = DripAsync(port, "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ");
        var graphQL = DripAsync(port, "POST /graphql HTTP/1.1\r\n" + head);
        var auth = DripAsync(port, "POST /auth/sign-in HTTP/1.1\r\n" + head.Replace("100000", "8000", StringComparison.Ordinal));

        var (answer, after) = await headers;
        Assert.True(answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
        Assert.InRange(after.TotalSeconds, 9, 20);
        (answer, after) = await graphQL;
        Assert.True(answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
        Assert.Contains("The body came too slowly.", answer, StringComparison.Ordinal);
        Assert.InRange(after.TotalSeconds, 4, 20);
        (answer, _) = await auth;
        Assert.True(answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Only_so_many_connections_are_open_at_once()
    {
        await using var program = await RunningProgram.EmptyAsync("--Http:Limits:Connections=2");
        var port = program.Client.BaseAddress!.Port;
        var first = new TcpClient("127.0.0.1", port);
        using var second = new TcpClient("127.0.0.1", port);
        Assert.True(await IsAnsweredAsync(first));
        Assert.True(await IsAnsweredAsync(second));
        using (var third = new TcpClient("127.0.0.1", port))
        {
            Assert.False(await IsAnsweredAsync(third));
        }

        Assert.True(await IsAnsweredAsync(second));
        first.Dispose();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(20); await Task.Delay(50))
        {
            using var next = new TcpClient("127.0.0.1", port);
            if (await IsAnsweredAsync(next))
            {
                return;
            }
        }

        Assert.Fail("No connection is taken after one has ended.");
    }

    [Theory]
    [InlineData("--Http:Limits:RequestBytes=8191", "Http:Limits:RequestBytes is '8191'; allowed are whole numbers from 8192 to 1073741824.")]
    [InlineData("--Http:Limits:Connections=0", "Http:Limits:Connections is '0'; allowed are whole numbers from 1 to 1000000.")]
    public void A_limit_that_is_none_ends_the_start(string setting, string says)
    {
        var refused = Assert.ThrowsAny<Exception>(() => new ProgramHost([setting], TextWriter.Null).Build(quiet: true));
        Assert.Contains(says, CommandTree.Explain(refused), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string? MediaType, JsonElement Json)> PostAsync(RunningProgram program, string path, int bytes, bool chunked)
    {
        const string Query = """{"query":"{ __typename }"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(Query + new string(' ', bytes - Query.Length), Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ConnectionClose = true;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        using var answer = await program.Client.SendAsync(request);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, json.RootElement.Clone());
    }

    /// <summary>Sends a beginning and then a space every half second, until the server hangs up; what it has said by then, and when that was.</summary>
    private static async Task<(string Answer, TimeSpan After)> DripAsync(int port, string beginning)
    {
        using var tcp = new TcpClient("127.0.0.1", port);
        var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning));
        var clock = Stopwatch.StartNew();
        var answer = new StringBuilder();
        var listening = ListenAsync();
        while (!listening.IsCompleted && clock.Elapsed < TimeSpan.FromSeconds(40))
        {
            try
            {
                await stream.WriteAsync(" "u8.ToArray());
            }
            catch (IOException)
            {
                break;
            }

            await Task.WhenAny(listening, Task.Delay(500));
        }

        await listening.WaitAsync(TimeSpan.FromSeconds(10));
        return (answer.ToString(), clock.Elapsed);

        async Task ListenAsync()
        {
            var buffer = new byte[4096];
            try
            {
                while (await stream.ReadAsync(buffer) is > 0 and var read)
                {
                    answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
                }
            }
            catch (IOException)
            {
                // Hung up at once.
            }
        }
    }

    private static async Task<bool> IsAnsweredAsync(TcpClient client)
    {
        var buffer = new byte[4096];
        try
        {
            await client.GetStream().WriteAsync("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray());
            var read = await client.GetStream().ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
            return Encoding.ASCII.GetString(buffer, 0, read).StartsWith("HTTP/1.1 200", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
