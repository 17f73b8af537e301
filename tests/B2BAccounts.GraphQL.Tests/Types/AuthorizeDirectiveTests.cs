using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Types;

/// <summary>@authorize as schemas write it, and the rule that each field has by it.</summary>
public sealed class AuthorizeDirectiveTests
{
    [Theory]
    [InlineData("type Query { a: Int @authorize(roles: []) }", 1, 39, "@authorize on Query.a names no role, so that nobody could read it")]
    [InlineData("type Query @authorize(roles: []) { a: Int }", 1, 30, "@authorize on Query names no role")]
    [InlineData("type Query { a: Int } extend type Query @authorize(roles: []) { b: Int }", 1, 59, "@authorize on Query names no role")]
    [InlineData("type Query { a: Int @authorize(roles: [\"clerk\", \" \"]) }", 1, 49, "names a role without a name")]
    [InlineData("type Query { a: Int @authorize(roles: \"\") }", 1, 39, "names a role without a name")]
    [InlineData("type Query { a: Int @authorize(roles: [null]) }", 1, 40, "The argument @authorize(roles:) is wrong")]
    [InlineData("type Query { a: Int @authorize(roles: [7]) }", 1, 40, "The argument @authorize(roles:) is wrong")]
    [InlineData("type Query { a: Int @authorize(policy: \"p\") }", 1, 32, "has no argument policy")]
    [InlineData("type Query { a: Int @authorize @authorize }", 1, 32, "not repeatable")]
    [InlineData("type Query @authorize { a: Int } extend type Query @authorize { b: Int }", 1, 52, "not repeatable")]
    [InlineData("type Query { a: N } interface N { b: Int @authorize }", 1, 42, "@authorize does not belong on N.b, a field of an interface: write it on the fields of the objects that implement it")]
    [InlineData("type Query { a: N } interface N @authorize { b: Int }", 1, 33, "may not be used on INTERFACE")]
    [InlineData("type Query { a(b: Int @authorize): Int }", 1, 23, "may not be used on ARGUMENT_DEFINITION")]
    [InlineData("type Query { a(b: I): Int } input I { c: Int @authorize }", 1, 46, "may not be used on INPUT_FIELD_DEFINITION")]
    [InlineData("directive @authorize(policy: String) on OBJECT type Query { a: Int }", 1, 22, "@authorize has no argument policy; it has roles")]
    [InlineData("directive @authorize(roles: [String!]) on ENUM type Query { a: Int }", 1, 43, "@authorize may not stand on ENUM")]
    [InlineData("directive @authorize(roles: [String!]) repeatable on OBJECT type Query { a: Int }", 1, 12, "@authorize is not repeatable")]
    public void A_rule_that_nobody_can_meet_or_that_has_no_effect_is_a_fault_with_its_place(string sdl, int line, int column, string message)
    {
        var faults = Assert.Throws<SchemaException>(() => SchemaBuilder.Build(Parser.Parse(new Source(sdl, "s.graphql")))).Faults;
        var fault = Assert.Single(faults, f => f.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(("s.graphql", new SourceLocation(line, column)), (fault.File, fault.Location));
    }

    [Fact]
    public void Schemas_that_use_the_directive_have_it_and_print_it_and_others_have_not()
    {
        const string Sdl = """
            type Query @authorize {
              account: Account
            }

            type Account @authorize(roles: ["clerk"]) {
              name: String @authorize(roles: ["clerk", "auditor"])
            }
            """;
        var schema = SchemaBuilder.Build(Parser.Parse(Sdl));
        var printed = SchemaPrinter.Print(schema);

        Assert.Contains(") on OBJECT | FIELD_DEFINITION", printed, StringComparison.Ordinal);
        Assert.EndsWith(Sdl.ReplaceLineEndings("\n"), printed.TrimEnd(), StringComparison.Ordinal);
        var again = SchemaBuilder.Build(Parser.Parse(printed));
        Assert.Equal(printed, SchemaPrinter.Print(again));
        Assert.Equal(SchemaPrinter.PrintSorted(schema), SchemaPrinter.PrintSorted(again));
        Assert.Equal(Rules(schema), Rules(again));
        Assert.Null(SchemaBuilder.Build(Parser.Parse("type Query { a: Int }")).Directive("authorize"));

        static IEnumerable<string> Rules(Schema schema) =>
            schema.Types.OfType<ObjectType>().SelectMany(t => t.Fields.Select(f => $"{t}.{f.Name} {f.Rule}"));
    }

    [Fact]
    public void A_schema_may_bring_the_definition_itself() =>
        Assert.NotNull(SchemaBuilder.Build(Parser.Parse(
            "directive @authorize(roles: [String!]) on OBJECT | FIELD_DEFINITION type Query { a: Int @authorize }")).QueryType!.Field("a")!.Rule);

    [Theory]
    [InlineData("Query.open", null)]
    [InlineData("Account.name", "clerk")]
    [InlineData("Account.mark", "authenticated")]
    [InlineData("Account.nothing", "authenticated")]
    [InlineData("Account.balance", "auditor or clerk")]
    [InlineData("Account.later", "clerk")]
    [InlineData("Named.name", "clerk and poet")]
    [InlineData("Named.mark", "authenticated")]
    [InlineData("__Type.name", null)]
    public void The_rule_of_a_field_is_its_own_else_its_type_s_and_an_interface_asks_for_those_of_all_its_objects(string coordinate, string? rule)
    {
        var schema = SchemaBuilder.Build(Parser.Parse(
            """
            type Query { open: Named }
            interface Named { name: String mark: Int }
            type Account implements Named @authorize(roles: ["clerk"]) {
              name: String
              mark: Int @authorize
              nothing: Int @authorize(roles: null)
              balance: Int @authorize(roles: ["clerk", "auditor", "clerk"])
            }
            type Poem implements Named { name: String @authorize(roles: "poet") mark: Int }
            """), Parser.Parse("extend type Account { later: Int }"));

        var found = (SchemaElement.OfField)SchemaElement.Find(schema, SchemaCoordinate.Parse(coordinate))!;

        Assert.Equal(rule, found.Field.Rule?.ToString());
    }

    [Fact]
    public void A_rule_allows_whoever_has_a_role_of_each_of_its_lists()
    {
        var schema = SchemaBuilder.Build(Parser.Parse(
            "type Query { a: A } interface N { n: Int } type A implements N { n: Int @authorize(roles: [\"a\", \"b\"]) } type C implements N { n: Int @authorize(roles: [\"c\"]) }"));
        var rule = ((InterfaceType)schema.Type("N")!).Field("n")!.Rule!;

        Assert.Equal([["a", "b"], ["c"]], rule.Roles);
        Assert.True(rule.Allows(new HashSet<string> { "b", "c" }));
        Assert.False(rule.Allows(new HashSet<string> { "a", "b" }));
        Assert.False(rule.Allows(new HashSet<string>()));
        Assert.False(rule.Allows(null));
    }
}
