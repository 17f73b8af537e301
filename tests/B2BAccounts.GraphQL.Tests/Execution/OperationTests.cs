using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>Mutations, cancellation, limits and what a request carries.</summary>
public sealed class OperationTests
{
    private sealed class Counter
    {
        public int Value { get; set; }
    }

    private const string Sdl = """
        type Query { counter: Counter }
        type Mutation { set(value: Int!): Counter must(value: Int!): Counter! }
        type Counter { value: Int! }
        """;

    private static GraphQLEngine Engine(Counter counter) => Run.Engine(Sdl, b =>
    {
        b.Query.Field("counter", _ => counter);
        b.Mutation
            .Field("set", async c =>
            {
                var value = c.Argument<int>("value");
                await Task.Delay(TimeSpan.FromMilliseconds(20 / (Math.Abs(value) + 1)), c.CancellationToken);
                counter.Value = value >= 0 ? value : throw new GraphQLException($"{value} is negative");
                return counter;
            })
            .Field("must", c =>
            {
                counter.Value = c.Argument<int>("value");
                return counter.Value < 0 ? null : counter;
            });
        b.Object<Counter>("Counter");
    });

    [Fact]
    public async Task Mutations_run_one_after_the_other_and_each_answers_what_it_saw()
    {
        var counter = new Counter();

        var answer = await Engine(counter).AskAsync("mutation { a: set(value: 1) { value } b: set(value: -5) { value } c: set(value: 3) { value } d: set(value: 4) { value } }");

        Run.Same("""
            {"errors":[{"message":"-5 is negative","locations":[{"line":1,"column":39}],"path":["b"]}],
             "data":{"a":{"value":1},"b":null,"c":{"value":3},"d":{"value":4}}}
            """, answer);
        Assert.Equal(4, counter.Value);
    }

    [Fact]
    public async Task A_mutation_stops_when_a_field_that_must_answer_does_not()
    {
        var counter = new Counter();

        var answer = await Engine(counter).AskJsonAsync("mutation { a: set(value: 1) { value } b: must(value: -1) { value } c: set(value: 3) { value } }");

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").ValueKind);
        Assert.Equal(-1, counter.Value);
    }

    [Fact]
    public async Task A_transport_for_queries_refuses_mutations()
    {
        var counter = new Counter { Value = 7 };
        using var result = await Engine(counter).ExecuteAsync(new GraphQLRequest("mutation { set(value: 1) { value } }") { QueriesOnly = true });

        Assert.True(result.FailedBeforeExecution);
        Assert.Equal("OPERATION_NOT_ALLOWED", Assert.Single(result.Errors).Code);
        Assert.Equal(7, counter.Value);
    }

    [Fact]
    public async Task An_operation_over_the_time_limit_is_stopped_even_when_its_resolver_does_not_heed_it()
    {
        var never = new TaskCompletionSource<int?>();
        var engine = Run.Engine(
            "type Query { slow: Int }",
            b => b.Query.Field("slow", _ => never.Task),
            new EngineOptions { ExecutionTimeLimit = TimeSpan.FromMilliseconds(50) });

        Run.Same("""
            {"errors":[{"message":"The operation took longer than the limit of 0.05 s and was stopped. Ask for less at a time.","extensions":{"code":"EXECUTION_TIMEOUT"}}],"data":null}
            """, await engine.AskAsync("{ slow }"));
    }

    [Fact]
    public async Task A_client_that_goes_away_cancels_its_resolvers()
    {
        using var gone = new CancellationTokenSource();
        var engine = Run.Engine("type Query { slow: Int }", b => b.Query.Field("slow", async c =>
        {
            await gone.CancelAsync();
            await Task.Delay(TimeSpan.FromMinutes(1), c.CancellationToken);
            return (int?)1;
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.ExecuteAsync(new GraphQLRequest("{ slow }"), null, gone.Token));
    }

    [Fact]
    public async Task A_cancelled_call_of_a_resolver_is_only_an_error_of_its_field()
    {
        var engine = Run.Engine("type Query { a: Int b: Int }", b => b.Query
            .Field<int?>("a", _ => throw new OperationCanceledException("the other side hung up"))
            .Field("b", _ => (int?)2));

        var answer = await engine.AskJsonAsync("{ a b }");

        Run.Same("""{"a":null,"b":2}""", answer.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Resolvers_get_the_services_items_and_extensions_of_their_request()
    {
        var engine = Run.Engine("type Query { a: String }", b => b.Query.Field("a", c =>
            $"{((Counter)c.Services.GetService(typeof(Counter))!).Value} {c.Items["user"]} {c.Request.Extensions!.Value.GetProperty("trace").GetString()}"));
        using var extensions = JsonDocument.Parse("""{"trace":"t1"}""");

        using var result = await engine.ExecuteAsync(
            new GraphQLRequest("{ a }", Extensions: extensions.RootElement),
            new RequestContext(new OneService(new Counter { Value = 5 }), new Dictionary<string, object?>(StringComparer.Ordinal) { ["user"] = "Ann" }));

        Assert.Equal("""{"data":{"a":"5 Ann t1"}}""", Encoding.UTF8.GetString(result.Body.Span));
        Assert.False(result.DataIsNull);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_refused_before_execution()
    {
        using var result = await Engine(new Counter()).ExecuteAsync(new GraphQLRequest("{ counter { value "));

        Assert.True(result.FailedBeforeExecution);
        Assert.True(result.DataIsNull);
        Assert.DoesNotContain("\"data\"", Encoding.UTF8.GetString(result.Body.Span), StringComparison.Ordinal);
    }

    private sealed class OneService(object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(service) ? service : null;
    }

    [Fact]
    public async Task What_the_host_adds_to_a_request_stands_in_the_extensions_of_its_response()
    {
        var context = new RequestContext();
        context.Extend("server", new { name = "a" });
        context.Extend("tries", 1);
        context.Extend("tries", 2);

        using var result = await Engine(new Counter()).ExecuteAsync(new GraphQLRequest("{ counter { value } }"), context);

        Run.Same("""{"data":{"counter":{"value":0}},"extensions":{"server":{"name":"a"},"tries":2}}""", Encoding.UTF8.GetString(result.Body.Span));
    }
}
