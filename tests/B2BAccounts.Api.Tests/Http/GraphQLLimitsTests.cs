using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.RegularExpressions;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Http;

public sealed class GraphQLLimitsTests
{
    public static TheoryData<string> Settings => [.. typeof(GraphQLLimits).GetProperties().Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_reaches_the_engine_alone(string name)
    {
        var property = typeof(GraphQLLimits).GetProperty(name)!;
        var limits = new GraphQLLimits();
        var smallest = (int)property.GetCustomAttribute<RangeAttribute>()!.Minimum;
        property.SetValue(limits, smallest);

        var (before, after) = (Texts(new GraphQLLimits()), Texts(limits));
        var changed = Assert.Single(before.Zip(after), pair => pair.First != pair.Second);
        Assert.EndsWith(
            name == nameof(GraphQLLimits.ExecutionSeconds) ? "00:00:01" : $" = {smallest.ToString(CultureInfo.InvariantCulture)}",
            changed.Second.TrimEnd(' ', '}'), StringComparison.Ordinal);

        static List<string> Texts(GraphQLLimits limits) =>
            [.. Regex.Replace($"{limits.ToEngine()}, {limits.ToLists()}", "Parsing = [^}]*}", "").Split(", ")];
    }

    [Fact]
    public void The_operators_page_lists_every_limit_with_its_default()
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "operations.md"));
        var defaults = new GraphQLLimits();
        foreach (var property in typeof(GraphQLLimits).GetProperties())
        {
            var row = Assert.Single(page, l => l.StartsWith($"| `GraphQL:Limits:{property.Name}` |", StringComparison.Ordinal));
            Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"| {property.GetValue(defaults):N0} |"), row, StringComparison.Ordinal);
        }
    }

    [DatabaseFact]
    public async Task Settings_of_the_command_line_hold_for_requests()
    {
        await using var program = await RunningProgram.EmptyAsync(
            "--GraphQL:Limits:MaxRootFields=2", "--GraphQL:Limits:MaxTypeCost=40", "--GraphQL:Limits:MaxConditions=1");

        Assert.Equal("The operation has 3 root fields, the limit is 2.", await RefusalAsync("{ a: __typename b: __typename c: __typename }"));
        Assert.StartsWith("The operation's type cost is 52, the limit is 40.", await RefusalAsync("{ accounts(first: 50) { nodes { number } } }"), StringComparison.Ordinal);
        Assert.EndsWith(
            "holds more than 1 conditions, which is the limit.",
            await RefusalAsync("{ accounts(first: 1, where: { number: { eq: \"a\", neq: \"b\" } }) { nodes { number } } }"), StringComparison.Ordinal);

        async Task<string> RefusalAsync(string query) => (await program.SendAsync(query)).GetProperty("errors")[0].GetProperty("message").GetString()!;
    }

    [DatabaseFact]
    public async Task A_client_can_ask_what_an_operation_costs()
    {
        await using var program = await RunningProgram.EmptyAsync();
        Assert.Equal("""{"extensions":{"operationCost":{"fieldCost":11,"typeCost":52}}}""", await AskAsync("validate"));
        Assert.Equal(
            """{"data":{"accounts":{"nodes":[]}},"extensions":{"operationCost":{"fieldCost":11,"typeCost":52}}}""", await AskAsync("report"));

        async Task<string> AskAsync(string mode)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ accounts(first: 50) { nodes { number } } }" }) };
            request.Headers.Add("GraphQL-Cost", mode);
            using var response = await program.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return await response.Content.ReadAsStringAsync();
        }
    }
}
