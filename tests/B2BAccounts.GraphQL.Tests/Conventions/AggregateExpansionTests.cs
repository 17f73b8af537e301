using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Conventions;

public sealed class AggregateExpansionTests
{
    private const string Sdl = """
        type Query { bills: [Bill!] @connection @aggregatable  plain: [Bill] @connection }
        type Bill {
          number: String! @aggregatable
          on: LocalDate! @aggregatable @groupable
          paid(as: Int = 1): DateTime @groupable
          lines: Int @aggregatable
          weight: Float @aggregatable(only: [AVG MAX])
          amount: Money! @aggregatable @groupable
          fee: Money @aggregatable
          state: State! @groupable
          late: Boolean @groupable
          customer: Customer @groupable
        }
        type Customer { country: String @groupable size: Int @groupable parent: Customer @groupable }
        type Money { value: Decimal! @aggregatable(per: "currency") currency: String! @groupable }
        enum State { OPEN PAID }
        scalar LocalDate
        scalar DateTime
        scalar Decimal
        """;

    [Fact]
    public void Marks_become_typed_aggregates_and_groups()
    {
        var expanded = SdlConventions.Expand(Parser.Parse(Sdl));
        var schema = SchemaBuilder.Build(expanded.Documents);

        Assert.Equal("pageInfo: PageInfo!, edges: [BillsEdge!], nodes: [Bill!], totalCount: Int!, aggregates: BillAggregates, groups(by: [BillGroupBy!]!): [BillAggregateGroup!]", Fields("BillsConnection"));
        Assert.Equal("pageInfo: PageInfo!, edges: [PlainEdge!], nodes: [Bill], totalCount: Int!", Fields("PlainConnection"));
        Assert.Equal("count: Int!, sum: BillSumAggregates!, avg: BillAvgAggregates!, min: BillMinAggregates!, max: BillMaxAggregates!", Fields("BillAggregates"));
        Assert.Equal("key: BillGroupKey!, count: Int!, sum: BillSumAggregates!, avg: BillAvgAggregates!, min: BillMinAggregates!, max: BillMaxAggregates!", Fields("BillAggregateGroup"));
        Assert.Equal("lines: Long, amount: MoneySumAggregates!, fee: MoneySumAggregates!", Fields("BillSumAggregates"));
        Assert.Equal("lines: Decimal, weight: Float, amount: MoneyAvgAggregates!, fee: MoneyAvgAggregates!", Fields("BillAvgAggregates"));
        Assert.Equal("number: String, on: LocalDate, lines: Int, amount: MoneyMinAggregates!, fee: MoneyMinAggregates!", Fields("BillMinAggregates"));
        Assert.Equal("number: String, on: LocalDate, lines: Int, weight: Float, amount: MoneyMaxAggregates!, fee: MoneyMaxAggregates!", Fields("BillMaxAggregates"));
        Assert.Equal("value: Decimal, currency: String", Fields("MoneySumAggregates"));
        Assert.Equal(
            "on: LocalDate, onMonth: LocalDate, onQuarter: LocalDate, onYear: LocalDate, paidDay: LocalDate, paidMonth: LocalDate, paidQuarter: LocalDate, paidYear: LocalDate, "
            + "amountCurrency: String, state: State, late: Boolean, customerCountry: String, customerSize: Int, customerParentCountry: String, customerParentSize: Int",
            Fields("BillGroupKey"));
        Assert.Equal(
            "ON ON_MONTH ON_QUARTER ON_YEAR PAID_DAY PAID_MONTH PAID_QUARTER PAID_YEAR AMOUNT_CURRENCY STATE LATE CUSTOMER_COUNTRY CUSTOMER_SIZE CUSTOMER_PARENT_COUNTRY CUSTOMER_PARENT_SIZE",
            string.Join(' ', ((EnumType)schema.Type("BillGroupBy")!).Values.Select(v => v.Name)));
        Assert.IsType<ScalarType>(schema.Type("Long"));

        string Fields(string type) => string.Join(", ", ((ObjectType)schema.Type(type)!).Fields.Select(f =>
            f.Name + (f.Arguments.Count == 0 || f.Name is not "groups" ? "" : $"({string.Join(' ', f.Arguments.Select(a => $"{a.Name}: {a.Type}"))})") + $": {f.Type}"));
    }

    [Fact]
    public void Everything_that_is_made_has_a_description()
    {
        var schema = SchemaBuilder.Build(SdlConventions.Expand(Parser.Parse(Sdl)).Documents);

        foreach (var type in schema.Types.Where(t => t.Name.Contains("Aggregate", StringComparison.Ordinal) || t.Name.Contains("Group", StringComparison.Ordinal) || t.Name == "Long"))
        {
            Assert.False(string.IsNullOrEmpty(type.Description), type.Name);
            Assert.All((type as ObjectType)?.Fields ?? [], f => Assert.False(string.IsNullOrEmpty(f.Description), $"{type.Name}.{f.Name}"));
            Assert.All((type as EnumType)?.Values ?? [], v => Assert.False(string.IsNullOrEmpty(v.Description), $"{type.Name}.{v.Name}"));
        }
    }

    [Fact]
    public void A_list_of_what_has_no_marks_can_be_counted()
    {
        var schema = SchemaBuilder.Build(SdlConventions.Expand(Parser.Parse("type Query { a: [A] @connection @aggregatable } type A { b: Int }")).Documents);

        Assert.Equal(["count"], ((ObjectType)schema.Type("AAggregates")!).Fields.Select(f => f.Name));
        Assert.Null(((ObjectType)schema.Type("AConnection")!).Field("groups"));
    }

    [Theory]
    [InlineData("b: [Int] @aggregatable", 10, "A.b cannot be aggregatable: it is a list.")]
    [InlineData("b: Boolean @aggregatable", 12, "Boolean has neither sums nor an order; mark it @groupable to count entries by it.")]
    [InlineData("b: ID @aggregatable", 7, "an id is opaque; count entries instead.")]
    [InlineData("b(c: Int!): Int @aggregatable", 17, "an aggregate has no place for its argument c.")]
    [InlineData("count: Int @aggregatable", 12, "'count' counts entries in aggregates. Rename the field.")]
    [InlineData("b: A2 @aggregatable", 7, "no field of A2 is marked @aggregatable.")]
    [InlineData("b: String @aggregatable(only: SUM)", 31, "A.b is no number; of it there are MIN and MAX alone.")]
    [InlineData("b: Int @aggregatable(only: [])", 28, "'only' names no function for A.b")]
    [InlineData("b: Int @aggregatable(only: [MEDIAN])", 28, "only of @aggregatable is a list of SUM, AVG, MIN and MAX.")]
    [InlineData("b: Int @aggregatable(per: \"unit\")", 27, "A.b is per unit, but A has no text, code or enum of that name.")]
    [InlineData("b: Int @aggregatable(per: \"c\") c: Int", 27, "A.b is per c, but A has no text, code or enum of that name.")]
    [InlineData("b: String @aggregatable(per: \"c\") c: String", 30, "A.b is no number, so that it is per nothing.")]
    [InlineData("b: Int @aggregatable(per: \"c\") c: String @aggregatable", 27, "A.c is what b is per and cannot be aggregatable itself.")]
    [InlineData("b: Int @aggregatable(per: \"c\") c: String d: Int @aggregatable(per: \"e\") e: String", 27, "A.b is per c, but d is per e; the amounts of one type are per one field.")]
    [InlineData("b: Int @aggregatable(inParent: true)", 22, "@aggregatable has no argument inParent; it has per, only.")]
    [InlineData("b: [Int] @groupable", 10, "A.b cannot be groupable: it is a list.")]
    [InlineData("b: ID @groupable", 7, "an id is opaque; mark what people tell entries apart by.")]
    [InlineData("b: Float @groupable", 10, "a Float hardly ever comes twice.")]
    [InlineData("b(c: Int!): Int @groupable", 17, "a group has no place for its argument c.")]
    [InlineData("b: A2 @groupable", 7, "no field of A2 is marked @groupable.")]
    [InlineData("b: A3 @groupable bC: Int @groupable", 26, "Lists of A could be grouped by B_C in two ways: b.c and bC. Rename one of them.")]
    [InlineData("b: Int @groupable(by: DAY)", 19, "@groupable has no argument by; it has none.")]
    public void A_mark_that_means_nothing_is_reported_with_its_place(string field, int column, string message)
    {
        var sdl = $"type Query {{ a: [A] @connection @aggregatable }} type A2 {{ c: Int }} type A3 {{ c: Int @groupable }} type A {{\n{field} }}";
        var faults = Assert.Throws<SchemaException>(() => SdlConventions.Expand(Parser.Parse(new Source(sdl, "a.graphql")))).Faults;

        Assert.Contains(faults, f => f.Message.Contains(message, StringComparison.Ordinal) && f.Location == new SourceLocation(2, column));
    }

    [Theory]
    [InlineData("type Query { a: Int @aggregatable }", "@aggregatable on Query.a needs @connection beside it")]
    [InlineData("type Query { a: [A] @connection @aggregatable(only: SUM) } type A { b: Int }", "only says something on the fields of A, not on Query.a.")]
    [InlineData("type Query { a: [A] @connection @groupable } type A { b: Int }", "@groupable belongs on the fields of A; @aggregatable on Query.a brings groups by them.")]
    [InlineData("type Query { a: Int } type AAggregates { b: Int } extend type Query { c: [A] @connection @aggregatable } type A { b: Int }", "AAggregates is the name of a type that the conventions make")]
    [InlineData("type Query { a: [A] @connection b: B } type B { a: [A] @connection @aggregatable } type A { b: Int }", "AConnection would be both a page of [A]")]
    [InlineData("directive @aggregatable on OBJECT type Query { a: Int }", "not to be defined")]
    public void A_mark_in_a_wrong_place_is_reported(string sdl, string message)
    {
        var faults = Assert.Throws<SchemaException>(() => SdlConventions.Expand(Parser.Parse(sdl))).Faults;

        Assert.Contains(faults, f => f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_that_stands_for_nothing_or_does_not_fit_is_named_with_its_line()
    {
        var sdl = SdlConventions.Expand(Parser.Parse(new Source(
            """
            type Query { things: [Thing!] @connection @aggregatable }
            type Thing {
              size: Int @aggregatable @groupable
              missing: Int @aggregatable(only: SUM)
              lost: String @groupable
              weight: Decimal @aggregatable(only: AVG)
              on: LocalDate @groupable
              state: State @groupable
              owner: Owner @aggregatable
            }
            type Owner { age: Int @aggregatable(only: MIN) }
            enum State { OPEN PAID }
            scalar LocalDate
            scalar Decimal
            """,
            "things.graphql")));
        var schema = SchemaBuilder.Build(sdl.Documents);
        var bindings = new SchemaBindings().Scalars(B2BAccounts.GraphQL.Types.Scalars.CommonScalars.All);
        var conventions = new ConventionBindings(sdl, schema, bindings, new MemoryRows(), _ => null);
        conventions.List<Thing, long>("Thing", t => t.Id);
        bindings.Query.Connection(conventions, "things", _ => Enumerable.Empty<Thing>().AsQueryable());
        bindings.Object<Thing>("Thing").Field("missing", _ => 1).Field("lost", _ => "").Field("size", _ => 1).Field("weight", _ => 1m).Field("on", _ => DateOnly.MinValue);
        bindings.Object<Person>("Owner").Field("age", _ => 1);

        var faults = Assert.Throws<SchemaException>(() => new GraphQLEngine(schema, bindings)).Faults.Select(f => f.ToString()).ToList();

        Assert.Equal(
            [
                "things.graphql(11,23): Thing.owner.age can be aggregated, but Thing has no property of that name; map it with Aggregate(\"owner.age\", …).",
                "things.graphql(3,13): Thing.size is aggregated by avg to Decimal, but is a Version in C#; map another expression with Aggregate(\"size\", …).",
                "things.graphql(3,13): Thing.size is aggregated by max to Int, but is a Version in C#; map another expression with Aggregate(\"size\", …).",
                "things.graphql(3,13): Thing.size is aggregated by min to Int, but is a Version in C#; map another expression with Aggregate(\"size\", …).",
                "things.graphql(3,13): Thing.size is aggregated by sum to Long, but is a Version in C#; map another expression with Aggregate(\"size\", …).",
                "things.graphql(3,27): Thing.size is grouped by as Int, but is a Version in C#; map another expression with Aggregate(\"size\", …).",
                "things.graphql(4,16): Thing.missing can be aggregated, but Thing has no property of that name; map it with Aggregate(\"missing\", …).",
                "things.graphql(5,16): Thing.lost can be aggregated, but Thing has no property of that name; map it with Aggregate(\"lost\", …).",
                "things.graphql(6,19): Thing.weight is aggregated by avg to Decimal, but is a Double in C#; map another expression with Aggregate(\"weight\", …).",
                "things.graphql(7,17): Thing.on is grouped by as LocalDate, but is a Int64 in C#; map another expression with Aggregate(\"on\", …).",
                "things.graphql(8,16): Thing.state is grouped by as State, but is a DayOfWeek in C#; map another expression with Aggregate(\"state\", …).",
            ],
            faults.Where(f => f.Contains("Aggregate(", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    internal sealed record Thing(long Id, Version Size, double Weight, long On, DayOfWeek State, Person? Owner);

    internal sealed record Person(long Id);
}
