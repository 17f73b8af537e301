using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>Which fields an answer has and in which order (section 6.3.2), abstract types, directives, look-ahead.</summary>
public sealed class SelectionTests
{
    private const string Sdl = """
        type Query { pets: [Pet] animals: [Animal!]! named(name: String!): Animal dog: Dog }
        interface Animal { name: String! mother: Animal }
        type Dog implements Animal { name: String! mother: Animal barks: Boolean! }
        type Cat implements Animal { name: String! mother: Animal meows: Boolean! lives: Int! }
        union Pet = Dog | Cat
        """;

    private abstract record Animal(string Name)
    {
        public Animal? Mother { get; init; }
    }

    private record Dog(string Name, bool Barks) : Animal(Name);

    private sealed record Puppy(string Name) : Dog(Name, false);

    private sealed record Cat(string Name, bool Meows) : Animal(Name);

    private sealed record Fish(string Name) : Animal(Name);

    private readonly List<string> calls = [];
    private Selection? seen;

    private GraphQLEngine Engine(params Animal?[] animals) => Run.Engine(Sdl, b =>
    {
        b.Query
            .Field("pets", _ => (object?[])animals)
            .Field("animals", c =>
            {
                seen = c.Selection;
                return animals;
            })
            .Field("named", c => animals.FirstOrDefault(a => a!.Name == c.Argument<string>("name")))
            .Field("dog", _ => (Dog?)animals.OfType<Dog>().FirstOrDefault());
        b.Object<Dog>("Dog");
        b.Object<Cat>("Cat").Batch("lives", (cats, _) =>
        {
            calls.Add(string.Join('+', cats.Select(c => c.Name)));
            return cats.Select(_ => 9).ToList();
        });
    });

    private static readonly Dog Rex = new("Rex", true) { Mother = new Cat("Odd", false) };
    private static readonly Cat Tom = new("Tom", true);
    private static readonly Puppy Pup = new("Pup");

    [Fact]
    public async Task Members_of_a_union_are_told_apart_by_their_class_or_its_base()
    {
        var answer = await Engine(Rex, null, Tom, Pup).AskAsync("""
            { pets { __typename ... on Animal { name } ... on Dog { barks } ... on Cat { meows } } }
            """);

        Run.Same("""
            {"data":{"pets":[{"__typename":"Dog","name":"Rex","barks":true},null,
            {"__typename":"Cat","name":"Tom","meows":true},{"__typename":"Dog","name":"Pup","barks":false}]}}
            """, answer);
    }

    [Fact]
    public async Task Rows_of_one_type_in_a_mixed_list_are_one_batch()
    {
        var answer = await Engine(Tom, Rex, new Cat("Kit", false), Pup).AskAsync("{ animals { name ... on Cat { lives } } }");

        Run.Same("""{"data":{"animals":[{"name":"Tom","lives":9},{"name":"Rex"},{"name":"Kit","lives":9},{"name":"Pup"}]}}""", answer);
        Assert.Equal(["Tom+Kit"], calls);
    }

    [Fact]
    public async Task A_value_that_is_none_of_the_possible_types_is_an_error_at_its_place()
    {
        var told = new List<string>();
        var bindings = new SchemaBindings();
        var engine = Run.Engine(
            "type Query { pets: [Pet] } union Pet = Dog type Dog { name: String! }",
            b =>
            {
                b.Query.Field("pets", _ => new Animal[] { Rex, new Fish("Nemo") });
                b.Object<Dog>("Dog");
            },
            new EngineOptions { OnInternalError = (e, _) => told.Add(e.Message) });

        var answer = await engine.AskJsonAsync("{ pets { ... on Dog { name } } }");

        Assert.Equal("""["pets",1]""", answer.GetProperty("errors")[0].GetProperty("path").GetRawText());
        Run.Same("""{"pets":[{"name":"Rex"},null]}""", answer.GetProperty("data").GetRawText());
        Assert.Equal("A value of Query.pets is Fish, which is bound to none of Pet's types (Dog).", Assert.Single(told));
    }

    [Fact]
    public async Task Fields_are_merged_over_fragments_and_stand_where_they_first_appear()
    {
        var answer = await Engine(Rex).AskAsync("""
            { dog { mother { name } ...A barks ... on Animal { mother { __typename } } ... { n: name } } }
            fragment A on Dog { name mother { ...B } }
            fragment B on Cat { meows lives }
            """);

        Run.Same("""
            {"data":{"dog":{"mother":{"name":"Odd","meows":false,"lives":9,"__typename":"Cat"},"name":"Rex","barks":true,"n":"Rex"}}}
            """, answer);
        Assert.Equal(["Odd"], calls);
    }

    [Theory]
    [InlineData("true", "false", """{"b":"Rex","a":"Rex"}""")]
    [InlineData("false", "false", """{"a":"Rex","b":"Rex"}""")]
    [InlineData("true", "true", """{"b":"Rex","a":"Rex","c":"Rex"}""")]
    public async Task Skip_and_include_are_decided_by_variables_and_move_merged_fields(string skip, string include, string expected)
    {
        var answer = await Engine(Rex).AskAsync(
            "query($s: Boolean!, $i: Boolean = false) { dog { a: name @skip(if: $s) b: name a: name ... on Dog @include(if: $i) { c: name } ...F @skip(if: true) } } fragment F on Dog { d: name }",
            $$"""{"s":{{skip}},"i":{{include}}}""");

        Run.Same($$$"""{"data":{"dog":{{{expected}}}}}""", answer);
    }

    [Fact]
    public async Task Resolvers_see_which_sub_fields_are_asked_for_through_fragments_and_types()
    {
        await Engine(Rex).AskAsync("""
            query($no: Boolean = false) { animals { alias: name ...M ... on Cat { lives } ... on Dog @include(if: $no) { barks } } }
            fragment M on Animal { mother { ... on Cat { meows } } }
            """);

        Assert.Equal(["name", "mother", "lives"], seen!.Names);
        Assert.True(seen.AsksAny("barks", "lives"));
        Assert.False(seen.Asks("barks"));
        Assert.True(seen.Sub("mother").Asks("meows"));
        Assert.Empty(seen.Sub("barks").Names);
    }

    [Theory]
    [InlineData("query A { dog { name } } query B { dog { barks } }", "B", """{"data":{"dog":{"barks":true}}}""")]
    [InlineData("query A { dog { name } } query B { dog { barks } }", null, """{"errors":[{"message":"Must provide operation name if query contains multiple operations.","extensions":{"code":"OPERATION_NOT_FOUND"}}]}""")]
    [InlineData("query A { dog { name } }", "C", """{"errors":[{"message":"Unknown operation named \"C\".","extensions":{"code":"OPERATION_NOT_FOUND"}}]}""")]
    public async Task The_operation_is_chosen_by_name(string query, string? name, string expected) =>
        Run.Same(expected, await Engine(Rex).AskAsync(query, operation: name));

    [Theory]
    [InlineData("{ dog { name } animals { name @skip(if: true) @include(if: $v) } }", """{"data":{"dog":{"name":"Rex"},"animals":[{}]}}""")]
    [InlineData(
        "{ dog { name mother { name ... @include(if: $v) { mother { name } } } } }",
        """{"errors":[{"message":"#include#","locations":[{"line":1,"column":71}],"path":["dog","mother"],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"dog":{"name":"Rex","mother":null}}}""")]
    [InlineData(
        "{ pets { ... on Dog { name @include(if: false) @skip(if: $v) barks } } }",
        """{"errors":[{"message":"#skip#","locations":[{"line":1,"column":84}],"path":["pets",0],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"pets":[null]}}""")]
    [InlineData(
        "{ animals { name @skip(if: $v) } }", """{"errors":[{"message":"#skip#","locations":[{"line":1,"column":54}],"path":["animals",0],"extensions":{"code":"BAD_USER_INPUT"}}],"data":null}""")]
    [InlineData("{ dog @skip(if: $v) { name } }", """{"errors":[{"message":"#skip#","locations":[{"line":1,"column":43}],"extensions":{"code":"BAD_USER_INPUT"}}],"data":null}""")]
    public async Task A_condition_that_is_null_fails_the_object_whose_fields_it_decides(string selection, string expected)
    {
        var answer = await Engine(new Dog("Rex", true) { Mother = new Dog("Mum", true) }).AskAsync($"query($v: Boolean = true) {selection}", """{"v":null}""");

        Run.Same(
            System.Text.RegularExpressions.Regex.Replace(
                expected, "#(.*)#", "Argument \\\"@$1(if:)\\\" has invalid value: Expected variable \\\"$$v\\\" provided to non-null type \\\"Boolean!\\\" not to be null."),
            answer);
    }

    [Fact]
    public async Task A_condition_that_is_null_in_one_request_fails_no_other()
    {
        var engine = Engine(new Dog("Rex", true));
        const string Query = "query($v: Boolean = true) { dog { name @skip(if: $v) barks } }";

        Assert.Contains("errors", await engine.AskAsync(Query, """{"v":null}"""), StringComparison.Ordinal);
        Run.Same("""{"data":{"dog":{"name":"Rex","barks":true}}}""", await engine.AskAsync(Query, """{"v":false}"""));
        Assert.Contains("errors", await engine.AskAsync(Query, """{"v":null}"""), StringComparison.Ordinal);
    }
}
