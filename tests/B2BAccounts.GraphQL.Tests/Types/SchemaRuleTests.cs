using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Types;

/// <summary>Each rule of section 3 with a schema that breaks it and nothing else.</summary>
public sealed class SchemaRuleTests
{
    private const string Query = "type Query { a: Int }\n";

    public static TheoryData<string, string> Broken => new()
    {
        { "type A { a: Int }", "The schema has no query root" },
        { "schema { query: A mutation: A } type A { a: Int }", "A is the root of more than one operation" },
        { "schema { query: A } union A = B type B { a: Int }", "The query root must be an object type; A is a union." },
        { "schema { query: A query: A } type A { a: Int }", "more than one query root" },
        { "schema { query: A } schema { query: A } type A { a: Int }", "The schema is defined twice" },
        { Query + "type Query { b: Int }", "Type Query is defined twice" },
        { Query + "extend type B { b: Int }", "Type B is extended but never defined." },
        { Query + "extend input Query { b: Int }", "Type Query is an object type; it must be extended as such." },
        { Query + "scalar Int", "Int is built in and cannot be defined or extended." },
        { Query + "extend type __Type { more: Int }", "__Type is built in and cannot be defined or extended." },
        { Query + "{ a }", "A schema holds only definitions" },
        { Query + "type B { a: Qery }", "Unknown type Qery. Did you mean \"Query\"?" },
        { Query + "type B", "Type B must have at least one field." },
        { Query + "type __B { a: Int }", "The name of type __B must not begin with \"__\"" },
        { Query + "type B { __a: Int }", "The name of field __a must not begin with \"__\"" },
        { Query + "type B { a(__b: Int): Int }", "The name of argument __b must not begin with \"__\"" },
        { Query + "type B { a: Int a: Int }", "Field B.a is there twice; keep one." },
        { Query + "type B { a: I } input I { b: Int }", "Field B.a must have an output type; I is an input object." },
        { Query + "type B { a(b: B): Int }", "The argument B.a(b:) must have an input type (scalar, enum or input object); B is an object type." },
        { Query + "type B { a(b: Int, b: Int): Int }", "Argument B.a of name b is there twice" },
        { Query + "type B { a(b: Int! @deprecated): Int }", "The argument B.a(b:) is required and cannot be deprecated" },
        { Query + "type B { a(b: Int = \"x\"): Int }", "The default of the argument B.a(b:) is wrong: Int cannot represent non-integer value: \"x\"" },
        { Query + "input I { b: I = { b: null, b: null } }", "The default of the input field I.b is wrong: The field b is given twice; keep one." },
        { Query + "scalar S type B { a(s: S = [{ x: { y: 1, y: 2 } }]): Int }", "The default of the argument B.a(s:) is wrong: The field y is given twice" },
        { Query + "directive @d(i: I) on OBJECT input I { a: B } type B @d(i: { a: { x: 1 } }) { a: Int }", "The input field I.a must have an input type" },
        { Query + "input I { b: [Int!] = [1, null] }", "The default of the input field I.b is wrong at [1]: Expected value of non-null type \"Int!\" not to be null." },
        { Query + "interface F { a: Int } type B implements F { b: Int }", "B lacks the field a: Int that F demands." },
        { Query + "interface F { a: Int } type B implements F { a: String }", "B.a is String but must be Int, as in F" },
        { Query + "interface F { a: Int! } type B implements F { a: Int }", "B.a is Int but must be Int!, as in F" },
        { Query + "interface F { a(x: Int): Int } type B implements F { a: Int }", "B.a lacks the argument x: Int that F demands." },
        { Query + "interface F { a(x: Int): Int } type B implements F { a(x: Int!): Int }", "B.a(x:) is Int! but must be Int, as in F." },
        { Query + "interface F { a: Int } type B implements F { a(y: Int!): Int }", "B.a(y:) must not be required, because F.a does not have it." },
        { Query + "interface F { a: Int } type B implements F { a: Int @deprecated }", "B.a cannot be deprecated while F.a is not." },
        { Query + "interface F { a: Int } type B implements F & F { a: Int }", "B implements an interface twice: F" },
        { Query + "interface F implements F { a: Int }", "F cannot implement itself." },
        { Query + "interface F implements G { a: Int } interface G implements F { a: Int }", "F and G implement each other" },
        { Query + "interface F { a: Int } interface G implements F { a: Int } type B implements G { a: Int }", "B must implement F too, because G does." },
        { Query + "type B implements Query { a: Int }", "Only interfaces can be implemented; Query is an object type." },
        { Query + "union U", "Union U must have at least one member." },
        { Query + "union U = Query | Query", "Member of union U: Query is there twice" },
        { Query + "union U = Int", "Only object types can be members of a union; Int is a scalar." },
        { Query + "enum E", "Enum E must have at least one value." },
        { Query + "enum E { A A }", "Value of enum E: A is there twice" },
        { Query + "enum E { __A }", "The name of enum value __A must not begin with" },
        { Query + "input I", "Input object I must have at least one field." },
        { Query + "input I { a: Query }", "The input field I.a must have an input type" },
        { Query + "input I { a: Int a: Int }", "Field I.a is there twice" },
        { Query + "input I { a: Int! @deprecated }", "The input field I.a is required and cannot be deprecated" },
        { Query + "input I { i: I! }", "Input object I can have no value that ends: I.i → I. Make one of these fields nullable or a list." },
        { Query + "input I { j: J! } input J { a: Int, i: I! }", "Input object I can have no value that ends: I.j → J.i → I." },
        { Query + "input I @oneOf { i: I }", "Input object I can have no value that ends" },
        { Query + "input I { a: I = {} }", "The default of I.a contains itself through I.a → I.a." },
        { Query + "input I { a: J = {} } input J { b: [I] = [{}] }", "contains itself through" },
        { Query + "input I @oneOf { a: Int! }", "I.a must be nullable, because only one field of a @oneOf input object is given." },
        { Query + "input I @oneOf { a: Int = 1 }", "I.a cannot have a default, because I is @oneOf." },
        { Query + "directive @__d on FIELD", "The name of directive __d must not begin with" },
        { Query + "directive @d on FIELD directive @d on FIELD", "Directive @d is defined twice" },
        { Query + "directive @d(a: Int @d) on ARGUMENT_DEFINITION", "Directive @d refers to itself: @d → @d." },
        { Query + "directive @d(a: I) on INPUT_FIELD_DEFINITION input I { a: Int @d }", "Directive @d refers to itself: @d → I → @d." },
        { Query + "directive @d(a: Query) on FIELD", "The argument @d(a:) must have an input type" },
        { Query + "type B { a: Int @nope }", "Unknown directive @nope." },
        { Query + "type B @deprecated { a: Int }", "Directive @deprecated may not be used on OBJECT" },
        { Query + "type B { a: Int @deprecated @deprecated }", "Directive @deprecated is not repeatable" },
        { Query + "type B { a: Int @deprecated(why: \"x\") }", "Directive @deprecated has no argument why." },
        { Query + "type B { a: Int @deprecated(reason: 1) }", "The argument @deprecated(reason:) is wrong: String cannot represent a non string value: 1" },
        { Query + "type B { a: Int @deprecated(reason: null) }", "The argument @deprecated(reason:) is wrong: Expected value of non-null type" },
        { Query + "scalar S @specifiedBy", "Directive @specifiedBy needs the argument url: String!." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_schema_that_breaks_a_rule_is_refused_and_told_why(string sdl, string expected)
    {
        var refused = Assert.Throws<SchemaException>(() => SchemaBuilder.Build(Parser.Parse(sdl)));

        Assert.Contains(refused.Faults, f => f.Message.Contains(expected, StringComparison.Ordinal));
    }

    // graphql-js lets a schema redefine a built-in scalar, and does not look for directives that refer to themselves or take
    // operations among definitions for a fault; the specification forbids these.
    private static readonly string[] Lenient =
    [
        "Int is built in and cannot be defined or extended.",
        "A schema holds only definitions",
        "Directive @d refers to itself: @d → @d.",
        "Directive @d refers to itself: @d → I → @d.",
    ];

    [Fact]
    public async Task What_is_refused_here_is_refused_by_graphql_js_too()
    {
        var broken = Broken.Select(row => (Sdl: row.Data.Item1, Fault: row.Data.Item2)).ToList();
        var answers = await GraphQLJs.AskAsync([.. broken.Select(b => (object)new { check = b.Sdl })]);

        Assert.Equal(Lenient, broken.Where((_, i) => answers[i].GetArrayLength() == 0).Select(b => b.Fault));
    }

    [Fact]
    public void All_faults_of_all_files_are_told_at_once_with_file_and_line()
    {
        var one = Parser.Parse(new Source("type Query {\n  a: Int\n  a: Int\n}", "one.graphql"));
        var two = Parser.Parse(new Source("input I { a: Int! @deprecated }\nunion U", "two.graphql"));

        var refused = Assert.Throws<SchemaException>(() => SchemaBuilder.Build(one, two));

        Assert.Equal(
            [
                "one.graphql(3,3): Field Query.a is there twice; keep one.",
                "two.graphql(1,11): The input field I.a is required and cannot be deprecated; make it nullable or give it a default first.",
                "two.graphql(2,7): Union U must have at least one member.",
            ],
            refused.Faults.Select(f => f.ToString()));
    }

    [Fact]
    public void A_directive_that_code_has_made_must_name_real_locations()
    {
        var directive = new DirectiveDefinitionNode { Name = new NameNode("d"), Locations = [new NameNode("FELD")] };

        var refused = Assert.Throws<SchemaException>(() => SchemaBuilder.Build(Parser.Parse(Query), new DocumentNode([directive])));

        Assert.StartsWith("There is no directive location FELD. Did you mean \"FIELD\"", Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extensions_of_every_kind_are_merged_whatever_their_order_and_file()
    {
        var schema = SchemaBuilder.Build(
            Parser.Parse("extend type Query { b: B } extend union U = B extend enum E { Y } extend input I { b: Int } extend scalar S @specifiedBy(url: \"https://x.test\")"),
            Parser.Parse("""
                "top" schema { query: Query }
                interface F { b: Int } extend interface F { c: Int }
                type Query { a: Int } union U = Query enum E { X @deprecated } input I { a: Int } scalar S
                type B { a: Int @deprecated(reason: "old") } extend type B implements F { b: Int c: Int }
                extend schema { mutation: B }
                """));

        Assert.Equal(["a", "b"], schema.QueryType!.Fields.Select(f => f.Name));
        Assert.Equal(["Query", "B"], ((UnionType)schema.Type("U")!).Types.Select(t => t.Name));
        Assert.Equal([("X", "No longer supported"), ("Y", null)], ((EnumType)schema.Type("E")!).Values.Select(v => (v.Name, v.DeprecationReason)));
        Assert.Equal(["a", "b"], ((InputObjectType)schema.Type("I")!).Fields.Select(f => f.Name));
        Assert.Equal("https://x.test", ((ScalarType)schema.Type("S")!).SpecifiedBy);
        Assert.Equal("F", Assert.Single(((ObjectType)schema.Type("B")!).Interfaces).Name);
        Assert.Equal("old", ((ObjectType)schema.Type("B")!).Field("a")!.DeprecationReason);
        Assert.Equal("B", schema.MutationType!.Name);
        Assert.Equal("top", schema.Description);
    }

    [Fact]
    public void Implementations_may_answer_more_precisely_than_their_interface()
    {
        var schema = SchemaBuilder.Build(Parser.Parse("""
            type Query { f: F }
            interface F { f: F, list: [F], u: U, a(x: Int): Int }
            union U = B
            type B implements F { f: B!, list: [B!]!, u: B, a(x: Int, more: String): Int! }
            """));

        Assert.Equal("B", Assert.Single(schema.PossibleTypes(schema.Type("F")!)).Name);
    }

    [Fact]
    public void Only_built_in_scalars_that_the_schema_refers_to_are_listed()
    {
        var schema = SchemaBuilder.Build(Parser.Parse("type Query { a: Int }"));

        Assert.Equal(["Boolean", "Int", "String"], schema.Types.OfType<ScalarType>().Select(t => t.Name).Order(StringComparer.Ordinal));
    }
}
