using System.Net.Sockets;
using System.Text;

namespace B2BAccounts.GraphQL.Http.Tests;

/// <summary>Bodies that end or break while they are read, over a real connection.</summary>
public sealed class BrokenBodyTests
{
    [Theory]
    [InlineData("Transfer-Encoding: chunked", "no size\r\n", "400", "could not be read to its end")]
    [InlineData("Transfer-Encoding: chunked", "9\r\n{\"query\":\r\nno size\r\n", "400", "could not be read to its end")]
    [InlineData("Transfer-Encoding: chunked", "15\r\n{\"query\":\"{ hello }\"}\r\n0\r\nTrailer: \0\r\n\r\n", "400", "could not be read to its end")]
    [InlineData("Transfer-Encoding: chunked", "101\r\n@\r\n0\r\n\r\n", "413", "larger than the limit of 256 bytes")]
    [InlineData("Content-Length: 257", "@", "413", "larger than the limit of 256 bytes")]
    public async Task A_broken_body_is_answered_by_a_graphql_error_without_the_servers_own_words(
        string header, string body, string status, string message)
    {
        await using var endpoint = await Endpoint.StartAsync(o => o.MaxBodyBytes = 256, onSocket: true);
        using var client = new TcpClient();
        await client.ConnectAsync(endpoint.Address.Host, endpoint.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                "POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + $"{header}\r\n\r\n{body.Replace("@", new string(' ', 257), StringComparison.Ordinal)}"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("application/json", answer, StringComparison.Ordinal);
        Assert.Contains(message, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
    }
}
