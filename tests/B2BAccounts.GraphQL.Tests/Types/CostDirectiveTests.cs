using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Types;

/// <summary>@cost and @listSize as schemas write them (GraphQL Cost Directives, section 9).</summary>
public sealed class CostDirectiveTests
{
    [Theory]
    [InlineData("type Query { a: Int @cost(weight: \"much\") }", "The weight of @cost is \"much\"; it is a number")]
    [InlineData("type Query { a: Int @cost(weight: \"NaN\") }", "The weight of @cost is \"NaN\"; it is a number")]
    [InlineData("type Query { a(b: Int @cost(weight: \"1e300\")): Int }", "The weight of @cost is \"1e300\"; it is a number")]
    [InlineData("type Query { a(i: I): Int } input I { b: Int @cost(weight: \"\") }", "The weight of @cost is \"\"; it is a number")]
    [InlineData("type Query { a: Int @cost }", "Directive @cost needs the argument weight")]
    [InlineData("type Query { a: U } union U @cost(weight: \"1\") = Query", "@cost may not be used on UNION")]
    [InlineData("type Query { a: I } interface I { b: Int @cost(weight: \"1\") }", "@cost does not belong on I.b, a field of an interface")]
    [InlineData("type Query { a: I } interface I { b(c: Int @cost(weight: \"1\")): Int }", "@cost does not belong on I.b, a field of an interface")]
    [InlineData("directive @d(a: Int @cost(weight: \"1\")) on FIELD type Query { a: Int }", "@cost on the argument a of @d has no effect")]
    [InlineData("type Query { a: Int @listSize(assumedSize: 3) }", "is Int, no list")]
    [InlineData("type Query { a: [Int] @listSize }", "says no size: give assumedSize or slicingArguments")]
    [InlineData("type Query { a: [Int] @listSize(assumedSize: -1) }", "has assumedSize -1; a list has 0 entries or more")]
    [InlineData("type Query { a(first: Int): [Int] @listSize(slicingArguments: [\"frist\"]) }", "has the slicing argument frist, which the field has not. Did you mean")]
    [InlineData("type Query { a(first: String): [Int] @listSize(slicingArguments: [\"first\"]) }", "which is String; it must be an Int, or a list")]
    [InlineData("type Query { a: [Int] @listSize(assumedSize: 1, sizedFields: [\"b\"]) }", "has sizedFields, but Int has no fields")]
    [InlineData("type Query { a: Query @listSize(assumedSize: 1, sizedFields: [\"b\"]) }", "has the sized field b, which Query has not")]
    [InlineData("type Query { a: Query @listSize(assumedSize: 1, sizedFields: [\"a\"]) }", "has the sized field a, which is Query, no list")]
    [InlineData("type Query { a(n: Int): [Int] @listSize(assumedSize: 1, slicingArguments: [\"n\"]) }", "assumedSize beside slicingArguments, of which one must be given")]
    [InlineData("type Query { a(n: Int): [Int] @listSize(slicingArgumentDefaultValue: 1, slicingArguments: [\"n\"]) }", "slicingArgumentDefaultValue beside slicingArguments")]
    [InlineData("type Query { a: [Int] @listSize(assumedSize: 1, slicingArgumentDefaultValue: 1) }", "has slicingArgumentDefaultValue but no slicingArguments")]
    [InlineData("type Query { a(n: Int = 2): [Int] @listSize(assumedSize: 1, slicingArguments: [\"n\"], requireOneSlicingArgument: false) }", "although its slicing argument n has a default")]
    [InlineData("directive @cost(weight: Int!) on FIELD_DEFINITION type Query { a: Int }", "The argument weight of @cost is String!, not Int!")]
    [InlineData("directive @cost(weight: String!) on FIELD type Query { a: Int }", "@cost may not stand on FIELD")]
    [InlineData("directive @listSize(size: Int) on FIELD_DEFINITION type Query { a: Int }", "@listSize has no argument size")]
    public void A_directive_that_says_nothing_or_nonsense_is_a_fault_with_its_place(string sdl, string message)
    {
        var faults = Assert.Throws<SchemaException>(() => SchemaBuilder.Build(Parser.Parse(new Source(sdl, "s.graphql")))).Faults;
        Assert.Contains(faults, f => f.Message.Contains(message, StringComparison.Ordinal) && f.File == "s.graphql" && f.Location is not null);
    }

    [Fact]
    public void Schemas_that_use_the_directives_have_them_and_others_have_not()
    {
        var with = SchemaBuilder.Build(Parser.Parse("type Query { a: [Int] @listSize(assumedSize: 2) }"));
        Assert.NotNull(with.Directive("listSize"));
        Assert.Null(with.Directive("cost"));
        var printed = SchemaPrinter.Print(with);
        Assert.Contains("directive @listSize(", printed, StringComparison.Ordinal);
        Assert.Equal(printed, SchemaPrinter.Print(SchemaBuilder.Build(Parser.Parse(printed))));
        Assert.Null(SchemaBuilder.Build(Parser.Parse("type Query { a: [Int] }")).Directive("listSize"));
    }

    [Fact]
    public void A_schema_may_bring_the_specification_s_own_definitions() =>
        Assert.NotNull(SchemaBuilder.Build(Parser.Parse("""
            directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
            directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
            type Query { a: [Int] @cost(weight: "-2.5") @listSize(assumedSize: 2) }
            """)));
}
