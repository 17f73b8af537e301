using System.Text;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>Pages within pages multiply; the answer is stopped before it is written.</summary>
public sealed class AnswerLimitTests
{
    private const string Refused = """
        {"errors":[{"message":"The answer would hold more than 1000 objects, the limit, and the operation was stopped. Ask for smaller pages, or fewer within each other.","extensions":{"code":"LIMIT_EXCEEDED","limit":"answerObjects"}}],"data":null}
        """;

    private sealed record Leaf(int Number);

    private static GraphQLEngine Engine(Action<int> resolved, EngineOptions? options = null) => Run.Engine(
        "type Query { ten: [Leaf!]! } type Mutation { ten: [Leaf!]! } type Leaf { number: Int! ten: [Leaf!]! one: Leaf broken: Int }",
        b =>
        {
            Leaf[] ten = [.. Enumerable.Range(0, 10).Select(i => new Leaf(i))];
            b.Query.Field("ten", _ => ten);
            b.Mutation.Field("ten", _ => ten);
            b.Object<Leaf>("Leaf")
                .Batch("ten", (parents, _) =>
                {
                    resolved(parents.Count);
                    return parents.Select(_ => ten).ToList();
                })
                .Field("one", l => l)
                .Field<int?>("broken", _ => throw new GraphQLException("no"));
        },
        options ?? new EngineOptions { MaxObjects = 1000 });

    [Theory]
    [InlineData("query")]
    [InlineData("mutation")]
    public async Task An_answer_of_too_many_objects_is_stopped_at_the_level_that_brings_them(string operation)
    {
        List<int> batches = [];
        var engine = Engine(batches.Add);

        // 10 + 100 + 1,000 objects; the level below is never asked for.
        Run.Same(Refused, await engine.AskAsync(operation + " { ten { ten { ten { ten { number } } } } }"));
        Assert.Equal([10, 100], batches);
    }

    [Fact]
    public async Task The_limit_itself_may_be_reached()
    {
        // 10 objects, nine times 100 below them, and a chain of nine below each of the first: 10 + 900 + 90.
        var lists = string.Join(' ', Enumerable.Range(0, 9).Select(i => $"list{i}: ten {{ number }}"));
        var engine = Engine(_ => { });
        using var whole = await AskAsync(9);
        using var refused = await AskAsync(10);
        Assert.Empty(whole.Errors);
        Assert.Equal("LIMIT_EXCEEDED", Assert.Single(refused.Errors).Code);

        Task<ExecutionResult> AskAsync(int chain) => engine.ExecuteAsync(
            new GraphQLRequest($"{{ ten {{ {lists} {string.Concat(Enumerable.Repeat("one { ", chain))} number {new string('}', chain)} }} }}"),
            null,
            TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("{ ten { ten { number } } }", "bytes", 1000, "answerBytes")]
    [InlineData("{ ten { ten { broken } } }", "errors", 50, "answerErrors")]
    [InlineData("mutation { ten { ten { broken } } }", "errors", 50, "answerErrors")]
    public async Task An_answer_of_too_many_bytes_or_errors_is_stopped_while_it_is_written(string query, string what, int limit, string name)
    {
        var most = new EngineOptions { MaxAnswerBytes = 1000, MaxAnswerErrors = 50 };
        Run.Same(
            $$$"""{"errors":[{"message":"The answer would hold more than {{{limit}}} {{{what}}}, the limit, and the operation was stopped. Ask for smaller pages, or fewer within each other.","extensions":{"code":"LIMIT_EXCEEDED","limit":"{{{name}}}"}}],"data":null}""",
            await Engine(_ => { }, most).AskAsync(query));
    }

    [Fact]
    public async Task A_buffer_that_an_operation_left_behind_may_still_write_to_is_not_handed_to_another()
    {
        using var gone = new CancellationTokenSource();
        using var writing = new ManualResetEventSlim();
        using var cancelled = new ManualResetEventSlim();
        var position = new TaskCompletionSource<int>();
        var slow = new ScalarCoercion<string>(
            _ => "", _ => "",
            (writer, value) =>
            {
                writer.String(value);
                writing.Set();
                cancelled.Wait(TestContext.Current.CancellationToken);
                position.SetResult(writer.Position);
            });
        var engine = Run.Engine("type Query { slow: Slow } scalar Slow", b =>
        {
            b.Scalar("Slow", slow);
            b.Query.Field("slow", async _ =>
            {
                await Task.Yield();
                return (string?)"half written";
            });
        });

        var asking = engine.ExecuteAsync(new GraphQLRequest("{ slow }"), null, gone.Token);
        writing.Wait(TestContext.Current.CancellationToken);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        cancelled.Set();
        Assert.Equal(Encoding.UTF8.GetByteCount("""{"data":{"slow":"half written" """.TrimEnd()), await position.Task);
    }
}
