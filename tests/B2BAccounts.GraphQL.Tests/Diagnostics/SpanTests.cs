using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Tests.Execution;

namespace B2BAccounts.GraphQL.Tests.Diagnostics;

/// <summary>Spans of operations, as OpenTelemetry's conventions for GraphQL servers have them.</summary>
public sealed class SpanTests
{
    private const string Query = "query Overview { accounts { name invoices { amount } limit page { account { invoices { name } } } } later }";

    [Fact]
    public async Task An_operation_is_a_span_with_its_phases_and_below_its_execution_its_batches()
    {
        using var spans = new RecordedSpans();
        await new Shop().Engine().AskAsync(Query);

        var operation = spans.Operation;
        Assert.Equal("query", operation.DisplayName);
        Assert.Equal(spans.TraceId, operation.TraceId.ToHexString());
        Assert.Equal("query", operation.GetTagItem("graphql.operation.type"));
        Assert.Equal("Overview", operation.GetTagItem("graphql.operation.name"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Query))), operation.GetTagItem("graphql.document.hash"));
        Assert.Null(operation.GetTagItem("graphql.document"));
        Assert.Equal(
            ["graphql.parse", "graphql.validate", "graphql.coerce", "graphql.plan", "graphql.execute"],
            spans.Below(operation).Select(s => s.OperationName));
        Assert.Equal(
            ["graphql.resolve Account.invoices", "graphql.resolve Account.invoices", "graphql.resolve Account.limit", "graphql.resolve Query.accounts", "graphql.resolve Query.later"],
            spans.Below(spans.One("graphql.execute")).Select(s => s.OperationName).Order());
    }

    [Fact]
    public async Task A_batch_tells_its_place_its_parents_and_what_it_found()
    {
        using var spans = new RecordedSpans();
        await new Shop().Engine().AskAsync(Query);

        var invoices = spans.All.Where(s => s.OperationName == "graphql.resolve Account.invoices").ToDictionary(s => (string)s.GetTagItem("graphql.field.path")!);
        Assert.Equal(["accounts.invoices", "accounts.page.account.invoices"], invoices.Keys.Order());
        Assert.All(invoices.Values, s => Assert.Equal(3, s.GetTagItem("graphql.batch.parents")));
        Assert.All(invoices.Values, s => Assert.Equal(1 + 2 + 3, s.GetTagItem("graphql.batch.objects")));
        Assert.Equal(4, invoices["accounts.page.account.invoices"].GetTagItem("graphql.field.depth"));
        var limit = spans.One("graphql.resolve Account.limit");
        Assert.Equal((1, null), (limit.GetTagItem("graphql.batch.failed"), limit.GetTagItem("graphql.batch.objects")));
    }

    [Fact]
    public async Task What_a_resolver_starts_hangs_below_its_batch_also_when_fields_run_side_by_side()
    {
        using var spans = new RecordedSpans();
        await new Shop().Engine().AskAsync(Query);

        Assert.Equal("select accounts", Assert.Single(spans.Below(spans.One("graphql.resolve Query.accounts"))).OperationName);
        Assert.Equal("select later", Assert.Single(spans.Below(spans.One("graphql.resolve Query.later"))).OperationName);
        Assert.All(
            spans.All.Where(s => s.OperationName == "graphql.resolve Account.invoices"),
            s => Assert.Equal("select invoices", Assert.Single(spans.Below(s)).OperationName));
    }

    [Fact]
    public async Task A_known_document_is_neither_parsed_nor_validated()
    {
        var engine = new Shop().Engine();
        await engine.AskAsync("{ later }");
        using var spans = new RecordedSpans();
        await engine.AskAsync("{ later }");

        Assert.Equal(["graphql.coerce", "graphql.plan", "graphql.execute"], spans.Below(spans.Operation).Select(s => s.OperationName));
        Assert.Equal(true, spans.Operation.GetTagItem("graphql.document.cached"));
    }

    [Fact]
    public async Task Errors_mark_the_span_with_code_and_path_and_not_with_messages()
    {
        using var spans = new RecordedSpans();
        await new Shop().Engine().AskAsync("{ broken(text: \"hunter2\") accounts { limit } }");

        Assert.Equal(ActivityStatusCode.Error, spans.Operation.Status);
        Assert.Equal("INTERNAL", spans.Operation.GetTagItem("error.type"));
        Assert.Equal(2, spans.Operation.GetTagItem("graphql.error.count"));
        Assert.Equal(
            [("INTERNAL", "broken"), ("NO_LIMIT", "accounts.1.limit")],
            spans.Operation.Events.Select(e => e.Tags.ToDictionary()).Select(t => ((string)t["error.type"]!, (string)t["graphql.field.path"]!)));
        Assert.Equal("System.InvalidOperationException", spans.One("graphql.resolve Query.broken").GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Unset, spans.One("graphql.resolve Query.accounts").Status);
    }

    [Fact]
    public async Task A_document_that_is_not_valid_has_a_span_of_no_type()
    {
        using var spans = new RecordedSpans();
        await new Shop().Engine().AskAsync("{ laterr }");

        Assert.Equal("GraphQL Operation", spans.Operation.DisplayName);
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", spans.Operation.GetTagItem("error.type"));
        Assert.Equal(["graphql.parse", "graphql.validate"], spans.Below(spans.Operation).Select(s => s.OperationName));
    }

    [Theory]
    [InlineData("query Q($t: String = \"hunter2\") { broken(text: $t) accounts(search: \"hunter2\") { limit } }", """{ "t": "hunter2" }""")]
    [InlineData("{ broken(text: \"hunter2\") # hunter2\n }", null)]
    [InlineData("query($n: Int) { accounts(most: $n) { name } }", """{ "n": "hunter2" }""")]
    [InlineData("{ accounts(most: \"hunter2\") { name } }", null)]
    [InlineData("{ broken(text: \"hunter2 }", null)]
    [InlineData("\"\"\"hunter2\"\"\" query { later }", null)]
    public async Task No_value_that_a_client_sent_gets_into_spans(string query, string? variables)
    {
        using var spans = new RecordedSpans();
        await new Shop().Engine(o => o with { TraceDocuments = true }).AskAsync(query, variables);

        Assert.NotNull(spans.Operation.GetTagItem("graphql.document"));
        Assert.DoesNotContain("hunter2", spans.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_hangs_has_its_span_ended_with_the_operation()
    {
        using var spans = new RecordedSpans();
        await new Shop().Engine(o => o with { ExecutionTimeLimit = TimeSpan.FromMilliseconds(50), Clock = TimeProvider.System }).AskAsync("{ hangs }");

        Assert.Equal("EXECUTION_TIMEOUT", spans.Operation.GetTagItem("error.type"));
        Assert.Equal("abandoned", spans.One("graphql.resolve Query.hangs").GetTagItem("error.type"));
    }

    [Fact]
    public async Task An_operation_whose_caller_has_gone_tells_so()
    {
        using var spans = new RecordedSpans();
        using var caller = new CancellationTokenSource();
        var running = new Shop().Engine().ExecuteAsync(new GraphQLRequest("{ hangs }"), null, caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.EndsWith("CanceledException", (string)spans.Operation.GetTagItem("error.type")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_correlation_id_of_an_internal_error_is_that_of_the_trace()
    {
        using var spans = new RecordedSpans();
        var answer = await new Shop().Engine().AskJsonAsync("{ broken }");

        Assert.Equal(spans.TraceId, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("correlationId").GetString());
    }

    [Fact]
    public async Task The_caller_keeps_its_span()
    {
        using var spans = new RecordedSpans();
        var before = Activity.Current;
        await new Shop().Engine().AskAsync(Query);
        Assert.Same(before, Activity.Current);

        new Shop().Engine().Subscribe(new GraphQLRequest("subscription { ticks }"), null, TestContext.Current.CancellationToken);
        Assert.Same(before, Activity.Current);
    }

    [Fact]
    public async Task A_trace_that_is_not_recorded_has_no_spans_of_phases_and_batches()
    {
        using var spans = new RecordedSpans(ActivitySamplingResult.PropagationData);
        await new Shop().Engine().AskAsync(Query);

        Assert.Single(spans.All, s => s.Source.Name == GraphQLEngine.TelemetryName);
    }

    [Fact]
    public async Task Each_event_of_a_subscription_is_an_operation()
    {
        using var spans = new RecordedSpans();
        using var opened = new DisposableAnswers(new Shop().Engine().Subscribe(new GraphQLRequest("subscription Watch { ticks }"), null, TestContext.Current.CancellationToken));
        Assert.Equal(2, await opened.CountAsync());

        var operations = spans.All.Where(s => s.Kind == ActivityKind.Server).ToList();
        Assert.Equal(3, operations.Count);
        Assert.All(operations, s => Assert.Equal(("subscription", "Watch"), (s.DisplayName, s.GetTagItem("graphql.operation.name"))));
        Assert.Equal(["graphql.execute", "graphql.execute"], operations.Skip(1).SelectMany(spans.Below).Select(s => s.OperationName));
    }

    private sealed class DisposableAnswers(SubscriptionResult subscription) : IDisposable
    {
        private readonly List<ExecutionResult> answers = [];

        public async Task<int> CountAsync()
        {
            await foreach (var answer in subscription.Answers!)
            {
                answers.Add(answer);
            }

            return answers.Count;
        }

        public void Dispose() => answers.ForEach(a => a.Dispose());
    }
}
