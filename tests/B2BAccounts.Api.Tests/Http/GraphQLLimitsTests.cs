using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Http;

public sealed class GraphQLLimitsTests
{
    public static TheoryData<string> Settings => [.. Numbers.Select(p => p.Name)];

    private static IEnumerable<PropertyInfo> Numbers => typeof(GraphQLLimits).GetProperties().Where(p => p.PropertyType == typeof(int));

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
        foreach (var property in Numbers)
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
    public async Task A_role_has_limits_of_its_own_below_or_above_those_for_all()
    {
        await using var program = await RunningProgram.EmptyAsync(
            "--GraphQL:Limits:MaxTypeCost=100", "--GraphQL:Limits:Roles:SALES_TOOL:MaxTypeCost=50", "--GraphQL:Limits:Roles:FINANCE:MaxTypeCost=200",
            "--GraphQL:Limits:Roles:AUDITOR:MaxFieldCost=10");
        using var salesTool = await program.ClientAsAsync(new RightsInput(Role.SalesTool));
        using var finance = await program.ClientAsAsync(new RightsInput(Role.Finance));
        using var auditor = await program.ClientAsAsync(new RightsInput(Role.Auditor));
        // The same document for all, so that it is planned once; it costs two objects more than it asks for, and its page 11.
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Null(await RefusalAsync(salesTool, 48));
            Assert.StartsWith("The operation's type cost is 51, the limit is 50.", await RefusalAsync(salesTool, 49), StringComparison.Ordinal);
            Assert.Null(await RefusalAsync(program.Client, 98));
            Assert.StartsWith("The operation's type cost is 101, the limit is 100.", await RefusalAsync(program.Client, 99), StringComparison.Ordinal);
            Assert.Null(await RefusalAsync(finance, 198));
            Assert.StartsWith("The operation's type cost is 201, the limit is 200.", await RefusalAsync(finance, 199), StringComparison.Ordinal);
            Assert.StartsWith("The operation's field cost is 11, the limit is 10.", await RefusalAsync(auditor, 1), StringComparison.Ordinal);
        }

        static async Task<string?> RefusalAsync(HttpClient client, int first)
        {
            using var response = await client.PostAsJsonAsync("/graphql", new { query = "query($n: Int) { prospects(first: $n) { nodes { rank } } }", variables = new { n = first } });
            var json = await response.Content.ReadFromJsonAsync<JsonElement>();
            return json.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("message").GetString() : null;
        }
    }

    [Theory]
    [InlineData("--GraphQL:Limits:Roles:BOSS:MaxTypeCost=5", "GraphQL:Limits:Roles:BOSS names no role; allowed are ADMIN, MANAGER, FINANCE, SALES_TOOL, AUDITOR, CUSTOMER.")]
    [InlineData("--GraphQL:Limits:Roles:sales_tool:MaxTypeCost=5", "GraphQL:Limits:Roles:sales_tool names no role")]
    [InlineData("--GraphQL:Limits:Roles:SALES_TOOL:MaxTypeCost=0", "GraphQL:Limits:Roles:SALES_TOOL:MaxTypeCost is '0'; allowed are whole numbers from 1 to 2147483647.")]
    [InlineData("--GraphQL:Limits:Roles:SALES_TOOL:MaxFieldCost=many", "GraphQL:Limits:Roles:SALES_TOOL:MaxFieldCost is 'many'; allowed are whole numbers.")]
    [InlineData("--GraphQL:Limits:Roles:SALES_TOOL:MaxDepth=5", "GraphQL:Limits:Roles:SALES_TOOL:MaxDepth is no setting; allowed are")]
    [InlineData("--GraphQL:Limits:Roles:SALES_TOOL=5", "GraphQL:Limits:Roles:SALES_TOOL is no setting; allowed are")]
    public void A_wrong_limit_of_a_role_ends_the_start(string setting, string says)
    {
        var refused = Assert.ThrowsAny<Exception>(() => new ProgramHost([setting], TextWriter.Null).Build(quiet: true));
        Assert.Contains(says, CommandTree.Explain(refused), StringComparison.Ordinal);
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
