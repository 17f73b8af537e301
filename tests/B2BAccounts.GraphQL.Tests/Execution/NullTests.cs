using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>Where a null or a failure stops (section 6.4.4, Handling Execution Errors).</summary>
public sealed class NullTests
{
    private sealed record Node(string? Value, bool Throws)
    {
        public string? Text => Throws ? throw new GraphQLException("broken") : Value;

        public IEnumerable<string?>? Texts => [Value, "b"];
    }

    private static GraphQLEngine Engine(string listType, string textType, bool batch, Node?[]? nodes)
    {
        return Run.Engine($"type Query {{ nodes: {listType} other: Int }} type Node {{ text: {textType} }}", b =>
        {
            b.Query.Field("nodes", _ => nodes).Field("other", _ => 1);
            if (batch)
            {
                b.Object<Node>("Node").Batch("text", (parents, c) =>
                {
                    for (var i = 0; i < parents.Count; i++)
                    {
                        if (parents[i].Throws)
                        {
                            c.Fail(i, new GraphQLError("broken"));
                        }
                    }

                    return parents.Select(p => p.Value).ToList();
                });
            }
            else
            {
                b.Object<Node>("Node").Field("text", n => n.Text);
            }
        });
    }

    private static readonly Node Good = new("a", false);
    private static readonly Node Empty = new(null, false);
    private static readonly Node Broken = new("c", true);

    private const string NullText = """{"message":"Cannot return null for non-nullable field Node.text.","locations":[{"line":1,"column":17}],"path":["nodes",1,"text"]}""";
    private const string NullNode = """{"message":"Cannot return null for non-nullable field Query.nodes.","locations":[{"line":1,"column":9}],"path":["nodes",1]}""";
    private const string BrokenText = """{"message":"broken","locations":[{"line":1,"column":17}],"path":["nodes",1,"text"]}""";

    public static TheoryData<string, string, string, string> Cases => new()
    {
        // list, text, second node, expected (a null list item; a null leaf; a broken leaf)
        { "[Node]", "String", "none", """{"data":{"other":1,"nodes":[{"text":"a"},null]}}""" },
        { "[Node]!", "String", "none", """{"data":{"other":1,"nodes":[{"text":"a"},null]}}""" },
        { "[Node!]", "String", "none", $$$"""{"errors":[{{{NullNode}}}],"data":{"other":1,"nodes":null}}""" },
        { "[Node!]!", "String", "none", $$$"""{"errors":[{{{NullNode}}}],"data":null}""" },
        { "[Node]", "String!", "empty", $$$"""{"errors":[{{{NullText}}}],"data":{"other":1,"nodes":[{"text":"a"},null]}}""" },
        { "[Node]!", "String!", "empty", $$$"""{"errors":[{{{NullText}}}],"data":{"other":1,"nodes":[{"text":"a"},null]}}""" },
        { "[Node!]", "String!", "empty", $$$"""{"errors":[{{{NullText}}}],"data":{"other":1,"nodes":null}}""" },
        { "[Node!]!", "String!", "empty", $$$"""{"errors":[{{{NullText}}}],"data":null}""" },
        { "[Node]", "String", "broken", $$$"""{"errors":[{{{BrokenText}}}],"data":{"other":1,"nodes":[{"text":"a"},{"text":null}]}}""" },
        { "[Node!]!", "String", "broken", $$$"""{"errors":[{{{BrokenText}}}],"data":{"other":1,"nodes":[{"text":"a"},{"text":null}]}}""" },
        { "[Node]", "String!", "broken", $$$"""{"errors":[{{{BrokenText}}}],"data":{"other":1,"nodes":[{"text":"a"},null]}}""" },
        { "[Node]!", "String!", "broken", $$$"""{"errors":[{{{BrokenText}}}],"data":{"other":1,"nodes":[{"text":"a"},null]}}""" },
        { "[Node!]", "String!", "broken", $$$"""{"errors":[{{{BrokenText}}}],"data":{"other":1,"nodes":null}}""" },
        { "[Node!]!", "String!", "broken", $$$"""{"errors":[{{{BrokenText}}}],"data":null}""" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_failure_goes_up_to_the_nearest_place_that_may_be_null(string list, string text, string second, string expected)
    {
        Node? node = second switch
        {
            "none" => null,
            "empty" => Empty,
            _ => Broken,
        };
        foreach (var batch in new[] { false, true })
        {
            Run.Same(expected, await Engine(list, text, batch, [Good, node]).AskAsync("{other, nodes { text }}"));
        }
    }

    [Theory]
    [InlineData("[Node]", """{"data":{"nodes":null,"other":1}}""")]
    [InlineData("[Node!]!", """{"errors":[{"message":"Cannot return null for non-nullable field Query.nodes.","locations":[{"line":1,"column":3}],"path":["nodes"]}],"data":null}""")]
    public async Task A_list_that_is_null_is_handled_as_any_value(string list, string expected) =>
        Run.Same(expected, await Engine(list, "String", false, null).AskAsync("{ nodes { text } other }"));

    [Theory]
    [InlineData("[String]", """{"data":{"nodes":[{"texts":["a","b"]},{"texts":[null,"b"]}]}}""")]
    [InlineData("[String!]", """{"errors":[{"message":"Cannot return null for non-nullable field Node.texts.","locations":[{"line":1,"column":11}],"path":["nodes",1,"texts",0]}],"data":{"nodes":[{"texts":["a","b"]},{"texts":null}]}}""")]
    [InlineData("[String!]!", """{"errors":[{"message":"Cannot return null for non-nullable field Node.texts.","locations":[{"line":1,"column":11}],"path":["nodes",1,"texts",0]}],"data":{"nodes":[{"texts":["a","b"]},null]}}""")]
    public async Task Items_of_leaf_lists_follow_the_same_rule(string type, string expected)
    {
        var engine = Run.Engine($"type Query {{ nodes: [Node] }} type Node {{ texts: {type} }}", b =>
        {
            b.Query.Field("nodes", _ => new[] { Good, Empty });
            b.Object<Node>("Node");
        });

        Run.Same(expected, await engine.AskAsync("{ nodes { texts } }"));
    }

    [Fact]
    public async Task A_batch_that_throws_fails_each_of_its_parents_with_one_correlation_id()
    {
        var told = new List<string>();
        var engine = Run.Engine(
            "type Query { nodes: [Node] } type Node { text: String }",
            b =>
            {
                b.Query.Field("nodes", _ => new[] { Good, Good });
                b.Object<Node>("Node").Batch<string>("text", (_, _) => throw new InvalidOperationException("secret of the database"));
            },
            new EngineOptions { OnInternalError = (e, id) => told.Add($"{e.Message} {id}") });

        var answer = await engine.AskJsonAsync("{ nodes { text } }");

        var ids = answer.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("correlationId").GetString()).ToList();
        Assert.Equal(2, ids.Count);
        Assert.Equal($"secret of the database {Assert.Single(ids.Distinct())}", Assert.Single(told));
        Assert.All(answer.GetProperty("errors").EnumerateArray(), e => Assert.Equal("INTERNAL", e.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.DoesNotContain("secret", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_returns_too_few_values_is_our_fault_and_said_so_in_the_log()
    {
        var told = new List<string>();
        var engine = Run.Engine(
            "type Query { nodes: [Node] } type Node { text: String }",
            b =>
            {
                b.Query.Field("nodes", _ => new[] { Good, Good });
                b.Object<Node>("Node").Batch("text", (_, _) => new[] { "only one" });
            },
            new EngineOptions { OnInternalError = (e, _) => told.Add(e.Message) });

        Assert.Equal(2, (await engine.AskJsonAsync("{ nodes { text } }")).GetProperty("errors").GetArrayLength());
        Assert.Equal("The batch resolver of Node.text returned 1 values for 2 parents; it must return one value a parent, in their order.", Assert.Single(told));
    }

    [Fact]
    public async Task A_list_that_breaks_off_half_way_fails_its_own_parent_only()
    {
        static IEnumerable<Node> BreakingOff()
        {
            yield return Good;
            throw new GraphQLException("no more");
        }

        var first = true;
        var engine = Run.Engine("type Query { nodes: [Node] } type Node { text: String sub: [Node] }", b =>
        {
            b.Query.Field("nodes", _ => new[] { Good, Good, Good });
            b.Object<Node>("Node").Field("sub", _ =>
            {
                var breaking = first;
                first = false;
                return breaking ? BreakingOff() : [Good, Good];
            });
        });

        Run.Same("""
            {"errors":[{"message":"no more","locations":[{"line":1,"column":11}],"path":["nodes",0,"sub"]}],
             "data":{"nodes":[{"sub":null},{"sub":[{"text":"a"},{"text":"a"}]},{"sub":[{"text":"a"},{"text":"a"}]}]}}
            """, await engine.AskAsync("{ nodes { sub { text } } }"));
    }

    [Fact]
    public async Task Exceptions_that_the_host_knows_are_translated()
    {
        var engine = Run.Engine(
            "type Query { a: Int }",
            b => b.Query.Field<int?>("a", _ => throw new UnauthorizedAccessException("internal words")),
            new EngineOptions
            {
                TranslateException = e => e is UnauthorizedAccessException ? new GraphQLError("Not allowed.", Code: "AUTH_NOT_AUTHORIZED") : null,
            });

        Run.Same(
            """{"errors":[{"message":"Not allowed.","locations":[{"line":1,"column":2}],"path":["a"],"extensions":{"code":"AUTH_NOT_AUTHORIZED"}}],"data":{"a":null}}""",
            await engine.AskAsync("{a}"));
    }
}
