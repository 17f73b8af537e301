using System.Net;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.GraphQL.Diagnostics;
using B2BAccounts.GraphQL.Execution.Cost;
using Microsoft.Extensions.Logging;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>What operators see of the running program.</summary>
public sealed class TelemetryTests
{
    [DatabaseFact]
    public async Task Spans_and_figures_go_to_the_collector_that_the_standard_variables_name()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using (var program = await RunningProgram.EmptyAsync(
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--OTEL_SERVICE_NAME=the-book",
            "--OTEL_BSP_SCHEDULE_DELAY=50", "--OTEL_METRIC_EXPORT_INTERVAL=100", "--GraphQL:TraceDocuments=true"))
        {
            await program.QueryAsync("query Watched { accounts(first: 3, where: { searchName: { contains: \"hunter2\" } }) { nodes { legalName } } }");
            await program.Client.GetAsync(new Uri("/graphql?query=" + Uri.EscapeDataString("{accounts(where:{searchName:{contains:\"hunter2\"}}){nodes{legalName}}}"), UriKind.Relative));

            // Spans are sent as they end, the inner ones first.
            foreach (var text in new[]
            {
                "graphql.resolve Query.accounts", "graphql.execute", "B2BAccounts.GraphQL", "Watched", "graphql.document.hash", "contains: ?", "Microsoft.AspNetCore", "the-book",
            })
            {
                Assert.Contains(text, await collector.UntilAsync("traces", text), StringComparison.Ordinal);
            }

            foreach (var text in new[] { "graphql.server.request.duration", "graphql.document.cache.documents", "http.server.request.duration", "the-book" })
            {
                Assert.Contains(text, await collector.UntilAsync("metrics", text), StringComparison.Ordinal);
            }
        }

        Assert.DoesNotContain("hunter2", collector.Of("traces") + collector.Of("metrics"), StringComparison.Ordinal);
        Assert.DoesNotContain("Watched", collector.Of("metrics"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT is 'collector:4317'; allowed is the address of an OTLP collector")]
    [InlineData("--OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=nowhere", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is 'nowhere'")]
    public async Task A_collector_s_address_that_is_none_is_refused_at_start(string setting, string message)
    {
        var refused = await Assert.ThrowsAsync<CannotStart>(() => RunningProgram.EmptyAsync(setting));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--GraphQL:SlowOperationSeconds=-1", "GraphQL:SlowOperationSeconds is '-1'; allowed are seconds from 0")]
    [InlineData("--GraphQL:SlowOperationsPerMinute=0", "GraphQL:SlowOperationsPerMinute is '0'; allowed are whole numbers from 1")]
    public async Task A_wrong_setting_of_the_log_is_refused_at_start(string setting, string message)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => RunningProgram.EmptyAsync(setting));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task The_plan_is_refused_elsewhere()
    {
        await using var program = await RunningProgram.EmptyAsync();
        var (status, answer) = await program.AskForPlanAsync("{ accounts(first: 1) { nodes { number } } }", "report");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("this server does not tell its plans", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_operation_is_one_line_of_the_log_with_its_slowest_batches_first()
    {
        var log = new Lines();
        SlowOperationLog.Write(log, new OperationReport
        {
            OperationType = "query", OperationName = "Overview", DocumentHash = "0a1b", Document = "query Overview { a(b: ?) }", Duration = TimeSpan.FromMilliseconds(1234.5),
            Phases = [(OperationPhase.Coerce, TimeSpan.FromMilliseconds(0.25)), (OperationPhase.Execute, TimeSpan.FromMilliseconds(1234))],
            Batches =
            [
                new BatchReport("a", "Query.a", false, 1, 5, 0, default, TimeSpan.FromMilliseconds(1)),
                .. Enumerable.Range(1, 24).Select(i => new BatchReport($"a.b{i}", "A.b", false, 5, null, 0, default, TimeSpan.FromMilliseconds(i + 1))),
                new BatchReport("a.c", "A.c", true, 5, 5, 0, default, TimeSpan.FromMilliseconds(900)),
                new BatchReport("a.d", "A.d", false, 5, null, 0, default, null),
            ],
            Cost = new OperationCost(68, 41.5), AnswerBytes = 99, ErrorType = "EXECUTION_TIMEOUT", Errors = 1, TraceId = "ff", LeftOut = 7,
        });

        var line = Assert.Single(log.Written);
        Assert.StartsWith(
            "Slow query Overview: 1234.5 ms (coerce 0.25, execute 1234), field cost 68, type cost 41.5, 99 bytes, 1 errors EXECUTION_TIMEOUT. Batches, slowest first: a.d (A.d): not ended, 5 parents; a.b24 (A.b): 25 ms, 5 parents; ",
            line, StringComparison.Ordinal);
        Assert.EndsWith(
            "; and 6 quicker ones. Document 0a1b: query Overview { a(b: ?) } Trace ff. Slow ones left out before: 7.", line, StringComparison.Ordinal);
    }

    private sealed class Lines : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
