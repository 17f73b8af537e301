using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Types.Scalars;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>An engine whose code does not fit its schema is never made.</summary>
public sealed class BindingTests
{
    private enum Grade
    {
        VeryGood,
        Bad,
    }

    private sealed record Thing(int Count, int? Maybe, string Name, Grade Grade, string[] Tags, List<int?> Numbers, Thing? Sub, DateOnly Day);

    private sealed record Input(int Count, string Unknown);

    private sealed class Settable
    {
        public string? Text { get; set; }

        public Settable? Sub { get; set; }
    }

    private static IReadOnlyList<string> Faults(string sdl, Action<SchemaBindings> bind) =>
        [.. Assert.Throws<SchemaException>(() => Run.Engine(sdl, bind)).Faults.Select(f => f.ToString())];

    [Fact]
    public void All_mismatches_are_told_at_once_with_file_and_line()
    {
        var faults = Faults(
            """
            type Query {
              thing: Thing
              other: Int
            }
            type Thing {
              count: String!
              maybe: Int!
              name: [String]
              grade: Grade
              tags: [String!]!
              numbers: [Int!]
              sub: Lost
              missing: Int
              day: LocalDate
            }
            type Lost { a: Int }
            enum Grade { VERY_GOOD AWFUL }
            scalar LocalDate
            """,
            b =>
            {
                b.Query.Field("thing", _ => new object()).Field("thin", _ => 1);
                b.Object<Thing>("Thing").Field("cuont", _ => 1);
                b.Object<string>("Nothing");
            });

        Assert.Equal(
            [
                "Nothing is bound to string but is no object type of the schema. Did you mean \"Thing\"?",
                "test.graphql(1,6): Query.thin is bound but not in the schema. Did you mean \"thing\"?",
                "test.graphql(3,3): Query.other is not bound; bind it with Query.Field(\"other\", …).",
                "test.graphql(5,6): Thing.cuont is bound but not in the schema. Did you mean \"count\"?",
                "test.graphql(6,3): Thing.count is String! but its code gives int: scalar String takes string.",
                "test.graphql(7,3): Thing.maybe is Int! but its code gives int?: int? may be null where Int! may not.",
                "test.graphql(8,3): Thing.name is [String] but its code gives string: a list needs an IEnumerable<T>.",
                "test.graphql(9,3): Thing.grade is Grade but its code gives Grade: C# enum Grade has no member for AWFUL of enum Grade.",
                "test.graphql(11,3): Thing.numbers is [Int!] but its code gives List<int?>: int? may be null where Int! may not.",
                "test.graphql(12,3): Thing.sub is Lost but its code gives Thing: Lost has no C# type; bind it with Object<T>(\"Lost\").",
                "test.graphql(13,3): Thing.missing is not bound, and Thing has no public property Missing.",
                "test.graphql(16,6): Lost has no C# type; bind it with Object<T>(\"Lost\").",
            ],
            faults);
    }

    [Fact]
    public void An_object_that_is_bound_to_another_type_than_its_field_gives_is_told()
    {
        var fault = Assert.Single(Faults("type Query { a: A } type A { length: Int! }", b =>
        {
            b.Query.Field("a", _ => Array.Empty<Thing>());
            b.Object<string>("A");
        }));

        Assert.Equal("test.graphql(1,14): Query.a is A but its code gives Thing[]: A is bound to string.", fault);
    }

    [Fact]
    public void Members_of_an_abstract_type_with_one_class_between_them_are_told()
    {
        var fault = Assert.Single(Faults("type Query { a: U } union U = A | B type A { length: Int! } type B { length: Int! }", b =>
        {
            b.Query.Field("a", _ => new object());
            b.Object<string>("A");
            b.Object<string>("B");
        }));

        Assert.Contains("A and B are all bound to string, so that a value of U could be any of them", fault, StringComparison.Ordinal);
    }

    private record Contact(string Kind, string Name);

    private sealed record Former(string Kind, string Name) : Contact(Kind, Name);

    [Fact]
    public async Task Values_of_one_class_are_told_apart_by_a_function()
    {
        var engine = Run.Engine(
            "type Query { all: [U] } union U = Person | Company type Person { name: String } type Company { name: String kind: String }",
            b =>
            {
                b.Query.Field("all", _ => new Contact?[] { new("Person", "a"), new Former("Company", "b"), null, new("Robot", "c"), new("", "d") });
                b.TypeOf<Contact>(c => c.Kind.Length > 0 ? c.Kind : null);
                b.Object<Contact>("Person");
                b.Object<Contact>("Company");
            });

        var answer = await engine.AskJsonAsync("{ all { __typename ... on Person { name } ... on Company { kind } } }");

        Run.Same(
            """[{"__typename":"Person","name":"a"},{"__typename":"Company","kind":"Company"},null,null,null]""",
            answer.GetProperty("data").GetProperty("all").GetRawText());
        Assert.Equal(["all/3", "all/4"], answer.GetProperty("errors").EnumerateArray().Select(e => string.Join('/', e.GetProperty("path").EnumerateArray())));
    }

    [Fact]
    public async Task A_value_whose_type_is_none_of_its_field_s_is_told_to_whoever_runs_the_program()
    {
        var told = new List<string>();
        var engine = Run.Engine(
            "type Query { u: U } union U = Person type Person { name: String }",
            b =>
            {
                b.Query.Field("u", c => new Contact("Robot", "r"));
                b.TypeOf<Contact>(c => c.Kind);
                b.Object<Contact>("Person");
            },
            new EngineOptions { OnInternalError = (e, _) => told.Add(e.Message) });

        await engine.AskAsync("{ u { __typename } }");

        Assert.Equal(["A value of Query.u is Contact that TypeOf calls Robot, none of U's types (Person)."], told);
    }

    [Fact]
    public void A_function_that_tells_apart_what_nothing_is_bound_to_is_told() => Assert.Equal(
        ["TypeOf tells the object types of Contact, but none is bound to it; bind them with Object<Contact>(…)."],
        Faults("type Query { a: Int }", b => b.TypeOf<Contact>(c => c.Kind).Query.Field("a", _ => 1)));

    [Fact]
    public void A_root_with_a_C_sharp_type_is_told() => Assert.Equal(
        ["test.graphql(1,6): Query is a root and has no C# type; drop its Object<Thing>(…) and bind its fields as the root's."],
        Faults("type Query { a: Int }", b =>
        {
            b.Query.Field("a", _ => 1);
            b.Object<Thing>("Query");
        }));

    [Fact]
    public async Task A_root_may_be_the_type_of_fields_and_a_member_of_unions()
    {
        var calls = 0;
        var engine = Run.Engine(
            "type Query implements N { a: Int me: Query! us: [Query] u: [U] n: N } type Mutation { do: Query } union U = Query | Person interface N { a: Int } type Person { name: String }",
            b =>
            {
                b.Object<Contact>("Person");
                b.Query.Field("a", _ => ++calls).Field("me", _ => new object()).Field("us", _ => new object?[] { 1, null, "2" }).Field("n", _ => "any");
                b.Query.Field("u", _ => new object[] { new Contact("", "p"), this });
                b.Mutation.Field("do", _ => new object());
            });

        Run.Same(
            """{"data":{"me":{"us":[{"a":1,"me":{"a":2}},null,{"a":1,"me":{"a":2}}]}}}""", await engine.AskAsync("{ me { us { a me { a } } } }"));
        Run.Same(
            """{"data":{"u":[{"name":"p"},{"__typename":"Query","a":3}],"n":{"__typename":"Query"}}}""",
            await engine.AskAsync("{ u { ... on Person { name } ... on Query { __typename a } } n { __typename } }"));
        Run.Same("""{"data":{"do":{"__type":{"kind":"UNION"}}}}""", await engine.AskAsync("mutation { do { __type(name: \"U\") { kind } } }"));
    }

    [Fact]
    public void Inputs_that_cannot_become_their_type_are_told()
    {
        var faults = Faults("type Query { a(i: I, j: J): Int } input I { count: Int extra: String } input J { text: Int sub: J }", b =>
        {
            b.Query.Field("a", _ => 1);
            b.Input<Input>("I");
            b.Input<Settable>("J");
            b.Input<Input>("K");
        });

        Assert.Equal(
            [
                "test.graphql(1,45): I.count may be null but becomes int; make that int? or make it non-null in the schema.",
                "test.graphql(1,41): I has no field for Unknown of Input's constructor; add it or give the parameter a default.",
                "test.graphql(1,56): I.extra has no place in Input: no constructor parameter and no settable property of that name.",
                "test.graphql(1,82): J.text is Int and becomes string; Int gives int.",
                "Input object K is bound to Input but not defined in the schema.",
            ],
            faults);
    }

    [Fact]
    public void Scalars_and_enums_that_the_schema_lacks_are_told()
    {
        var faults = Faults("type Query { a: Int }", b =>
        {
            b.Query.Field("a", _ => 1);
            b.Scalar("Money", CommonScalars.Decimal);
            b.Enum<Grade>("Grade");
        });

        Assert.Equal(2, faults.Count);
    }

    [Fact]
    public void A_default_that_its_scalar_refuses_is_told_once_the_scalar_has_code()
    {
        var fault = Assert.Single(Faults("type Query { a(day: LocalDate = \"soon\"): Int } scalar LocalDate", b =>
        {
            b.Query.Field("a", _ => 1);
            b.Scalars(CommonScalars.All);
        }));

        Assert.Equal("test.graphql(1,33): The default of the argument Query.a(day:) is wrong: LocalDate cannot represent \"soon\": expected a date as \"2026-02-28\".", fault);
    }

    [Fact]
    public async Task Plain_properties_bind_by_themselves()
    {
        var engine = Run.Engine(
            """
            type Query { thing: Thing! }
            type Thing { count: Int! maybe: Int name: String! grade: Grade! tags: [String!]! numbers: [Int] sub: Thing day: LocalDate! }
            enum Grade { VERY_GOOD BAD }
            scalar LocalDate
            """,
            b =>
            {
                b.Scalars(CommonScalars.All);
                b.Query.Field("thing", _ => new Thing(
                    1, null, "n", Grade.VeryGood, ["x"], [1, null], new Thing(2, 3, "m", Grade.Bad, [], [], null, new(2026, 2, 28)), new(2024, 2, 29)));
                b.Object<Thing>("Thing");
            });

        Run.Same("""
            {"data":{"thing":{"count":1,"maybe":null,"name":"n","grade":"VERY_GOOD","tags":["x"],"numbers":[1,null],"day":"2024-02-29",
            "sub":{"maybe":3,"grade":"BAD","numbers":[],"day":"2026-02-28","sub":null}}}}
            """, await engine.AskAsync("{ thing { count maybe name grade tags numbers day sub { maybe grade numbers day sub { name } } } }"));
    }
}
