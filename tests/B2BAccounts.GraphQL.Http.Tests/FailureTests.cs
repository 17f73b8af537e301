using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace B2BAccounts.GraphQL.Http.Tests;

/// <summary>What goes wrong outside fields.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task An_unforeseen_error_is_500_with_an_id_that_the_log_has_beside_the_details(string environment)
    {
        await using var endpoint = await Endpoint.StartAsync(environment: environment, whenScopeEnds: () => throw new InvalidOperationException("secret detail"));
        var (status, mediaType, body) = await endpoint.PostAsync("""{"query":"{ scope }"}""", "application/graphql-response+json");
        Assert.Equal((500, "application/graphql-response+json"), (status, mediaType));
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(body);
        var extensions = json.RootElement.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal("INTERNAL", extensions.GetProperty("code").GetString());
        var id = extensions.GetProperty("correlationId").GetString()!;
        Assert.Contains(endpoint.Log.Lines, l => l.Contains(id, StringComparison.Ordinal) && l.Contains("secret detail", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"query":"{ waits }"}""", null)]
    [InlineData("""[{"query":"{ hello }"},{"query":"{ waits }"}]""", null)]
    [InlineData("""{"query":"{ hel""", 4000)]
    public async Task A_client_that_goes_away_is_no_error(string body, int? length)
    {
        await using var endpoint = await Endpoint.StartAsync(onSocket: true);
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(endpoint.Address.Host, endpoint.Address.Port, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length ?? body.Length}\r\n\r\n{body}"),
                TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, TestContext.Current.CancellationToken);
            client.LingerState = new LingerOption(enable: true, 0);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Empty(endpoint.Log.Lines);
    }

    [Fact]
    public async Task An_operation_that_is_stopped_by_its_time_limit_is_answered_alone_and_in_a_batch()
    {
        await using var endpoint = await Endpoint.StartAsync(timeLimit: TimeSpan.FromMilliseconds(100));
        var (status, _, body) = await endpoint.PostAsync("""[{"query":"{ waits }"},{"query":"{ hello }"}]""");
        Assert.Equal(200, status);
        Assert.Contains("EXECUTION_TIMEOUT", body, StringComparison.Ordinal);
        Assert.EndsWith(""",{"data":{"hello":"Hello world"}}]""", body, StringComparison.Ordinal);
    }
}
