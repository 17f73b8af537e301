using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Conventions;

public sealed class ExpansionTests
{
    [Fact]
    public void A_connection_becomes_a_page_with_arguments_filter_and_order()
    {
        var expanded = Expand("""
            type Query {
              "All accounts."
              accounts(asOf: Int = 3): [Account!]! @connection @filterable @sortable @deprecated(reason: "old")
            }

            "A company."
            type Account {
              "Its number."
              number: String! @filterable @sortable
              employees: Int @filterable
              notes: String
            }
            """);

        Assert.Equal(Lines(""""
            type Query {
              "All accounts."
              accounts(
                asOf: Int = 3
                "How many entries, from the start or behind 'after': 25 when left out, 200 at most. Not together with 'last'."
                first: Int
                "Only entries behind this cursor."
                after: String
                "How many entries, from the end or before 'before': 25 when left out beside 'before', 200 at most."
                last: Int
                "Only entries before this cursor."
                before: String
                "Only entries that meet these conditions."
                where: AccountFilterInput @cost(weight: "10")
                "The order, most important step first; each entry names one field. Cursors hold for one order."
                order: [AccountSortInput!] @cost(weight: "10")
              ): AccountsConnection! @deprecated(reason: "old") @listSize(assumedSize: 200, slicingArguments: ["first", "last"], slicingArgumentDefaultValue: 25, sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
            }
            "A company."
            type Account {
              "Its number."
              number: String!
              employees: Int
              notes: String
            }
            "Conditions on Account. A field left out is no condition; all conditions that are given must hold."
            input AccountFilterInput {
              "All of these must hold; an empty list always does."
              and: [AccountFilterInput!]
              "At least one of these must hold; an empty list never does."
              or: [AccountFilterInput!]
              "Its number."
              number: StringOperationFilterInput
              "Condition on employees."
              employees: IntOperationFilterInput
            }
            "Operations on String; all that are given must hold. Fields that people search by are compared without regard to case, accents and width."
            input StringOperationFilterInput {
              "All of these must hold; an empty list always does."
              and: [StringOperationFilterInput!]
              "At least one of these must hold; an empty list never does."
              or: [StringOperationFilterInput!]
              "Equal to this; null finds what has no value."
              eq: String @cost(weight: "10")
              "Anything but this, no value included; null finds what has a value."
              neq: String @cost(weight: "10")
              "One of these; null among them finds what has no value, an empty list finds nothing."
              in: [String] @cost(weight: "10")
              "None of these; what has no value is found unless null is among them."
              nin: [String] @cost(weight: "10")
              "Has this somewhere within."
              contains: String @cost(weight: "20")
              "Does not have this within, or no value."
              ncontains: String @cost(weight: "20")
              "Begins with this."
              startsWith: String @cost(weight: "20")
              "Does not begin with this, or no value."
              nstartsWith: String @cost(weight: "20")
              "Ends with this."
              endsWith: String @cost(weight: "20")
              "Does not end with this, or no value."
              nendsWith: String @cost(weight: "20")
            }
            "Operations on Int; all that are given must hold."
            input IntOperationFilterInput {
              "Equal to this; null finds what has no value."
              eq: Int @cost(weight: "10")
              "Anything but this, no value included; null finds what has a value."
              neq: Int @cost(weight: "10")
              "One of these; null among them finds what has no value, an empty list finds nothing."
              in: [Int] @cost(weight: "10")
              "None of these; what has no value is found unless null is among them."
              nin: [Int] @cost(weight: "10")
              "Greater than this."
              gt: Int @cost(weight: "10")
              "Not greater than this, or no value."
              ngt: Int @cost(weight: "10")
              "Greater than or equal to this."
              gte: Int @cost(weight: "10")
              "Not greater than or equal to this, or no value."
              ngte: Int @cost(weight: "10")
              "Less than this."
              lt: Int @cost(weight: "10")
              "Not less than this, or no value."
              nlt: Int @cost(weight: "10")
              "Less than or equal to this."
              lte: Int @cost(weight: "10")
              "Not less than or equal to this, or no value."
              nlte: Int @cost(weight: "10")
            }
            "One step in an order of Account: exactly one field. What has no value comes first in ASC and last in DESC."
            input AccountSortInput {
              "Its number."
              number: SortEnumType @cost(weight: "10")
            }
            "The direction of an order."
            enum SortEnumType {
              "Smallest first."
              ASC
              "Largest first."
              DESC
            }
            "A page of a list of Account."
            type AccountsConnection {
              "Where the page lies in the list."
              pageInfo: PageInfo!
              "The page's entries with their cursors."
              edges: [AccountsEdge!]
              "The page's entries alone."
              nodes: [Account!]
              "How many entries the whole list has under the given conditions. Counted only when asked for."
              totalCount: Int!
            }
            "An entry of a page of Account."
            type AccountsEdge {
              "The entry's place in the list, for 'after' and 'before'. Opaque; holds for one order of the list."
              cursor: String!
              "The entry."
              node: Account!
            }
            "Where a page lies in its list."
            type PageInfo {
              "Whether entries follow the page."
              hasNextPage: Boolean!
              "Whether entries stand before the page."
              hasPreviousPage: Boolean!
              "The first entry's cursor; null on an empty page."
              startCursor: String
              "The last entry's cursor; null on an empty page."
              endCursor: String
            }
            """"), expanded);
    }

    [Fact]
    public void Related_objects_lists_enums_ids_and_scalars_get_their_own_filters()
    {
        var expanded = Undescribed("""
            type Query { accounts: [Account!] @connection @filterable @sortable }
            type Account {
              id: ID! @filterable
              parent: Account @filterable @sortable
              status: Status! @filterable
              since: LocalDate @filterable
              active: Boolean @filterable
              token: UUID @filterable
              weight: Weight @filterable
              tags: [String!] @filterable
              contacts: [Contact!]! @filterable @sortable
              balance: Money @filterable @sortable
              invoices: [Contact!] @connection @filterable(inParent: true)
              credits: [Contact!] @connection @filterable
            }
            type Contact { name: String! @filterable }
            type Money { amount: Decimal! @filterable @sortable }
            enum Status { NEW OLD }
            scalar LocalDate
            scalar UUID
            scalar Decimal
            scalar Weight @filterable(as: COMPARABLE)
            """);

        AssertHolds(expanded, """
            input AccountFilterInput {
              and: [AccountFilterInput!]
              or: [AccountFilterInput!]
              id: IdOperationFilterInput
              parent: AccountFilterInput
              status: StatusOperationFilterInput
              since: LocalDateOperationFilterInput
              active: BooleanOperationFilterInput
              token: UuidOperationFilterInput
              weight: WeightOperationFilterInput
              tags: ListStringOperationFilterInput
              contacts: ListFilterInputTypeOfContactFilterInput
              balance: MoneyFilterInput
              invoices: ListFilterInputTypeOfContactFilterInput
            }
            """);
        AssertHolds(expanded, """
            input AccountSortInput {
              parent: AccountSortInput
              contacts: ListSortInput
              balance: MoneySortInput
            }
            """);
        AssertHolds(expanded, """
            input StatusOperationFilterInput {
              eq: Status @cost(weight: "10")
              neq: Status @cost(weight: "10")
              in: [Status] @cost(weight: "10")
              nin: [Status] @cost(weight: "10")
            }
            """);
        AssertHolds(expanded, """
            input ListFilterInputTypeOfContactFilterInput {
              all: ContactFilterInput @cost(weight: "10")
              none: ContactFilterInput @cost(weight: "10")
              some: ContactFilterInput @cost(weight: "10")
              any: Boolean @cost(weight: "10")
            }
            """);
        AssertHolds(expanded, """
            input BooleanOperationFilterInput {
              eq: Boolean @cost(weight: "10")
              neq: Boolean @cost(weight: "10")
            }
            """);
        AssertHolds(expanded, "scalar Weight\n");
        Assert.Contains("gte: Weight", expanded, StringComparison.Ordinal);
        Assert.Contains("gte: LocalDate", expanded, StringComparison.Ordinal);
        Assert.DoesNotContain("gte: UUID", expanded, StringComparison.Ordinal);
        Assert.DoesNotContain("@connection", expanded, StringComparison.Ordinal);
        Assert.DoesNotContain("@filterable", expanded, StringComparison.Ordinal);
        Assert.DoesNotContain("@sortable", expanded, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payload_holds_the_result_and_a_union_of_errors()
    {
        var expanded = Undescribed(Errors + """
            type Query { now: Int }
            type Mutation {
              recordPayment(input: Int!): Payment @payload(errors: ["ValidationError", "RuleError"])
              dropPayments: Int @payload(errors: ["RuleError"], field: "dropped")
            }
            type Payment { number: String! }
            """);

        AssertHolds(expanded, """
            type Mutation {
              recordPayment(input: Int!): RecordPaymentPayload!
              dropPayments: DropPaymentsPayload!
            }
            """);
        AssertHolds(expanded, """
            type RecordPaymentPayload {
              payment: Payment
              errors: [RecordPaymentError!]
            }
            union RecordPaymentError = ValidationError | RuleError
            """);
        AssertHolds(expanded, """
            type DropPaymentsPayload {
              dropped: Int
              errors: [DropPaymentsError!]
            }
            """);
    }

    [Fact]
    public void Types_that_implement_Node_bring_the_interface_and_its_queries()
    {
        var expanded = Undescribed("type Query { now: Int } type Account implements Node { id: ID! }");

        AssertHolds(expanded, """
            interface Node {
              id: ID!
            }
            extend type Query {
              node(id: ID!): Node
              nodes(ids: [ID!]!): [Node]! @listSize(slicingArguments: ["ids"])
            }
            """);
        Assert.DoesNotContain("Node", Undescribed("type Query { now: Int } type Account { id: ID! }"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_may_have_another_name_and_other_sizes()
    {
        var sdl = SdlConventions.Expand(Parser.Parse("""
            type Query { a: A accounts: [A!]! @connection(name: "Debtors", defaultSize: 5, maxSize: 1000) }
            type A { id: Int accounts: [Query!] @connection }
            """));

        var debtors = sdl.Connections["Query.accounts"];
        Assert.Equal(("DebtorsConnection", "DebtorsEdge", 5, 1000), (debtors.TypeName, debtors.EdgeName, debtors.DefaultSize, debtors.MaxSize));
        Assert.Contains("5 when left out, 1000 at most", debtors.Field.Arguments[0].Description!.Value, StringComparison.Ordinal);
        Assert.Equal("AccountsConnection", sdl.Connections["A.accounts"].TypeName);
    }

    [Fact]
    public void A_list_size_that_is_written_stays_as_it_is()
    {
        var sdl = SdlConventions.Expand(Parser.Parse("""
            type Query { accounts: [A!] @connection @listSize(assumedSize: 3, sizedFields: ["nodes"]) }
            type A { id: Int }
            """));

        Assert.EndsWith(
            "AccountsConnection @listSize(assumedSize: 3, sizedFields: [\"nodes\"])",
            Printer.Print(sdl.Connections["Query.accounts"].Field), StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_of_extensions_count_like_those_of_the_definition()
    {
        var sdl = SdlConventions.Expand(
            Parser.Parse("type Query { now: Int } extend type Account { balance: Int @filterable }"),
            Parser.Parse("extend type Query { accounts: [Account!] @connection @filterable } type Account { number: String @filterable }"));
        var schema = SchemaBuilder.Build(sdl.Documents);

        var filter = Assert.IsType<InputObjectType>(schema.Type("AccountFilterInput"));
        Assert.Equal(["and", "balance", "number", "or"], filter.Fields.Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_generated_type_field_argument_and_value_is_described()
    {
        var sdl = SdlConventions.Expand(Parser.Parse(Errors + """
            type Query { accounts: [Account!] @connection @filterable @sortable }
            type Mutation { change: Account @payload(errors: ["RuleError"]) }
            type Account implements Node {
              id: ID! name: String @filterable @sortable tags: [Int] @filterable @sortable children: [Account!] @filterable active: Boolean @filterable
            }
            """));

        var generated = sdl.Documents[^1].Definitions;
        Assert.True(generated.Count > 12);
        foreach (var type in generated.Cast<TypeDefinitionNode>())
        {
            Assert.True(type.IsExtension || type.Description is not null, type.Name.Value);
            var members = type switch
            {
                FieldsTypeNode t => t.Fields.SelectMany(f => f.Arguments.Select(a => (a.Name, a.Description)).Append((f.Name, f.Description))),
                InputObjectTypeNode t => t.Fields.Select(f => (f.Name, f.Description)),
                EnumTypeNode t => t.Values.Select(v => (v.Name, v.Description)),
                _ => [],
            };
            Assert.All(members, m => Assert.False(string.IsNullOrEmpty(m.Description?.Value), $"{type.Name}.{m.Name}"));
        }
    }

    private const string Errors = """
        interface Error { message: String! code: String! path: [String!] }
        type ValidationError implements Error { message: String! code: String! path: [String!] }
        type RuleError implements Error { message: String! code: String! path: [String!] }

        """;

    private static string Expand(string sdl)
    {
        var expanded = SdlConventions.Expand(Parser.Parse(sdl));
        SchemaBuilder.Build(expanded.Documents);
        return Lines(string.Join('\n', expanded.Documents.Select(Printer.Print)));
    }

    private static string Undescribed(string sdl) => string.Join('\n', Expand(sdl).Split('\n').Where(l => !l.TrimStart().StartsWith('"')))
        .Replace("(\n    id: ID!\n  )", "(id: ID!)", StringComparison.Ordinal)
        .Replace("(\n    ids: [ID!]!\n  )", "(ids: [ID!]!)", StringComparison.Ordinal);

    private static void AssertHolds(string text, string part) =>
        Assert.Contains(part.Trim() + "\n", text + "\n", StringComparison.Ordinal);

    // Printers may or may not put empty lines between definitions.
    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0));
}
