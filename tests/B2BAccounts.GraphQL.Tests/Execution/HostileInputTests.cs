using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types.Scalars;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>Variables and literals that are wrong on purpose: each is answered, none throws, and the answer stays small.</summary>
public sealed class HostileInputTests
{
    private static readonly GraphQLEngine Engine = Run.Engine(
        """
        type Query { text(v: String): String number(v: Int): String color(v: Color): String find(v: Find): String amount(v: Decimal): String day(v: LocalDate): String any(v: JSON): String }
        enum Color { RED BLUE }
        input Find { and: [Find!] name: String }
        scalar Decimal
        scalar LocalDate
        scalar JSON
        """,
        b =>
        {
            b.Scalars(CommonScalars.All);
            b.Query
                .Field("text", c => c.Argument<string?>("v"))
                .Field("number", c => c.Argument<int?>("v")?.ToString())
                .Field("color", c => c.Argument<string?>("v"))
                .Field("find", c => c.Argument<IReadOnlyDictionary<string, object?>?>("v")?.Count.ToString())
                .Field("amount", c => c.Argument<decimal?>("v")?.ToString())
                .Field("day", c => c.Argument<DateOnly?>("v")?.ToString())
                .Field("any", c => c.Argument<object?>("v")?.ToString());
        });

    public static TheoryData<string, string> HalfPairs()
    {
        var data = new TheoryData<string, string>();
        foreach (var (field, type) in new[] { ("text", "String"), ("number", "Int"), ("color", "Color"), ("find", "Find"), ("amount", "Decimal"), ("day", "LocalDate"), ("any", "JSON") })
        {
            foreach (var value in new[] { """ "\ud800" """, """ ["a", "\udfff"] """, """ {"name": "\ud800 "} """, """ {"\ud800 and more": 1} """, """ "\\\ud83d\ud83d" """ })
            {
                data.Add($"query($v: {type}) {{ {field}(v: $v) }}", value.Trim());
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(HalfPairs))]
    public async Task Half_of_a_surrogate_pair_in_a_variable_is_bad_input(string query, string value) =>
        Run.Same(
            """{"errors":[{"message":"The variables hold half of a surrogate pair, which is no character.","extensions":{"code":"BAD_USER_INPUT"}}]}""",
            await Engine.AskAsync(query, $$"""{"v":{{value}}}"""));

    [Theory]
    [InlineData("""\ud83d\ude00""", "😀")]
    [InlineData("""\\ud800""", "\\ud800")]
    [InlineData("""\\\ud83d\ude00\\""", "\\😀\\")]
    [InlineData("""\u4e2d\"\n""", "中\"\n")]
    public async Task Whole_pairs_and_escaped_backslashes_are_text(string escaped, string text)
    {
        var answer = await Engine.AskJsonAsync("query($v: String) { text(v: $v) }", $$"""{"v":"{{escaped}}"}""");
        Assert.Equal(text, answer.GetProperty("data").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("0e99999999999")]
    [InlineData("1e99999999999")]
    [InlineData("1e-99999999999")]
    [InlineData("1e-2147483648")]
    [InlineData("1e2147483647")]
    public async Task An_exponent_beyond_all_bounds_is_told_alike_as_literal_and_as_variable(string digits)
    {
        var literal = await Engine.AskJsonAsync($"{{ amount(v: {digits}) }}");
        var variable = await Engine.AskJsonAsync("query($v: Decimal) { amount(v: $v) }", $$"""{"v":{{digits}}}""");
        if (digits[0] == '0')
        {
            Assert.Equal("0", literal.GetProperty("data").GetProperty("amount").GetString());
            Assert.Equal("0", variable.GetProperty("data").GetProperty("amount").GetString());
            return;
        }

        foreach (var answer in new[] { literal, variable })
        {
            Assert.Contains($"Decimal cannot represent {digits}", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Fifty_wrong_places_in_variables_are_told_and_no_more()
    {
        var list = string.Join(',', Enumerable.Repeat("1", 5_000));
        var errors = (await Engine.AskJsonAsync("query($v: Find) { find(v: $v) }", $$$"""{"v":{"and":[{{{list}}}]}}""")).GetProperty("errors");
        Assert.Equal(51, errors.GetArrayLength());
        Assert.Equal(
            "Too many errors processing variables, error limit reached. Execution aborted.", errors[50].GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_large_value_that_is_wrong_in_many_places_is_not_read_again_for_each()
    {
        var fields = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"x{i}\":\"{i}\""));
        using var variables = JsonDocument.Parse($$$"""{"v":{ {{{fields}}} }}""");
        var request = new GraphQLRequest("query($v: Find) { find(v: $v) }", Variables: variables.RootElement);
        using var warm = await Engine.ExecuteAsync(request, null, TestContext.Current.CancellationToken);

        var before = GC.GetAllocatedBytesForCurrentThread();
        using var result = await Engine.ExecuteAsync(request, null, TestContext.Current.CancellationToken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
        Assert.Equal(51, result.Errors.Count);
        Assert.InRange(result.Body.Length, 1, 51 * 500);
    }

    [Fact]
    public async Task A_large_literal_that_is_wrong_in_many_places_is_cut_in_each_message()
    {
        var query = new StringBuilder("{ find(v: {");
        for (var i = 0; i < 2_000; i++)
        {
            query.Append($" x{i}: \"{i}\"");
        }

        using var result = await Engine.ExecuteAsync(new GraphQLRequest(query.Append("}) }").ToString()), null, TestContext.Current.CancellationToken);
        Assert.Equal(101, result.Errors.Count);
        Assert.All(result.Errors, e => Assert.InRange(e.Message.Length, 1, 1200));
    }
}
