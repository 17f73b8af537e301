using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Execution.Cost;

/// <summary>Figures that others have published: the GraphQL Cost Directives specification (https://ibm.github.io/graphql-specs/cost-spec.html),
/// HotChocolate's documentation (https://chillicream.com/docs/hotchocolate/v16/securing-your-api/cost-analysis) and the cases of "Static
/// Analysis for GraphQL, Verified in Lean" (https://duckki.github.io/2026/08/30/static-analysis-for-graphql-verified-in-lean.html) that
/// HotChocolate's conformance suite takes up.</summary>
public sealed class PublishedExampleTests
{
    // The specification's default weights: 1 for what has sub-fields.
    private static readonly EngineOptions Specification = new() { ResolverCost = 1 };

    private const string Users = """
        type User { name: String age: Int @cost(weight: "2.0") }
        type Query { users(max: Int): [User] @listSize(slicingArguments: ["max"]) }
        """;

    private const string Products = """
        input Filter { approx: Approximate @cost(weight: "-12.0") }
        enum Approximate { YES NO }
        type Product { name: String }
        type Query {
          topProducts(filter: Filter @cost(weight: "15.0")): [String] @cost(weight: "5.0") @listSize(assumedSize: 10)
          mostPopularProduct(approx: Approximate @cost(weight: "-3.0")): Product @cost(weight: "5.0")
        }
        """;

    // The schema of the suite's unit cases, with the weights of its root fields that are leaves.
    private const string Books = """
        type Query {
          book: Book
          bestsellers: [Book] @listSize(assumedSize: 5)
          newest(limit: Int): [Book] @listSize(slicingArguments: ["limit"])
          rangeBooks(first: Int, last: Int): [Book]
            @listSize(assumedSize: 2, slicingArguments: ["first", "last"], requireOneSlicingArgument: false)
          container(first: Int): Container @listSize(slicingArguments: ["first"], sizedFields: ["page"], requireOneSlicingArgument: false)
          defaultContainer(first: Int = 4): Container @listSize(slicingArguments: ["first"], sizedFields: ["page"])
          publication: Publication
          inputWithCost(filter: Filter @cost(weight: "15")): Int @cost(weight: "5")
          listInputWithCost(ids: [ID] @cost(weight: "3")): Int @cost(weight: "0")
        }
        type Book implements Publication { title: String author: Author publisher: Publisher }
        type Magazine implements Publication @cost(weight: "7") { title: String }
        interface Publication { title: String }
        type Author { name: String }
        type Publisher { name: String address: Address }
        type Address @cost(weight: "5") { zipCode: Int }
        type Container { page: [Book] recent: [Book] metadata: String }
        input Filter { approx: Boolean @cost(weight: "-12") nested: Filter }
        """;

    private const string Unions = """
        union Result = A | B
        type A { a: Int @cost(weight: "10") }
        type B { b: Int @cost(weight: "20") }
        type Query { result: Result }
        """;

    private const string Items = """
        type Item { value: Int @cost(weight: "3") }
        type Query { items(limit: Int!): [Item] @listSize(slicingArguments: ["limit"]) }
        """;

    [Theory]
    [InlineData(Users, "{ users(max: 5) { age } }", null, 11, 6)] // Examples 1 and 2
    [InlineData(Users, "query($n: Int) { users(max: $n) { age } }", """{"n":5}""", 11, 6)]
    [InlineData(Products, "{ topProducts }", null, 5, 1)] // Example 10
    [InlineData(Products, "{ topProducts(filter: {}) }", null, 20, 1)]
    [InlineData(Products, "{ mostPopularProduct { name } }", null, 5, 2)] // Example 11
    [InlineData(Products, "{ mostPopularProduct(approx: YES) { name } }", null, 2, 2)]
    [InlineData(Products, "{ topProducts(filter: { approx: YES }) }", null, 8, 1)] // Example 12
    [InlineData(Products, "query($f: Filter) { topProducts(filter: $f) }", """{"f":{"approx":"YES"}}""", 8, 1)]
    [InlineData(Products, "query($f: Filter) { topProducts(filter: $f) }", "{}", 5, 1)]
    [InlineData(Products, "query($f: Filter) { topProducts(filter: $f) }", """{"f":null}""", 20, 1)]
    [InlineData(Products, "query($a: Approximate) { topProducts(filter: { approx: $a }) }", """{"a":"NO"}""", 8, 1)]
    [InlineData(Products, "query($a: Approximate) { topProducts(filter: { approx: $a }) }", "{}", 20, 1)]
    public async Task The_specification_s_examples_cost_what_it_says(string sdl, string query, string? variables, double field, double type) =>
        Assert.Equal((field, type), await StubCode.Engine(sdl, Specification).CostAsync(query, variables));

    [Theory]
    [InlineData(Books, "{ book { title author { name } publisher { name address { zipCode } } } }", null, 4, 9)] // default_and_type_costs…
    [InlineData(Books, "{ inputWithCost(filter: { approx: true }) }", null, 8, 1)] // signed_input_cost…
    [InlineData(Books, """{ listInputWithCost(ids: ["a", "b", "c"]) }""", null, 3, 1)] // list_argument_weight_is_paid_once
    [InlineData(Books, "{ publication { title } }", null, 1, 8)] // abstract_output_uses_the_maximum…
    [InlineData(Books, "{ bestsellers { title } }", null, 1, 6)] // assumed_list_size…
    [InlineData(Books, "{ rangeBooks(first: 5) { title } }", null, 1, 6)] // slicing_argument_takes_precedence…
    [InlineData(Books, "{ rangeBooks(first: 3, last: 4) { title } }", null, 1, 5)] // multiple_slicing_arguments_use_their_maximum
    [InlineData(Books, "query($f: Int) { container(first: $f) { page { title } recent { title } } }", """{"f":3}""", 3, 15)] // sized_fields…
    [InlineData(Books, "{ defaultContainer { page { title } } }", null, 2, 6)] // slicing_argument_uses_schema_default
    [InlineData(Unions, "{ result { ... on A { a } ... on B { b } } }", null, 21, 2)] // C1
    [InlineData(Unions, "{ result { ... on A { label: a } ... on A { label: a } } }", null, 11, 2)] // C4
    [InlineData(Items, "query($n: Int!) { items(limit: $n) { value } }", """{"n":0}""", 1, 1)] // C6
    public async Task Cases_verified_elsewhere_cost_the_same(string sdl, string query, string? variables, double field, double type) =>
        Assert.Equal((field, type), await StubCode.Engine(sdl, Specification).CostAsync(query, variables));

    [Fact]
    public async Task A_type_may_weigh_less_than_nothing_but_no_field_does() =>
        Assert.Equal(
            (1.0, 1.0), // negative_type_weight_offsets_child_cost
            await StubCode.Engine(
                """
                scalar Text @cost(weight: "5")
                type Query { book: Book }
                type Book @cost(weight: "-7") { title: Text }
                """,
                Specification).CostAsync("{ book { title } }"));

    private const string Catalogue = """
        type Query {
          book: Book
          books(first: Int): BooksConnection
            @listSize(assumedSize: 50, slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)
          products(first: Int): ProductsConnection
            @listSize(assumedSize: 50, slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)
        }
        type BooksConnection { edges: [BooksEdge!] }
        type BooksEdge { node: Book }
        type Book { title: String author: Author }
        type Author { name: String }
        type ProductsConnection { edges: [ProductsEdge!] }
        type ProductsEdge { node: Product }
        type Product {
          name: String
          reviews(first: Int): ReviewsConnection @cost(weight: "10")
            @listSize(assumedSize: 50, slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)
        }
        type ReviewsConnection { edges: [ReviewsEdge!] }
        type ReviewsEdge { node: Review }
        type Review { text: String author: Author }
        """;

    // The last one's type cost is given there as about 7,601, without the 51 connections.
    [Theory]
    [InlineData("{ book { title author { name } } }", 11, 3)]
    [InlineData("{ books(first: 50) { edges { node { title author { name } } } } }", 111, 152)]
    [InlineData("{ books { edges { node { title author { name } } } } }", 111, 152)]
    [InlineData("{ products(first: 50) { edges { node { reviews(first: 50) { edges { node { text author { name } } } } } } } }", 5611, 7652)]
    public async Task HotChocolate_s_examples_cost_what_its_documentation_says(string query, double field, double type) =>
        Assert.Equal((field, type), await StubCode.Engine(Catalogue).CostAsync(query));
}
