using System.Text;
using System.Text.Json;

namespace B2BAccounts.GraphQL.Http.Tests;

/// <summary>The header by which developers ask for the executed plan.</summary>
public sealed class PlanHeaderTests
{
    [Theory]
    [InlineData("report")]
    [InlineData("Report")]
    public async Task The_plan_comes_with_the_answer_where_it_is_told(string header)
    {
        await using var endpoint = await Endpoint.StartAsync(o => o.TellsPlans = true);
        var (status, _, body) = await SendAsync(endpoint, header);

        Assert.Equal(200, status);
        var answer = JsonDocument.Parse(body).RootElement;
        Assert.Equal("Hello world", answer.GetProperty("data").GetProperty("hello").GetString());
        Assert.Equal("Query.hello", answer.GetProperty("extensions").GetProperty("plan").GetProperty("fields")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Another_value_is_refused()
    {
        await using var endpoint = await Endpoint.StartAsync(o => o.TellsPlans = true);
        var (status, _, body) = await SendAsync(endpoint, "yes");

        Assert.Equal(400, status);
        Assert.Contains("GraphQL-Plan takes report", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_plans_are_not_told_the_header_is_refused_and_nothing_runs()
    {
        await using var endpoint = await Endpoint.StartAsync();
        var (status, _, body) = await SendAsync(endpoint, "report");

        Assert.Equal(400, status);
        Assert.Contains("this server does not tell its plans", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Hello", body, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string? MediaType, string Body)> SendAsync(Endpoint endpoint, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{"query":"{ hello }"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("GraphQL-Plan", header);
        return await endpoint.SendAsync(request);
    }
}
