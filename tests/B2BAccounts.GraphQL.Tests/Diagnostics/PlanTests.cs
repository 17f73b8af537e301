using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Tests.Execution;

namespace B2BAccounts.GraphQL.Tests.Diagnostics;

/// <summary><c>extensions.plan</c>: what was run, and how.</summary>
public sealed class PlanTests
{
    private static async Task<JsonElement> AskAsync(GraphQLEngine engine, string query, bool withPlan = true)
    {
        using var result = await engine.ExecuteAsync(new GraphQLRequest(query) { WithPlan = withPlan }, null, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(result.Body, new JsonDocumentOptions { MaxDepth = 1000 }).RootElement;
    }

    [Fact]
    public async Task A_plan_is_the_tree_of_fields_with_what_each_took()
    {
        var answer = await AskAsync(new Shop().Engine(), "query Plan { accounts { n: name invoices { name } page { account { limit } } } }");

        var plan = answer.GetProperty("extensions").GetProperty("plan");
        Assert.Equal("query Plan", $"{plan.GetProperty("operationType")} {plan.GetProperty("operationName")}");
        Assert.Equal(40, plan.GetProperty("milliseconds").GetDouble());
        Assert.Equal(["parse", "validate", "coerce", "plan", "execute"], plan.GetProperty("phases").EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            """
            accounts Query.accounts root parents=1 objects=3 milliseconds=10
              n Account.name plain
              invoices Account.invoices batch parents=3 objects=6 milliseconds=25
                name Invoice.name plain
              page Account.page plain parents=3 objects=3
                account Page.account plain parents=3 objects=3
                  limit Account.limit batch parents=3 failed=1 milliseconds=5

            """,
            string.Concat(plan.GetProperty("fields").EnumerateArray().Select(f => Text(f, ""))));
    }

    [Fact]
    public async Task Objects_of_different_types_are_batches_of_their_own()
    {
        var plan = (await AskAsync(new Shop().Engine(), "{ any { name ... on Account { invoices { name } } } }")).GetProperty("extensions").GetProperty("plan");

        Assert.Equal(
            """
            any Query.any root parents=1 objects=3 milliseconds=0
              name Account.name plain
              invoices Account.invoices batch parents=2 objects=3 milliseconds=25
                name Invoice.name plain
              name Invoice.name plain

            """,
            string.Concat(plan.GetProperty("fields").EnumerateArray().Select(f => Text(f, ""))));
    }

    [Fact]
    public async Task An_answer_without_it_is_byte_for_byte_the_answer_without_the_extension()
    {
        var engine = new Shop().Engine();
        var bare = await engine.AskAsync("{ accounts { name invoices { amount } } }");
        var planned = await AskAsync(engine, "{ accounts { name invoices { amount } } }");

        Assert.DoesNotContain("extensions", bare, StringComparison.Ordinal);
        Assert.StartsWith($"{bare[..^1]},\"extensions\":{{\"plan\":{{", planned.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_deeper_than_JSON_readers_follow_are_left_out_and_that_is_said()
    {
        var engine = new Shop().Engine(o => o with { Limits = o.Limits with { MaxDepth = 190 } });
        var query = $"{{ accounts {{ {string.Concat(Enumerable.Repeat("page { account { ", 60))} name {string.Concat(Enumerable.Repeat("} }", 60))} }} }}";

        var answer = await AskAsync(engine, query);

        Assert.False(answer.TryGetProperty("errors", out _));
        Assert.Contains("\"deeper\":true", answer.GetRawText(), StringComparison.Ordinal);
    }

    private static string Text(JsonElement field, string indent)
    {
        var figures = field.EnumerateObject().Where(p => p.Name is "parents" or "objects" or "failed" or "milliseconds").Select(p => $" {p.Name}={p.Value}");
        var below = field.TryGetProperty("fields", out var fields) ? string.Concat(fields.EnumerateArray().Select(f => Text(f, indent + "  "))) : "";
        return $"{indent}{field.GetProperty("key")} {field.GetProperty("field")} {field.GetProperty("kind")}{string.Concat(figures)}\n{below}";
    }
}
