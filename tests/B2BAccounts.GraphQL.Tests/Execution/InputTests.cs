using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types.Scalars;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>From literals and variables to C# values (sections 3.9 to 3.12, 6.1.2, 6.4.1).</summary>
public sealed class InputTests
{
    private const string Sdl = """
        type Query {
          take(input: ExampleInput): String
          required(input: ExampleInput!): String
          one(input: OneInput!): String
          order(input: OrderInput!): String
          list(values: [Int]): String
          strict(values: [Int!]): String
          nested(values: [[Int]]): String
          color(color: Color = DARK_RED): String
          number(value: Int = 7): String
          amount(value: Decimal!): String
          any(value: JSON): String
        }
        input ExampleInput { a: String, b: Int! }
        input OneInput @oneOf { a: String, b: Int }
        input OrderInput { number: String!, note: String, lines: [LineInput!]! = [{ quantity: 2 }], color: Color, day: LocalDate, parent: OrderInput }
        input LineInput { quantity: Int! = 1, price: Decimal }
        enum Color { DARK_RED BLUE }
        scalar Decimal
        scalar LocalDate
        scalar JSON
        """;

    private enum Color
    {
        Blue,
        DarkRed,
    }

    private sealed record Line(int Quantity, decimal? Price);

    private sealed record Order(string Number, IReadOnlyList<Line> Lines, Optional<string?> Note)
    {
        public Color? Color { get; init; }

        public DateOnly? Day { get; set; } = new(2020, 1, 1);

        public Order? Parent { get; init; }
    }

    private static readonly GraphQLEngine Engine = Run.Engine(Sdl, b =>
    {
        b.Scalars(CommonScalars.All);
        b.Input<Order>("OrderInput");
        b.Query
            .Field("take", c => Show(c.Argument<IReadOnlyDictionary<string, object?>?>("input")))
            .Field("required", c => Show(c.Argument<object>("input")))
            .Field("one", c => Show(c.Argument<object>("input")))
            .Field("order", c => Show(c.Argument<Order>("input")))
            .Field("list", c => c.IsGiven("values") ? Show(c.Argument<List<int?>?>("values")) : "absent")
            .Field("strict", c => Show(c.Argument<int[]?>("values")))
            .Field("nested", c => Show(c.Argument<IReadOnlyList<IReadOnlyList<int?>?>?>("values")))
            .Field("color", c => $"{c.Argument<Color?>("color")} {c.Argument<string?>("color")} {c.IsGiven("color")}")
            .Field("number", c => $"{c.Argument<Optional<int?>>("value")} {c.Argument<long?>("value")}")
            .Field("amount", c => $"{c.Argument<decimal>("value")}")
            .Field("any", c => Show(c.Argument<object?>("value")));
    });

    private static string Show(object? value) => value switch
    {
        null => "null",
        string s => s,
        IReadOnlyDictionary<string, object?> map => $"{{{string.Join(", ", map.Select(e => $"{e.Key}: {Show(e.Value)}"))}}}",
        Order o => $"{o.Number}; {Show(o.Lines)}; note {o.Note}; {o.Color}; {o.Day:yyyy-MM-dd}; {(o.Parent is null ? "" : $"<{Show(o.Parent)}>")}",
        Line l => $"{l.Quantity}×{l.Price}",
        JsonElement json => json.GetRawText(),
        System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Show))}]",
        _ => $"{value}",
    };

    // The table of section 3.10, Input Coercion: literal, variables, value or error.
    [Theory]
    [InlineData("take(input: { a: \"abc\", b: 123 })", "{}", "{a: abc, b: 123}")]
    [InlineData("take(input: { a: null, b: 123 })", "{}", "{a: null, b: 123}")]
    [InlineData("take(input: { b: 123 })", "{}", "{b: 123}")]
    [InlineData("take(input: { a: $var, b: 123 })", """{ "var": null }""", "{a: null, b: 123}")]
    [InlineData("take(input: { a: $var, b: 123 })", "{}", "{b: 123}")]
    [InlineData("take(input: { b: $n })", """{ "n": 123 }""", "{b: 123}")]
    [InlineData("take(input: $input)", """{ "input": { "b": 123 } }""", "{b: 123}")]
    [InlineData("take(input: $input)", "{}", "null")]
    [InlineData("take(input: $input)", """{ "input": null }""", "null")]
    [InlineData("one(input: { a: \"x\" })", "{}", "{a: x}")]
    [InlineData("one(input: { a: $var })", """{ "var": "x" }""", "{a: x}")]
    [InlineData("one(input: $one)", """{ "one": { "b": 123 } }""", "{b: 123}")]
    [InlineData("list(values: [1, 2, 3])", "{}", "[1, 2, 3]")]
    [InlineData("list(values: [1, null])", "{}", "[1, null]")]
    [InlineData("list(values: 1)", "{}", "[1]")]
    [InlineData("list(values: null)", "{}", "null")]
    [InlineData("list(values: $list)", """{ "list": 5 }""", "[5]")]
    [InlineData("list(values: $list)", "{}", "absent")]
    [InlineData("list(values: [$n, $m])", """{ "n": 1 }""", "[1, null]")]
    [InlineData("strict(values: [1, 2])", "{}", "[1, 2]")]
    [InlineData("nested(values: [[1], [2, 3]])", "{}", "[[1], [2, 3]]")]
    [InlineData("nested(values: [[1], null])", "{}", "[[1], null]")]
    [InlineData("nested(values: 1)", "{}", "[[1]]")]
    [InlineData("nested(values: $nested)", """{ "nested": 4 }""", "[[4]]")]
    [InlineData("color", "{}", "DarkRed DARK_RED False")]
    [InlineData("color(color: BLUE)", "{}", "Blue BLUE True")]
    [InlineData("color(color: null)", "{}", "  True")]
    [InlineData("color(color: $color)", """{ "color": "BLUE" }""", "Blue BLUE True")]
    [InlineData("color(color: $color)", "{}", "DarkRed DARK_RED False")]
    [InlineData("number", "{}", "7 7")]
    [InlineData("number(value: $n)", "{}", "7 7")]
    [InlineData("number(value: $n)", """{ "n": null }""", " ")]
    [InlineData("amount(value: 0.10000000000000000001)", "{}", "0.10000000000000000001")]
    [InlineData("amount(value: $amount)", """{ "amount": 1234567890123456789.10 }""", "1234567890123456789.10")]
    [InlineData("any(value: { a: [$n, \"x\"], b: $absent, c: 1.50 })", """{ "n": 3 }""", """{"a":[3,"x"],"c":1.50}""")]
    [InlineData("any(value: $any)", """{ "any": {"z": [null, true]} }""", """{"z": [null, true]}""")]
    [InlineData("order(input: { number: \"1\" })", "{}", "1; [2×]; note (absent); ; 2020-01-01; ")]
    [InlineData("order(input: { number: \"1\", note: null, day: null, lines: { price: 1.5 } })", "{}", "1; [1×1.5]; note ; ; ; ")]
    [InlineData("order(input: { number: \"1\", note: \"n\", color: DARK_RED, day: \"2026-02-28\", lines: [], parent: { number: \"2\" } })", "{}",
        "1; []; note n; DarkRed; 2026-02-28; <2; [2×]; note (absent); ; 2020-01-01; >")]
    public async Task A_value_arrives_as_the_type_that_was_asked_for(string field, string variables, string expected)
    {
        var answer = await Engine.AskJsonAsync(Query(field), variables);

        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.GetRawText());
        Assert.Equal(expected, Assert.Single(answer.GetProperty("data").EnumerateObject()).Value.GetString());
    }

    // Messages are graphql-js's.
    [Theory]
    [InlineData("take(input: $input)", """{ "input": { "a": "x" } }""", "Variable \"$input\" has invalid value: Expected value of type \"ExampleInput\" to include required field \"b\", found: { a: \"x\" }.")]
    [InlineData("take(input: $input)", """{ "input": { "b": null } }""", "Variable \"$input\" has invalid value at .b: Expected value of non-null type \"Int!\" not to be null.")]
    [InlineData("take(input: $input)", """{ "input": { "b": "1" } }""", "Variable \"$input\" has invalid value at .b: Int cannot represent non-integer value: \"1\"")]
    [InlineData("take(input: $input)", """{ "input": { "b": 1, "c": 2 } }""", "Variable \"$input\" has invalid value: Expected value of type \"ExampleInput\" not to include unknown field \"c\". Did you mean \"a\" or \"b\"? Found: { b: 1, c: 2 }.")]
    [InlineData("take(input: $input)", """{ "input": "x" }""", "Variable \"$input\" has invalid value: Expected value of type \"ExampleInput\" to be an object, found: \"x\".")]
    [InlineData("required(input: $must)", "{}", "Variable \"$must\" has invalid value: Expected a value of non-null type \"ExampleInput!\" to be provided.")]
    [InlineData("required(input: $must)", """{ "must": null }""", "Variable \"$must\" has invalid value: Expected value of non-null type \"ExampleInput!\" not to be null.")]
    [InlineData("one(input: $one)", """{ "one": { "a": "x", "b": 1 } }""", "Variable \"$one\" has invalid value: Within OneOf Input Object type \"OneInput\", exactly one field must be specified, and the value for that field must be non-null.")]
    [InlineData("one(input: $one)", """{ "one": { "a": null } }""", "Variable \"$one\" has invalid value at .a: Within OneOf Input Object type \"OneInput\", exactly one field must be specified, and the value for that field must be non-null.")]
    [InlineData("one(input: $one)", """{ "one": {} }""", "Variable \"$one\" has invalid value: Within OneOf Input Object type \"OneInput\", exactly one field must be specified, and the value for that field must be non-null.")]
    [InlineData("list(values: $list)", """{ "list": [1, "b", true] }""", "Variable \"$list\" has invalid value at [1]: Int cannot represent non-integer value: \"b\"")]
    [InlineData("color(color: $color)", """{ "color": "BLU" }""", "Variable \"$color\" has invalid value: Value \"BLU\" does not exist in \"Color\" enum. Did you mean the enum value \"BLUE\"?")]
    [InlineData("color(color: $color)", """{ "color": 1 }""", "Variable \"$color\" has invalid value: Enum \"Color\" cannot represent non-string value: 1.")]
    [InlineData("amount(value: $amount)", """{ "amount": "1" }""", "Variable \"$amount\" has invalid value: Decimal cannot represent \"1\": expected a number as 1250.75.")]
    public async Task A_variable_that_does_not_fit_is_refused_before_execution(string field, string variables, string expected)
    {
        var answer = await Engine.AskJsonAsync(Query(field), variables);

        Assert.False(answer.TryGetProperty("data", out _));
        var error = answer.GetProperty("errors")[0];
        Assert.Equal(expected, error.GetProperty("message").GetString());
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(1, error.GetProperty("locations")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task All_variables_that_do_not_fit_are_told_at_once()
    {
        var answer = await Engine.AskJsonAsync(
            "query($a: Int!, $b: [Int!]) { a: number(value: $a) strict(values: $b) }", """{ "b": [1, null, "x"] }""");

        Assert.Equal(
            [
                "Variable \"$a\" has invalid value: Expected a value of non-null type \"Int!\" to be provided.",
                "Variable \"$b\" has invalid value at [1]: Expected value of non-null type \"Int!\" not to be null.",
                "Variable \"$b\" has invalid value at [2]: Int cannot represent non-integer value: \"x\"",
            ],
            answer.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetString()));
    }

    // A nullable variable with a default may stand where null is refused; an explicit null then fails the field (section 5.8.5).
    [Fact]
    public async Task A_null_that_slips_into_a_non_null_place_fails_its_field()
    {
        Run.Same("""
            {"errors":[{"message":"Argument \"Query.amount(value:)\" has invalid value: Expected variable \"$a\" provided to non-null type \"Decimal!\" not to be null.",
            "locations":[{"line":1,"column":42}],"path":["amount"],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"amount":null,"number":"7 7"}}
            """, await Engine.AskAsync("query($a: Decimal = 1.0) { amount(value: $a) number }", """{ "a": null }"""));
    }

    private static string Query(string field)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["var"] = "String",
            ["n"] = field.Contains("b: $n", StringComparison.Ordinal) ? "Int!" : "Int",
            ["m"] = "Int",
            ["input"] = "ExampleInput",
            ["must"] = "ExampleInput!",
            ["one"] = "OneInput!",
            ["list"] = "[Int]",
            ["nested"] = "[[Int]]",
            ["color"] = "Color",
            ["amount"] = "Decimal!",
            ["any"] = "JSON",
            ["absent"] = "Int",
        };
        if (field.Contains("one(input: { a: $var", StringComparison.Ordinal))
        {
            types["var"] = "String!";
        }

        var used = types.Where(t => (field + " ").Split(' ', ',', ')', '[', ']', ':').Contains($"${t.Key}", StringComparer.Ordinal)).Select(t => $"${t.Key}: {t.Value}").ToList();
        return (used.Count > 0 ? $"query({string.Join(", ", used)}) " : "") + $"{{ {field} }}";
    }

    [Theory]
    [InlineData("query ($b: Int = 1) { plus(b: $b) }", """{"b":null}""")]
    [InlineData("query ($b: Boolean = true) { x: __typename @include(if: $b) }", """{"b":null}""")]
    public async Task A_null_in_the_place_of_what_may_not_be_null_is_the_clients_error(string query, string variables)
    {
        var engine = Run.Engine("type Query { plus(b: Int!): Int }", b => b.Query.Field("plus", c => c.Argument<int>("b") + 1));

        var error = (await engine.AskJsonAsync(query, variables)).GetProperty("errors")[0];

        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
    }
}
