using System.Text.Json;
using B2BAccounts.GraphQL.Diagnostics;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Tests.Execution;

namespace B2BAccounts.GraphQL.Tests.Diagnostics;

/// <summary>The log of slow operations, and what it must not hold.</summary>
public sealed class SlowOperationTests
{
    private readonly List<OperationReport> told = [];
    private readonly Shop shop = new();

    private GraphQLEngine Engine(int milliseconds, int perMinute = 30) => shop.Engine(o => o with
    {
        OnSlowOperation = told.Add,
        SlowOperation = TimeSpan.FromMilliseconds(milliseconds),
        SlowOperationsPerMinute = perMinute,
    });

    [Fact]
    public async Task A_slow_operation_is_told_with_its_plan_and_a_quick_one_is_not()
    {
        var engine = Engine(35);
        await engine.AskAsync("{ accounts { name } }");
        Assert.Empty(told);

        var answer = await engine.AskAsync("query Slow { accounts(search: \"hunter2\", most: 3) { invoices { name } page { account { limit } } } }");

        var report = Assert.Single(told);
        Assert.Equal(("query", "Slow"), (report.OperationType, report.OperationName));
        Assert.Equal("query Slow { accounts(search: ?, most: ?) { invoices { name } page { account { limit } } } }", report.Document);
        Assert.Equal(TimeSpan.FromMilliseconds(10 + 25 + 5), report.Duration);
        Assert.Equal(
            [OperationPhase.Parse, OperationPhase.Validate, OperationPhase.Coerce, OperationPhase.Plan, OperationPhase.Execute], report.Phases.Select(p => p.Phase));
        Assert.Equal(report.Duration, report.Phases[^1].Duration);

        // The root 10; two batches of ten parents 10 + 9 each; of ten accounts the page and its account 1 each.
        Assert.Equal(68, report.Cost!.Value.FieldCost);
        Assert.Equal((answer.Length, "NO_LIMIT", 1), (report.AnswerBytes, report.ErrorType, report.Errors));
        Assert.Equal(
            [
                "accounts (Query.accounts): 10 ms, 1 parents, 3 objects",
                "accounts.invoices (Account.invoices): 25 ms, 3 parents, 6 objects",
                "accounts.page.account.limit (Account.limit): 5 ms, 3 parents, 1 failed",
            ],
            report.Batches.Where(b => !b.IsPlain).Select(b => b.ToString()).Order());
        Assert.Equal(["accounts.page", "accounts.page.account"], report.Batches.Where(b => b.IsPlain).Select(b => b.Path));
    }

    [Fact]
    public async Task A_field_that_hung_is_in_the_plan_as_not_ended()
    {
        await shop.Engine(o => o with { OnSlowOperation = told.Add, SlowOperation = TimeSpan.FromMilliseconds(10), ExecutionTimeLimit = TimeSpan.FromMilliseconds(50), Clock = TimeProvider.System })
            .AskAsync("{ hangs }");

        var report = Assert.Single(told);
        Assert.Equal("EXECUTION_TIMEOUT", report.ErrorType);
        Assert.Equal("hangs (Query.hangs): not ended, 1 parents", Assert.Single(report.Batches).ToString());
    }

    [Fact]
    public async Task A_storm_is_told_of_so_many_times_a_minute_and_then_how_many_were_left_out()
    {
        var engine = Engine(1, perMinute: 2);
        for (var i = 0; i < 5; i++)
        {
            await engine.AskAsync("{ accounts { name } }");
        }

        Assert.Equal([0, 0], told.Select(t => t.LeftOut));
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await engine.AskAsync("{ accounts { name } }");
        await engine.AskAsync("{ accounts { name } }");
        await engine.AskAsync("{ accounts { name } }");
        Assert.Equal([0, 0, 3, 0], told.Select(t => t.LeftOut));
    }

    [Theory]
    [InlineData("query Q($t: String = \"hunter2\") { broken(text: $t) accounts(search: \"hunter2\") { limit } }", """{ "t": "hunter2" }""")]
    [InlineData("query($n: Int) { accounts(most: $n) { name } }", """{ "n": "hunter2" }""")]
    [InlineData("{ broken(text: \"hunter2 }", null)]
    [InlineData("{ laterr(hunter2: \"hunter2\") }# hunter2", null, "hunter2:")]
    public async Task A_report_holds_no_value_that_a_client_sent(string query, string? variables, string allowed = "-")
    {
        await Engine(0).AskAsync(query, variables);

        Assert.DoesNotContain("hunter2", JsonSerializer.Serialize(Assert.Single(told)).Replace(allowed, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_names_are_cut_so_that_a_document_cannot_fill_the_log()
    {
        var name = new string('a', 30_000);
        await Engine(0).AskAsync($"query {name} {{ {name}: accounts {{ {name}: invoices {{ name }} }} }}");

        Assert.InRange(JsonSerializer.Serialize(Assert.Single(told)).Length, 1, 6000);
    }
}
