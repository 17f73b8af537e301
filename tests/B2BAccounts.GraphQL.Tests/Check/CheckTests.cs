using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Check;
using B2BAccounts.GraphQL.Check.Printing;
using B2BAccounts.GraphQL.Check.StandIns;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Differential;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Check;

/// <summary>The console that others check the engine with.</summary>
public sealed class CheckTests
{
    private const string Schema = """{"id":0,"name":"s","schema":"type Query { a: Int! echo(x: Float, day: Day): String! } scalar Day"}""";

    [Fact]
    public async Task Each_line_gets_one_line_with_its_id_whatever_is_wrong_with_it()
    {
        string[] answers = await AnswersAsync(
            Checks.ValidateAsync,
            Schema,
            """{"id":"a","schema":"s","document":"{ a }"}""",
            "no JSON",
            """{"id":[1],"schema":"s","document":"{ b }"}""",
            """{"id":2,"schema":"t","document":"{ a }"}""",
            """{"id":3,"schema":"type Query { a: Itn }","document":"{ a }"}""",
            """{"id":4,"schema":"s","document":"{"}""",
            """{"id":5,"schem":"s"}""",
            """{"id":6,"schema":"s"}""");

        string[] expected =
        [
            """{"id":0,"errors":[]}""",
            """{"id":"a","errors":[]}""",
            """{"errors":[{"message":"The line is not JSON: """,
            """{"id":[1],"errors":[{"message":"Cannot query field \"b\" on type \"Query\". Did you mean \"a\"?","locations":[{"line":1,"column":3}]}]}""",
            """{"id":2,"errors":[{"message":"No schema came before under the name \"t\"; send it once as \"schema\" with \"name\".","locations":[]}]}""",
            """{"id":3,"errors":[{"message":"Unknown type """,
            """{"id":4,"errors":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":2}]}]}""",
            """{"id":5,"errors":[{"message":"\"schem\" is unknown; a case has id, name, schema, document, variables, operationName.","locations":[]}]}""",
            """{"id":6,"errors":[{"message":"The case has no \"document\".","locations":[]}]}""",
        ];
        Assert.Equal(expected.Length, answers.Length);
        Assert.All(answers, (answer, i) => Assert.StartsWith(expected[i], answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Operations_are_answered_with_stand_ins_and_strings_echo_their_arguments()
    {
        string[] answers = await AnswersAsync(
            Checks.ExecuteAsync,
            Schema,
            """{"id":1,"schema":"s","document":"query($x: Float) { __typename echo(x: $x, day: {d: [1.50, RED]}) }","variables":{"x":1e21}}""",
            """{"id":2,"schema":"s","document":"query A { a } query B { echo }","operationName":"B"}""",
            """{"id":3,"schema":"s","document":"query($x: Float!) { echo(x: $x) }"}""");

        Assert.Equal(
            [
                """{"id":1,"data":{"__typename":"Query","echo":"{\"x\":1e+21,\"day\":{\"d\":[1.5,\"RED\"]}}"}}""",
                """{"id":2,"data":{"echo":"{}"}}""",
                """{"id":3,"errors":[{"message":"Variable \"$x\" has invalid value: Expected a value of non-null type \"Float!\" to be provided.","locations":[{"line":1,"column":7}],"extensions":{"code":"BAD_USER_INPUT"}}]}""",
            ],
            answers[1..]);
    }

    [Theory]
    [InlineData(-0.0, "0")]
    [InlineData(1e21, "1e+21")]
    [InlineData(123456789012345680000.0, "123456789012345680000")]
    [InlineData(-1.5e-7, "-1.5e-7")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(1.25, "1.25")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    public void Numbers_are_written_as_ECMAScript_writes_them(double value, string text) => Assert.Equal(text, ArgumentText.Number(value));

    [Theory]
    [InlineData("validat")]
    [InlineData("validate", "--schem", "x")]
    [InlineData("validate", "--document", "absent.graphql")]
    [InlineData("serve")]
    [InlineData("serve", "--schema", "absent.graphql", "--urls", "nowhere")]
    public async Task Bad_usage_is_told_and_ends_with_2(params string[] arguments)
    {
        using var error = new StringWriter();

        Assert.Equal(2, await CheckCommands.RunAsync(arguments, TextWriter.Null, error));
        Assert.NotEmpty(error.ToString());
    }

    [Fact]
    public async Task A_schema_is_printed_sorted_as_graphql_js_prints_it()
    {
        const string Corners = """
            "root" schema { query: Q } directive @b(z: Int = 1, "y" a: [In!] = [{ f: "t" }]) repeatable on FIELD | ENUM directive @a on QUERY
            type Q implements N10 & N2 { "d" b: Int "" a("" y: Int, x: E = Z): S old: Int @deprecated c: U @deprecated(reason: "line\nbreak \"q\"") x01: Int x1: Int x001: Int }
            interface N10 { a(y: Int, x: E = Z): S } interface N2 { b: Int } union U = Q | P type P { p: Boolean } scalar S @specifiedBy(url: "http://x/\u00e9")
            enum E { Z @deprecated "a\tb" Y } input In @oneOf { f: String "in \"\"\" it" e: Float } " leading" scalar A "\u0001" scalar B "tail\\" scalar C "\n" scalar D "a\n  b\n" scalar F
            """;
        string[] texts = [Corners, .. Enumerable.Range(0, 20).Select(seed => new SchemaGenerator(seed, 10 + (seed * 5)).Sdl())];

        var answers = await GraphQLJs.AskAsync([.. texts.Select(text => (object)new { print = text })]);

        Assert.All(texts, (text, i) => Assert.Equal(answers[i].GetString(), SortedSchema.Print(SchemaBuilder.Build(Parser.Parse(new Source(text))))));
    }

    private static async Task<string[]> AnswersAsync(Func<CheckCase, KnownSchemas, ValueTask<Answer>> check, params string[] lines)
    {
        using var output = new MemoryStream();
        Assert.True(await CaseLines.AnswerAsync(
            new StringReader(string.Join('\n', lines)), output, check, new KnownSchemas(null), TestContext.Current.CancellationToken));
        var answers = Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
        Assert.All(answers, answer => JsonDocument.Parse(answer));
        return answers;
    }
}
