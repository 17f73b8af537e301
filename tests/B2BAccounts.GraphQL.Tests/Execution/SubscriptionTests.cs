using System.Runtime.CompilerServices;
using System.Text;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>One answer an event (section 6.2.3).</summary>
public sealed class SubscriptionTests
{
    private sealed record Posting(int Number);

    private bool closed;

    private GraphQLEngine Engine() => Run.Engine(
        """
        type Query { a: Int }
        type Subscription { posted(from: Int!, until: Int!): Posting ticks: Int! }
        type Posting { number: Int! double: Int }
        """,
        b =>
        {
            b.Query.Field("a", _ => 1);
            b.Subscription
                .Field("posted", c => c.Argument<int>("from") < 0
                    ? throw new GraphQLException("from must not be negative")
                    : PostingsAsync(c.Argument<int>("from"), c.Argument<int>("until"), c.CancellationToken))
                .Field("ticks", _ => TicksAsync());
            b.Object<Posting>("Posting").Batch("double", (all, c) =>
            {
                if (all[0].Number == 3)
                {
                    c.Fail(0, new GraphQLError("not three"));
                }

                return all.Select(p => p.Number * 2).ToArray();
            });
        });

    private async IAsyncEnumerable<Posting?> PostingsAsync(int from, int until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            for (var i = from; i <= until; i++)
            {
                await Task.Delay(1, cancellation);
                yield return new Posting(i);
            }
        }
        finally
        {
            closed = true;
        }
    }

    private static async IAsyncEnumerable<int> TicksAsync()
    {
        yield return 1;
        await Task.Yield();
        throw new GraphQLException("the clock broke", "BROKEN");
    }

    private static async Task<List<string>> AnswersAsync(SubscriptionResult subscription, int most = int.MaxValue)
    {
        List<string> answers = [];
        await foreach (var answer in subscription.Answers!)
        {
            using (answer)
            {
                answers.Add(Encoding.UTF8.GetString(answer.Body.Span));
            }

            if (answers.Count == most)
            {
                break;
            }
        }

        return answers;
    }

    [Fact]
    public async Task Each_event_is_answered_by_itself_with_its_own_errors()
    {
        var answers = await AnswersAsync(Engine().Subscribe(new GraphQLRequest("subscription { p: posted(from: 2, until: 4) { number double } }")));

        Assert.Equal(
            [
                """{"data":{"p":{"number":2,"double":4}}}""",
                """{"errors":[{"message":"not three","locations":[{"line":1,"column":54}],"path":["p","double"]}],"data":{"p":{"number":3,"double":null}}}""",
                """{"data":{"p":{"number":4,"double":8}}}""",
            ],
            answers);
    }

    [Fact]
    public async Task A_client_that_stops_reading_closes_the_source()
    {
        Assert.Single(await AnswersAsync(Engine().Subscribe(new GraphQLRequest("subscription { posted(from: 1, until: 1000000) { number } }")), most: 1));
        Assert.True(closed);
    }

    [Fact]
    public async Task A_source_that_breaks_says_why_and_ends() => Assert.Equal(
        [
            """{"data":{"ticks":1}}""",
            """{"errors":[{"message":"the clock broke","path":["ticks"],"extensions":{"code":"BROKEN"}}]}""".Replace(
                "\"path\"", "\"locations\":[{\"line\":1,\"column\":16}],\"path\"", StringComparison.Ordinal),
        ],
        await AnswersAsync(Engine().Subscribe(new GraphQLRequest("subscription { ticks }"))));

    [Fact]
    public void A_source_that_does_not_open_is_a_refusal() => Assert.Equal(
        "from must not be negative",
        Assert.Single(Engine().Subscribe(new GraphQLRequest("subscription { posted(from: -1, until: 1) { number } }")).Refusal!.Errors).Message);

    [Fact]
    public async Task Queries_are_not_subscribed_to_and_subscriptions_are_not_executed()
    {
        Assert.Equal("OPERATION_NOT_ALLOWED", Assert.Single(Engine().Subscribe(new GraphQLRequest("{ a }")).Refusal!.Errors).Code);
        using var result = await Engine().ExecuteAsync(new GraphQLRequest("subscription { ticks }"));
        Assert.Equal("OPERATION_NOT_ALLOWED", Assert.Single(result.Errors).Code);
        Assert.True(result.FailedBeforeExecution);
    }
}
