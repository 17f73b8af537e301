using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>What the conventions make of a field carries the rule of the field.</summary>
public sealed class GuardedExpansionTests
{
    private static readonly ExpandedSdl Expanded = SdlConventions.Expand(Parser.Parse(new Source(GuardedBook.Sdl, "guarded.graphql")));

    [Theory]
    [InlineData("Query.companies", "authenticated")]
    [InlineData("Query.board", "board")]
    [InlineData("Query.node", "authenticated")]
    [InlineData("Mutation.rename", "credit")]
    [InlineData("CompanyFilterInput.number", "credit or sales")]
    [InlineData("CompanyFilterInput.revenue", "credit")]
    [InlineData("CompanyFilterInput.and", null)]
    [InlineData("CompanyFilterInput.people", "credit or sales")]
    [InlineData("CompanyFilterInput.staff", "personnel")]
    [InlineData("PersonFilterInput.age", "personnel")]
    [InlineData("MoneyFilterInput.currency", "credit")]
    [InlineData("MoneyFilterInput.value", "authenticated")]
    [InlineData("DecimalOperationFilterInput.eq", null)]
    [InlineData("CompanySortInput.owner", "board")]
    [InlineData("CompanySortInput.people", "credit or sales")]
    [InlineData("CompanySumAggregates.visits", "credit")]
    [InlineData("CompanySumAggregates.turnover", "credit or sales")]
    [InlineData("MoneySumAggregates.value", "authenticated")]
    [InlineData("MoneySumAggregates.currency", "credit")]
    [InlineData("CompanyAggregates.count", null)]
    [InlineData("CompanyGroupKey.status", "credit")]
    [InlineData("CompanyGroupKey.parentStatus", "credit")]
    [InlineData("CompanyGroupKey.ownerNumber", "board and credit or sales")]
    [InlineData("CompanyGroupBy.CREATED_AT_YEAR", "credit")]
    [InlineData("CompanyGroupBy.TURNOVER_CURRENCY", "credit")]
    public void Each_has_the_rules_of_all_the_fields_that_it_was_made_of(string coordinate, string? rule)
    {
        var found = SchemaElement.Find(SchemaBuilder.Build(Expanded.Documents), SchemaCoordinate.Parse(coordinate)) switch
        {
            SchemaElement.OfField of => of.Field.Rule,
            SchemaElement.OfInputField of => of.Field.Rule,
            SchemaElement.OfEnumValue of => of.Value.Rule,
            _ => throw new ArgumentException(coordinate, nameof(coordinate)),
        };

        Assert.Equal(rule, found?.ToString());
    }

    [Fact]
    public void The_expanded_schema_says_who_may_read_aggregates_and_keys_where_one_rule_says_it()
    {
        var printed = SchemaPrinter.Print(SchemaBuilder.Build(Expanded.Documents));

        Assert.Contains("visits: Decimal @authorize(roles: [\"credit\"])", printed, StringComparison.Ordinal);
        Assert.Contains("parentStatus: CompanyStatus @authorize(roles: [\"credit\"])", printed, StringComparison.Ordinal);
        Assert.Contains("ownerNumber: String\n", printed, StringComparison.Ordinal);
        Assert.Equal(printed, SchemaPrinter.Print(SchemaBuilder.Build(Parser.Parse(printed))));
    }

    [Fact]
    public void A_host_can_demand_that_every_field_that_people_wrote_has_a_rule()
    {
        var schema = SchemaBuilder.Build(Expanded.Documents);
        var generated = Expanded.Documents[^1].Definitions.OfType<TypeDefinitionNode>().Where(t => !t.IsExtension).Select(t => t.Name.Value).ToHashSet(StringComparer.Ordinal);

        var open = schema.Types.OfType<ObjectType>().Where(t => !BuiltIns.IsBuiltInType(t.Name) && !generated.Contains(t.Name))
            .SelectMany(t => t.Fields.Where(f => f.Rule is null).Select(f => $"{t.Name}.{f.Name}"));

        Assert.Empty(open);
    }

    [Fact]
    public void A_mistake_in_a_rule_is_told_once_and_at_the_place_where_it_was_written()
    {
        const string Sdl = """
            type Query { a: [A!] @connection @aggregatable }
            type A { b: Int @aggregatable @groupable @authorize(roles: []) }
            """;
        var sdl = SdlConventions.Expand(Parser.Parse(new Source(Sdl, "a.graphql")));

        var fault = Assert.Single(Assert.Throws<SchemaException>(() => SchemaBuilder.Build(sdl.Documents)).Faults);
        Assert.Equal(("a.graphql", new SourceLocation(2, 60)), (fault.File, fault.Location));
    }

    [Fact]
    public async Task A_list_of_an_interface_is_filtered_only_by_whom_all_its_objects_let_read_the_field()
    {
        const string Sdl = """
            type Query { parties: [Party!] @connection @filterable @sortable }
            interface Party { name: String @filterable @sortable }
            type Firm implements Party { name: String @authorize(roles: ["sales"]) }
            type Human implements Party { name: String @authorize(roles: ["personnel"]) }
            """;
        var read = 0;
        var sdl = SdlConventions.Expand(Parser.Parse(Sdl));
        var schema = SchemaBuilder.Build(sdl.Documents);
        var bindings = new SchemaBindings();
        var conventions = new ConventionBindings(sdl, schema, bindings, new MemoryRows(), _ => null);
        conventions.List<Party, int>("Party", p => p.Id);
        bindings.Query.Connection(conventions, "parties", _ =>
        {
            read++;
            return new Party[] { new Firm(1, "Bolt"), new Human(2, "Ann") }.AsQueryable();
        });
        bindings.Object<Firm>("Firm");
        bindings.Object<Human>("Human");
        var engine = new GraphQLEngine(schema, bindings);

        foreach (var arguments in new[] { "where: { name: { eq: \"Ann\" } }", "order: { name: ASC }" })
        {
            var denied = await engine.AskAsAsync(["sales"], $"{{ parties({arguments}) {{ nodes {{ __typename }} }} }}");
            Assert.Contains("AUTH_NOT_AUTHORIZED", denied, StringComparison.Ordinal);
            Assert.Equal(0, read);
        }

        Assert.Contains("\"totalCount\":1", await engine.AskAsAsync(["sales", "personnel"], "{ parties(where: { name: { eq: \"Ann\" } }) { totalCount } }"), StringComparison.Ordinal);
        var mixed = await engine.AskAsAsync(["sales"], "{ parties { nodes { name } } }");
        Assert.Contains("\"data\":{\"parties\":{\"nodes\":[{\"name\":\"Bolt\"},{\"name\":null}]}}", mixed, StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"parties\",\"nodes\",1,\"name\"]", mixed, StringComparison.Ordinal);
    }

    private abstract record Party(int Id, string Name);

    private sealed record Firm(int Id, string Name) : Party(Id, Name);

    private sealed record Human(int Id, string Name) : Party(Id, Name);
}
