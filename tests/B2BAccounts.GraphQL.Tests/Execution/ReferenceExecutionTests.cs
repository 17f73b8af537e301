using System.Text.Json;
using System.Text.Json.Nodes;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Differential;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>Introspection and printed schemas compared with graphql-js.</summary>
public sealed class ReferenceExecutionTests
{
    private const string Full = """"
        """
        The whole of it,
        in two lines
        """
        schema { query: Root mutation: Change }
        "marks" directive @mark(on: [Place!] = [A], note: String = "a\"b" @deprecated) repeatable on OBJECT | FIELD_DEFINITION
        enum Place { "first" A B @deprecated C @deprecated(reason: "gone") }
        scalar Day @specifiedBy(url: "https://example.com/day")
        "root" type Root @mark @mark(on: B) { "a field" a("an arg" x: Int! = 3, y: [Filter!] = [{ text: "t", in: { number: 1.5 } }], old: Int @deprecated(reason: "no")): Thing @deprecated, b: [[Day!]!]! any: Any }
        extend type Root { id(of: Filter = { text: null }): ID }
        type Change { do(one: One!): Boolean! }
        interface Base { id: ID! }
        interface Named implements Base { id: ID! name: String }
        type Thing implements Named & Base { id: ID! name: String! }
        type Other implements Base { id: ID! size: Float }
        union Any = Thing | Other
        input Filter { text: String = "x", in: Inner, "old one" gone: Boolean = true @deprecated(reason: "why") }
        input Inner { number: Float, place: Place = A }
        input One @oneOf { a: Int, b: Inner }
        """";

    private static readonly Dictionary<string, string> Schemas = new(StringComparer.Ordinal)
    {
        ["full"] = Full,
        ["generated"] = new SchemaGenerator(1, 60).Sdl(),
        ["product"] = File.ReadAllText(Path.Combine(Repository.Root, "schema", "generated", "schema.graphql")),
        ["smallest"] = "type Query { a: Int }",
        ["numbered"] = """
            directive @b(b2: Int, b10: Int, a: Int) repeatable on OBJECT | FIELD | ENUM
            directive @a on FIELD
            type Query @b(a: 1) @b(a: 2) { a10(z: I, a: Int = 3): A10! a9: A9 a09: E }
            type A9 implements J & I2 { b: Int a(z: Int, y: Int): Int }
            type A10 { "described" b: Int a: U } interface J { b: Int } interface I2 { a(z: Int): Int }
            union U = A9 | A10 enum E { b a10 a2 } input I { z: Int y: [I!] = [{ z: 1, y: [] }] }
            """,
        ["unused"] = "type Query { a: Float, b(id: ID): Boolean } type Subscription { s: String! } type Mutation { m: Int }",
    };

    public static TheoryData<string> Names => [.. Schemas.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Introspection_says_what_graphql_js_says(string name)
    {
        var withoutDeprecated = Query.Replace("(includeDeprecated: true)", "", StringComparison.Ordinal);
        var engine = StandIn.Engine(Schemas[name], Unlimited);
        var answers = await GraphQLJs.AskAsync([new { sdl = Schemas[name] }, new { query = Query }, new { query = withoutDeprecated }]);
        foreach (var (query, expected) in new[] { (Query, answers[1]), (withoutDeprecated, answers[2]) })
        {
            var actual = await engine.AskJsonAsync(query);

            Assert.False(actual.TryGetProperty("errors", out var errors), errors.ToString());
            Assert.Equal(Comparable(expected.GetProperty("data")), Comparable(actual.GetProperty("data")));
        }
    }

    [Theory]
    [InlineData("String")]
    [InlineData("Day")]
    [InlineData("One")]
    [InlineData("Filter")]
    [InlineData("Nobody")]
    [InlineData("__Type")]
    [InlineData("__DirectiveLocation")]
    public async Task One_type_s_introspection_says_what_graphql_js_says(string type)
    {
        var query = Query.Replace("query {", $"query {{ __type(name: \"{type}\") {{ ...T }}", StringComparison.Ordinal);
        var expected = (await GraphQLJs.AskAsync([new { sdl = Full }, new { query }]))[1].GetProperty("data").GetProperty("__type");

        var actual = (await StandIn.Engine(Full, Unlimited).AskJsonAsync(query)).GetProperty("data").GetProperty("__type");

        Assert.Equal(Undescribed(expected, type), Undescribed(actual, type));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_printed_schema_reads_back_equal_here_and_in_graphql_js(string name)
    {
        var printed = SchemaPrinter.Print(SchemaBuilder.Build(Parser.Parse(Schemas[name])));

        Assert.Equal(printed, SchemaPrinter.Print(SchemaBuilder.Build(Parser.Parse(printed))));
        var answers = await GraphQLJs.AskAsync([new { print = Schemas[name] }, new { print = printed }]);
        Assert.Equal(answers[0].GetString(), answers[1].GetString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sorted_schema_is_the_schema_that_graphql_js_sorts(string name)
    {
        var sorted = SchemaPrinter.PrintSorted(SchemaBuilder.Build(Parser.Parse(Schemas[name])));

        Assert.Equal(sorted, SchemaPrinter.PrintSorted(SchemaBuilder.Build(Parser.Parse(sorted))));
        var answers = await GraphQLJs.AskAsync([new { print = Schemas[name] }, new { read = sorted }]);
        Assert.Equal(answers[0].GetString(), answers[1].GetString());
    }

    private static EngineOptions Unlimited => new() { Limits = OperationLimits.None };

    // Order of types and directives says nothing; descriptions of built-in parts are each implementation's own, and so is what
    // graphql-js has beyond the September 2025 edition.
    private static string Comparable(JsonElement introspection)
    {
        var schema = JsonNode.Parse(introspection.GetRawText())!["__schema"]!;
        var types = schema["types"]!.AsArray().Where(t => !BuiltIns.IsBuiltInType((string)t!["name"]!))
            .OrderBy(t => (string)t!["name"]!, StringComparer.Ordinal).Select(t => t!.ToJsonString());
        var builtIn = schema["types"]!.AsArray().Where(t => BuiltIns.IsBuiltInType((string)t!["name"]!)).OrderBy(t => (string)t!["name"]!, StringComparer.Ordinal)
            .Select(t => $"{t!["kind"]} {t["name"]} {Members((string)t["name"]!, t["fields"])} {Members("", t["enumValues"])}");
        var directives = schema["directives"]!.AsArray().OrderBy(d => (string)d!["name"]!, StringComparer.Ordinal).Select(d => BuiltIns.IsBuiltInDirective((string)d!["name"]!)
            ? $"{d["name"]} {d["isRepeatable"]} {string.Join(',', d["locations"]!.AsArray().Select(l => (string)l!).Where(l => l != "DIRECTIVE_DEFINITION").Order(StringComparer.Ordinal))} {string.Join(',', d["args"]!.AsArray().Select(a => $"{a!["name"]} {a["type"]!.ToJsonString()} {a["defaultValue"]}"))}"
            : d.ToJsonString());
        return string.Join('\n', [
            $"{schema["description"]} {schema["queryType"]!["name"]} {schema["mutationType"]?["name"]} {schema["subscriptionType"]?["name"]}",
            .. types, .. builtIn, .. directives]);
    }

    // A built-in type says the same in words of its own, and has in graphql-js what is beyond the September 2025 edition.
    private static string Undescribed(JsonElement type, string name)
    {
        var node = JsonNode.Parse(type.GetRawText());
        if (node is null || !BuiltIns.IsBuiltInType(name))
        {
            return $"{node?.ToJsonString()}";
        }

        return $"{node["kind"]} {node["name"]} {node["specifiedByURL"]} {node["isOneOf"]} {Members(name, node["fields"])} {Members(name, node["enumValues"])}";
    }

    private static readonly HashSet<string> Newer = new(
        ["FRAGMENT_VARIABLE_DEFINITION", "DIRECTIVE_DEFINITION", "__Directive.isDeprecated", "__Directive.deprecationReason"], StringComparer.Ordinal);

    private static string Members(string type, JsonNode? members) => string.Join(' ', members?.AsArray()
        .Where(m => !Newer.Contains((string)m!["name"]!) && !Newer.Contains($"{type}.{m["name"]}"))
        .Select(m => $"{m!["name"]} {m["type"]?.ToJsonString()} {(type == "__Schema" ? 0 : m["args"]?.AsArray().Count)}") ?? []);

    private const string Query = """
        query {
          __schema {
            description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
            types { ...T }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...V } }
          }
        }
        fragment T on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...V } type { ...R } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...V }
          interfaces { ...R }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...R }
        }
        fragment V on __InputValue { name description type { ...R } defaultValue isDeprecated deprecationReason }
        fragment R on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
        """;
}
